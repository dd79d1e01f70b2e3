import { type DayNumber, monthsAfter, type Policies, yearsAfter, yearsMonthsDays } from '@elshi/law';
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
  /** Days to be credited, as seen from a day. */
  readonly quotaOn: (day: DayNumber) => number;
  /** Days credited before the day. */
  readonly creditedOn: (day: DayNumber) => number;
  /** First day on which the term is served, as seen from a day. */
  readonly eligibleAsOf: (day: DayNumber) => DayNumber | undefined;
}

/** A term of so many years from a day, with the counted days as disjoint runs in order. */
export interface Term {
  readonly startsOn: DayNumber;
  readonly years: number;
  readonly runs: readonly Span[];
  readonly carried: Carried;
}

const MONTH_DAYS = 30;
const YEAR_DAYS = 12 * MONTH_DAYS;

/** The method that the policies ask for. */
export function countMethod(policies: Policies, term: Term): CountMethod {
  const unit = policies.P05 === 'YMD_SUM' ? monthsOfThirty : calendarDays;
  const method = policies.P08 === 'RESET' ? lastRun(policies, term, unit) : allRuns(policies, term, unit);
  const later = policies.P03 === 'DAY_AFTER' ? 1 : 0;
  return {
    ...method,
    eligibleAsOf: (day) => {
      const eligible = method.eligibleAsOf(day);
      return eligible === undefined ? undefined : eligible + later;
    },
  };
}

interface Unit {
  /** What years from a day amount to. */
  readonly quota: (from: DayNumber, years: number, policies: Policies) => number;
  readonly length: (run: Span) => number;
  /** The day on which so much is reached, counted from a run's first day. */
  readonly reached: (from: DayNumber, amount: number) => DayNumber;
}

const calendarDays: Unit = {
  quota: (from, years, policies) => yearsAfter(from, years, policies.P04) - from,
  length: (run) => run.to - run.from,
  reached: (from, amount) => from + amount,
};

const monthsOfThirty: Unit = {
  quota: (_from, years) => years * YEAR_DAYS,
  length: (run) => {
    const { years, months, days } = yearsMonthsDays(run.from, run.to);
    return years * YEAR_DAYS + months * MONTH_DAYS + days;
  },
  reached: (from, amount) => monthsAfter(from, Math.floor(amount / MONTH_DAYS)) + (amount % MONTH_DAYS),
};

/** P08:PAUSE: every run counts. */
function allRuns(policies: Policies, { startsOn, years, runs, carried }: Term, unit: Unit): CountMethod {
  const quota = (carried.quota ?? unit.quota(startsOn, years, policies)) + carried.added;
  const eligible = filled(runs, carried.bonus, quota, unit);
  return {
    quotaOn: () => quota,
    creditedOn: (day) => (day < startsOn ? 0 : carried.bonus) + sum(runs, day, unit),
    eligibleAsOf: () => (eligible === undefined ? undefined : Math.max(eligible, startsOn)),
  };
}

/** P08:RESET: only the last unbroken run counts, with a quota from its own first day. P34: one that once filled it stays. */
function lastRun(policies: Policies, { startsOn, years, runs, carried }: Term, unit: Unit): CountMethod {
  const quotaFrom = (from: DayNumber) => unit.quota(from, years, policies) + carried.added;
  const bonusOf = (run: Span) => (run.from <= startsOn && startsOn < run.to ? carried.bonus : 0);
  const placeOn = (day: DayNumber) => runs.findLastIndex((run) => run.from < day);
  const fills = (run: Span) => filled([run], bonusOf(run), quotaFrom(run.from), unit);
  return {
    quotaOn: (day) => quotaFrom(runs[placeOn(day)]?.from ?? startsOn),
    creditedOn: (day) => {
      const run = runs[placeOn(day)];
      return run === undefined ? 0 : bonusOf(run) + sum([run], day, unit);
    },
    eligibleAsOf: (day) => {
      const candidates = policies.P34 === 'YES' ? runs : runs.slice(Math.max(0, placeOn(day)));
      const eligible = candidates.map(fills).find((filling) => filling !== undefined);
      return eligible === undefined ? undefined : Math.max(eligible, startsOn);
    },
  };
}

function sum(runs: readonly Span[], day: DayNumber, unit: Unit): number {
  let total = 0;
  for (const run of runs) {
    if (run.from >= day) break;
    total += unit.length({ from: run.from, to: Math.min(run.to, day) });
  }
  return total;
}

/** The first day on which the quota is full, or nothing when the runs end short of it. */
function filled(runs: readonly Span[], bonus: number, quota: number, unit: Unit): DayNumber | undefined {
  if (bonus >= quota) return -Infinity;
  let total = bonus;
  for (const run of runs) {
    const day = unit.reached(run.from, quota - total);
    if (day <= run.to) return day;
    total += unit.length(run);
  }
  return undefined;
}
