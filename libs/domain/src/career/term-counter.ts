import {
  type CalendarDate,
  type CreditKind,
  creditKinds,
  dateOf,
  type DayNumber,
  dayNumber,
  firstDayOf,
  isApproximate,
  type Policies,
  type PolicyNo,
  termOf,
} from '@elshi/law';
import { type Career, openedOn, type RankSpell, suspensionEnd } from './career.js';
import { type Carried, countMethod } from './count-method.js';
import { days, difference, intersection, type Span, spanOf, union } from './span.js';

export const EXCLUSION_REASONS = ['UNPAID_LEAVE', 'CHILDCARE_LEAVE', 'DUTY_SUSPENSION', 'NO_CREDIT'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

export interface CountedPart extends Span {
  readonly creditKind: CreditKind;
}

export interface ExcludedPart extends Span {
  readonly reason: ExclusionReason;
  readonly policy?: PolicyNo;
}

/**
 * The time counted in one rank spell: what is credited up to any day, and when the term is served.
 *
 * A day counts when the rank is held on it, at least one credit covers it, and nothing excludes it (article 12). It rests
 * on the acts in force alone, so neither the order of recording nor the splitting of a period changes it.
 */
export interface TermCounter {
  readonly spell: RankSpell;
  /** The day the term runs from. */
  readonly startsOn: CalendarDate;
  /** Years of the term; absent where the rank has none. */
  readonly termYears?: number;
  /** Days to be credited; absent where the rank has no term. */
  readonly quotaDays?: number;
  /** Every counted part, past and to come, in order; the last may be open. */
  readonly counted: readonly CountedPart[];
  readonly excluded: readonly ExcludedPart[];
  /** First day on which the term is served, by every act known; absent when none can be told or there is no term. */
  readonly eligibleOn?: CalendarDate;
  /** Days credited before this one. */
  readonly creditedOn: (day: CalendarDate) => number;
  /** Whether the day itself counts. */
  readonly countsOn: (day: CalendarDate) => boolean;
  /** Whether a figure rests on a date of which only the month or the year is known. */
  readonly approximate: boolean;
}

/** Counts the term of a spell under the policies. */
export function termCounter(career: Career, spell: RankSpell, policies: Policies): TermCounter {
  const start = startOf(spell, policies);
  const held = heldDays(spell, start, policies);
  const excluded = exclusions(career, policies);
  const excludedDays = union(excluded);
  const counted = countedParts(career, policies, difference(held, excludedDays));
  const runs = union(counted);
  const startsOn = dateOf(start);
  const term = termOf(spell.rank, openedOn(spell));
  const carried = carriedInto(career, spell, policies);
  const method = countMethod(policies, startsOn, term?.years, carried);
  const eligibleDay = term === undefined ? undefined : method.eligible(runs);
  return {
    spell,
    startsOn,
    ...(term && { termYears: term.years, quotaDays: method.quota(runs) }),
    counted,
    excluded: excludedParts(held, excluded, runs),
    ...(eligibleDay !== undefined && { eligibleOn: dateOf(eligibleDay) }),
    creditedOn: (day) => method.credited(runs, dayNumber(day)),
    countsOn: (day) => runs.some((run) => run.from <= dayNumber(day) && dayNumber(day) < run.to),
    approximate: isCounterApproximate(career, spell),
  };
}

/** The day the counter starts: the rank's own first day, or what P02 and P21 put in its place. */
function startOf(spell: RankSpell, policies: Policies): DayNumber {
  const parts = policies.P21 === 'RESTART' ? spell.held.slice(-1) : spell.held;
  const first = parts[0]!;
  const { act } = first.by;
  if (policies.P02 === 'ACT_DATE' && act.order !== undefined) return dayNumber(firstDayOf(act.order.date));
  return dayNumber(first.from);
}

/** The days on which the rank counts as held. */
function heldDays(spell: RankSpell, start: DayNumber, policies: Policies): readonly Span[] {
  const parts = policies.P21 === 'RESTART' ? spell.held.slice(-1) : spell.held;
  const spans = parts.map((part) => spanOf(part.from, part.to));
  const last = spans.at(-1)!;
  const before: Span = { from: Math.min(start, spans[0]!.from), to: spans[0]!.from };
  const whole = policies.P21 === 'RETROACTIVE' ? [{ from: spans[0]!.from, to: last.to }] : spans;
  const earlier: Span = { from: -Infinity, to: start };
  const held = union(policies.P06 === 'INCLUDE_PRE_RANK' ? [earlier, before, ...whole] : [before, ...whole]);
  const window: Span = { from: policies.P06 === 'INCLUDE_PRE_RANK' ? -Infinity : start, to: Infinity };
  return intersection(held, [window]);
}

interface Exclusion extends Span {
  readonly reason: ExclusionReason;
  readonly policy: PolicyNo;
}

function exclusions(career: Career, policies: Policies): readonly Exclusion[] {
  const excluded: Exclusion[] = [];
  for (const leave of career.leaves) {
    const span = spanOf(leave.from, leave.to);
    if (leave.leaveKind === 'UNPAID' && policies.P09 === 'SUSPENDS') {
      excluded.push({ ...span, reason: 'UNPAID_LEAVE', policy: 'P09' });
    }
    if (leave.leaveKind === 'CHILDCARE' && policies.P10 === 'SUSPENDS') {
      excluded.push({ ...span, reason: 'CHILDCARE_LEAVE', policy: 'P10' });
    }
  }
  for (const suspension of career.suspensions) {
    if (policies.P11 === 'COUNTS') continue;
    if (policies.P11 === 'SUSPENDS_UNLESS_CLEARED' && suspension.cleared) continue;
    const span = spanOf(suspension.from, suspensionEnd(career, suspension));
    excluded.push({ ...span, reason: 'DUTY_SUSPENSION', policy: 'P11' });
  }
  return excluded;
}

/** Where each kind of credit was earned: positions give kinds 1 and 2, the rest is recorded. */
function creditSpans(career: Career, policies: Policies): ReadonlyMap<CreditKind, readonly Span[]> {
  const spans = new Map<CreditKind, Span[]>();
  const add = (kind: CreditKind, span: Span) => {
    const { endsOn } = creditKinds[kind - 1]!;
    const cutOff = endsOn === undefined || policies.P13 === 'OFF' ? Infinity : dayNumber(endsOn);
    spans.set(kind, [...(spans.get(kind) ?? []), { from: span.from, to: Math.min(span.to, cutOff) }]);
  };
  for (const held of career.positions) add(held.officeId === undefined ? 1 : 2, spanOf(held.from, held.to));
  for (const credit of career.credits) add(credit.creditKind, spanOf(credit.from, credit.to));
  return new Map([...spans].map(([kind, list]) => [kind, union(list)]));
}

/** Splits the countable days by kind of credit: the lowest kind takes a day that several cover. */
function countedParts(
  career: Career,
  policies: Policies,
  countable: readonly Span[],
): readonly CountedPart[] {
  const credits = creditSpans(career, policies);
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
  excluded: readonly Exclusion[],
  runs: readonly Span[],
): readonly ExcludedPart[] {
  const finite = held.filter((span) => span.from !== -Infinity);
  let rest = difference(finite, runs);
  const parts: ExcludedPart[] = [];
  for (const reason of EXCLUSION_REASONS) {
    const reasons = excluded.filter((exclusion) => exclusion.reason === reason);
    const taken = reason === 'NO_CREDIT' ? rest : intersection(rest, union(reasons));
    const policy = reasons[0]?.policy;
    parts.push(...taken.map((span) => ({ ...span, reason, ...(policy && { policy }) })));
    rest = difference(rest, taken);
  }
  return parts.sort((a, b) => a.from - b.from);
}

function carriedInto(career: Career, spell: RankSpell, policies: Policies): Carried {
  let carried: Carried = { bonus: 0, added: 0 };
  if (spell.previous === undefined) return carried;
  const { previous } = spell;
  if (spell.mode === 'DEMOTION' && policies.P17 !== 'RESTART')
    carried = resumed(career, spell, policies, carried);
  if (policies.P14 !== 'CARRY' && policies.P15 !== 'ADD_TO_NEXT') return carried;
  const counter = termCounter(career, previous, policies);
  if (counter.quotaDays === undefined) return carried;
  const surplus = counter.creditedOn(openedOn(spell)) - counter.quotaDays;
  if (policies.P14 === 'CARRY' && spell.mode !== 'DEMOTION') {
    carried = { ...carried, bonus: carried.bonus + Math.max(0, surplus) };
  }
  if (policies.P15 === 'ADD_TO_NEXT' && spell.mode === 'EARLY') {
    carried = { ...carried, added: Math.max(0, -surplus) };
  }
  return carried;
}

/** P17: the days of the earlier spell in the lower rank, and on request those of the higher rank. */
function resumed(career: Career, spell: RankSpell, policies: Policies, carried: Carried): Carried {
  const place = career.spells.findIndex((candidate) => candidate.spellId === spell.spellId);
  const prior = career.spells.slice(0, place).findLast((candidate) => candidate.rank === spell.rank);
  if (prior === undefined) return carried;
  const priorCounter = termCounter(career, prior, policies);
  const on = openedOn(spell);
  const higher =
    policies.P17 === 'RESUME_PLUS_HIGHER' ? termCounter(career, spell.previous!, policies).creditedOn(on) : 0;
  return {
    ...carried,
    bonus: priorCounter.creditedOn(on) + higher,
    ...(priorCounter.quotaDays !== undefined && { quota: priorCounter.quotaDays }),
  };
}

function isCounterApproximate(career: Career, spell: RankSpell): boolean {
  const approximate = (by: { readonly act: { readonly effectiveOn: string } } | undefined) =>
    by !== undefined && by.act.effectiveOn.length < 10;
  return (
    spell.held.some((part) => approximate(part.by) || approximate(part.endedBy)) ||
    career.positions.some((held) => approximate(held.by) || approximate(held.endedBy)) ||
    career.credits.some(
      ({ by }) =>
        by.act.kind === 'RecordServiceCredit' &&
        [by.act.data.from, by.act.data.to].some((date) => date !== undefined && isApproximate(date)),
    )
  );
}

/** Days of a list of parts before a day. */
export function daysBefore(spans: readonly Span[], day: DayNumber): number {
  return spans.reduce(
    (sum, span) => sum + Math.max(0, days({ from: span.from, to: Math.min(span.to, day) })),
    0,
  );
}
