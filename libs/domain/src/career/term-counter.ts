import {
  type CalendarDate,
  creditKinds,
  dateOf,
  type DayNumber,
  dayNumber,
  firstDayOf,
  LAST_DATE,
  type Policies,
  termOf,
} from '@elshi/law';
import { restsOnApproximate } from './approximate.js';
import { type Career, openedOn, type RankSpell } from './career.js';
import { Carrying } from './carrying.js';
import { type Carried, countMethod } from './count-method.js';
import type { CountedPart, ExcludedPart, TermCounter } from './counter.js';
import {
  byCreditKind,
  type Earned,
  earnings,
  type Exclusion,
  EXCLUSION_REASONS,
  exclusions,
  type Window,
} from './credit-days.js';
import { difference, intersection, type Span, spanOf, union } from './span.js';

/** Counts the term of a spell under the policies. */
export function termCounter(career: Career, spell: RankSpell, policies: Policies): TermCounter {
  return new TermCounters(career, policies).of(spell);
}

/** The counters of a career's spells, each counted once. */
export class TermCounters {
  readonly #career: Career;
  readonly #policies: Policies;
  readonly #made = new Map<RankSpell, TermCounter>();
  readonly #carrying: Carrying;

  constructor(career: Career, policies: Policies) {
    this.#career = career;
    this.#policies = policies;
    this.#carrying = new Carrying(career, policies);
  }

  /** Earlier spells come first: what they carry over is then at hand. */
  of(spell: RankSpell): TermCounter {
    for (const earlier of this.#carrying.before(spell)) this.#count(earlier);
    return this.#count(spell);
  }

  #count(spell: RankSpell): TermCounter {
    const made = this.#made.get(spell);
    if (made !== undefined) return made;
    const carried = this.#carrying.into(spell, (earlier) => this.#made.get(earlier));
    const counter = counted(this.#career, spell, this.#policies, carried);
    this.#made.set(spell, counter);
    return counter;
  }
}

const LAST_DAY = dayNumber(LAST_DATE);

function counted(career: Career, spell: RankSpell, policies: Policies, carried: Carried): TermCounter {
  const start = startOf(spell, policies);
  const held = heldDays(spell, start, policies);
  const window = windowOf(held, start);
  const excluded = exclusions(career, policies, window);
  const earned = earnings(career, policies, window);
  const parts = countedParts(earned, difference(held, union(excluded)));
  const runs = union(parts);
  const term = termOf(spell.rank, openedOn(spell));
  const method = countMethod(policies, { startsOn: start, years: term?.years ?? 0, runs, carried });
  return {
    spell,
    startsOn: dateOf(start),
    ...(term && { termYears: term.years }),
    counted: parts,
    excluded: excludedParts(held, start, excluded, runs),
    quotaOn: (day) => (term === undefined ? 0 : method.quotaOn(dayNumber(day))),
    creditedOn: (day) => method.creditedOn(dayNumber(day)),
    eligibleAsOf: (day) => (term === undefined ? undefined : written(method.eligibleAsOf(dayNumber(day)))),
    countsOn: (day) => runs.some((run) => run.from <= dayNumber(day) && dayNumber(day) < run.to),
    approximate: isApproximated(spell, start, [...excluded, ...earned], policies),
  };
}

/** The date of a day; none beyond the last that can be written. */
function written(day: DayNumber | undefined): CalendarDate | undefined {
  return day === undefined || day > LAST_DAY ? undefined : dateOf(day);
}

/** The parts of a spell that count: after a restoration that restarts the term, only the last (policy P21). */
function partsOf(spell: RankSpell, policies: Policies): RankSpell['held'] {
  return policies.P21 === 'RESTART' ? spell.held.slice(-1) : spell.held;
}

/** The day the counter starts: the rank's own first day, or what P02 and P21 put in its place. */
function startOf(spell: RankSpell, policies: Policies): DayNumber {
  const first = partsOf(spell, policies)[0]!;
  const { order } = first.by.act;
  return dayNumber(policies.P02 === 'ACT_DATE' && order !== undefined ? firstDayOf(order.date) : first.from);
}

/** The days on which the rank counts as held. */
function heldDays(spell: RankSpell, start: DayNumber, policies: Policies): readonly Span[] {
  const spans = partsOf(spell, policies).map((part) => spanOf(part.from, part.to));
  const [first, last] = [spans[0]!, spans.at(-1)!];
  const whole = policies.P21 === 'RETROACTIVE' ? [{ from: first.from, to: last.to }] : spans;
  if (policies.P06 === 'INCLUDE_PRE_RANK') return union([{ from: -Infinity, to: first.from }, ...whole]);
  const fromOrder = { from: Math.min(start, first.from), to: first.from };
  return intersection(union([fromOrder, ...whole]), [{ from: start, to: Infinity }]);
}

function windowOf(held: readonly Span[], start: DayNumber): Window {
  const [from, to] = [held[0]?.from ?? start, held.at(-1)?.to ?? start];
  return { ...(from !== -Infinity && { from: dateOf(from) }), ...(to !== Infinity && { to: dateOf(to) }) };
}

/** Splits the countable days by kind of credit: the lowest kind takes a day that several cover. */
function countedParts(earned: readonly Earned[], countable: readonly Span[]): readonly CountedPart[] {
  const credits = byCreditKind(earned);
  let rest = countable;
  const parts: CountedPart[] = [];
  for (const { kind } of creditKinds) {
    const taken = intersection(rest, credits.get(kind) ?? []);
    parts.push(...taken.map((span) => ({ ...span, creditKind: kind })));
    rest = difference(rest, taken);
  }
  return parts.sort((a, b) => a.from - b.from);
}

/** The days held that do not count, each with one reason: a leave before a suspension, and both before want of credit. */
function excludedParts(
  held: readonly Span[],
  start: DayNumber,
  excluded: readonly Exclusion[],
  runs: readonly Span[],
): readonly ExcludedPart[] {
  let rest = difference(held, runs);
  const parts: ExcludedPart[] = [];
  for (const reason of EXCLUSION_REASONS) {
    const reasons = excluded.filter((exclusion) => exclusion.reason === reason);
    const days = reason === 'NO_CREDIT' ? [{ from: start, to: Infinity }] : union(reasons);
    const taken = intersection(rest, days);
    const policy = reasons[0]?.policy;
    parts.push(...taken.map((span) => ({ ...span, reason, ...(policy && { policy }) })));
    rest = difference(rest, taken);
  }
  return parts.sort((a, b) => a.from - b.from);
}

function isApproximated(
  spell: RankSpell,
  start: DayNumber,
  used: readonly { readonly stretch: Earned['stretch'] }[],
  policies: Policies,
): boolean {
  const from = dateOf(start);
  const { order } = spell.by.act;
  const byOrder = policies.P02 === 'ACT_DATE' && order !== undefined && order.date.length < from.length;
  return byOrder || restsOnApproximate([...spell.held, ...used.map(({ stretch }) => stretch)], from);
}
