import {
  type CalendarDate,
  dateOf,
  type DayNumber,
  dayNumber,
  plusDays,
  plusMonths,
  plusYears,
  type Policies,
  yearsMonthsDays,
} from '@elshi/law';
import type { Span } from './span.js';

/** What earlier spells bring into this one. */
export interface Carried {
  /** Days credited from the first day on. */
  readonly bonus: number;
  /** Days added to the quota. */
  readonly added: number;
  /** A quota that stands in place of the spell's own. */
  readonly quota?: number;
}

/** How credited days are added up and when they fill the term (policies P03, P05, P08, P34). */
export interface CountMethod {
  /** Days to be credited. Runs are the counted days as disjoint spans in order. */
  readonly quota: (runs: readonly Span[]) => number;
  readonly credited: (runs: readonly Span[], day: DayNumber) => number;
  readonly eligible: (runs: readonly Span[]) => DayNumber | undefined;
}

const MONTH_DAYS = 30;
const YEAR_DAYS = 12 * MONTH_DAYS;

/** The method that the policies ask for, for a term of so many years from a day. */
export function countMethod(
  policies: Policies,
  startsOn: CalendarDate,
  years: number | undefined,
  carried: Carried,
): CountMethod {
  const unit = policies.P05 === 'YMD_SUM' ? monthsOfThirty : calendarDays;
  const quotaOf = (from: CalendarDate) => unit.quota(from, years ?? 0, policies) + carried.added;
  const first = dayNumber(startsOn);
  const later = policies.P03 === 'DAY_AFTER' ? 1 : 0;
  const plain: CountMethod = {
    quota: () => (carried.quota ?? quotaOf(startsOn)) + (carried.quota === undefined ? 0 : carried.added),
    credited: (runs, day) => (day < first ? 0 : carried.bonus) + sum(runs, day, unit),
    eligible: (runs) => filled(runs, carried.bonus, plain.quota(runs), first, unit),
  };
  const method = policies.P08 === 'RESET' ? resetting(plain, quotaOf, policies, carried, unit, first) : plain;
  return { ...method, eligible: (runs) => shifted(method.eligible(runs), later) };
}

interface Unit {
  readonly quota: (from: CalendarDate, years: number, policies: Policies) => number;
  readonly length: (run: Span) => number;
  /** The day on which so much is reached, counted from a run's first day. */
  readonly reached: (from: DayNumber, amount: number) => DayNumber;
}

const calendarDays: Unit = {
  quota: (from, years, policies) => dayNumber(plusYears(from, years, policies.P04)) - dayNumber(from),
  length: (run) => run.to - run.from,
  reached: (from, amount) => from + amount,
};

const monthsOfThirty: Unit = {
  quota: (_from, years) => years * YEAR_DAYS,
  length: (run) => {
    if (run.from === -Infinity || run.to === Infinity) return Infinity;
    const { years, months, days } = yearsMonthsDays(dateOf(run.from), dateOf(run.to));
    return years * YEAR_DAYS + months * MONTH_DAYS + days;
  },
  reached: (from, amount) => {
    const months = Math.floor(amount / MONTH_DAYS);
    return dayNumber(plusDays(plusMonths(dateOf(from), months), amount % MONTH_DAYS));
  },
};

function sum(runs: readonly Span[], day: DayNumber, unit: Unit): number {
  let total = 0;
  for (const run of runs) {
    if (run.from >= day) break;
    total += unit.length({ from: run.from, to: Math.min(run.to, day) });
  }
  return total;
}

/** The first day on which the quota is full, or nothing when the runs end short of it. */
function filled(
  runs: readonly Span[],
  bonus: number,
  quota: number,
  first: DayNumber,
  unit: Unit,
): DayNumber | undefined {
  if (bonus >= quota) return first;
  let total = bonus;
  for (const run of runs) {
    const day = unit.reached(run.from, quota - total);
    if (day <= run.to) return Math.max(day, first);
    total += unit.length(run);
  }
  return undefined;
}

/** P08:RESET: only the last unbroken run counts, with a quota from its own first day. */
function resetting(
  plain: CountMethod,
  quotaOf: (from: CalendarDate) => number,
  policies: Policies,
  carried: Carried,
  unit: Unit,
  first: DayNumber,
): CountMethod {
  const bonusOf = (run: Span) => (run.from === first ? carried.bonus : 0);
  const fills = (run: Span) => filled([run], bonusOf(run), quotaOf(dateOf(run.from)), run.from, unit);
  return {
    quota: (runs) => (runs.length === 0 ? plain.quota(runs) : quotaOf(dateOf(runs.at(-1)!.from))),
    credited: (runs, day) => {
      const run = runs.findLast((candidate) => candidate.from < day);
      return run === undefined ? 0 : bonusOf(run) + sum([run], day, unit);
    },
    eligible: (runs) => {
      const candidates = policies.P34 === 'YES' ? runs : runs.slice(-1);
      return candidates.map(fills).find((day) => day !== undefined);
    },
  };
}

function shifted(day: DayNumber | undefined, by: number): DayNumber | undefined {
  return day === undefined ? undefined : day + by;
}
