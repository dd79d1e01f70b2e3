import { type CalendarDate, dateOf, dayNumber, type Policies, rankNo } from '@elshi/law';
import {
  type Career,
  days,
  openedOn,
  type Span,
  spellOn,
  type TermCounter,
  termCounter,
} from '@elshi/domain';
import { asWritten } from './line.js';
import type { View } from './service-record.js';

export const TERM_STATUSES = ['CLOSED', 'NO_RANK', 'NO_TERM', 'SATISFIED', 'PAUSED', 'RUNNING'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

/** The term counter of an officer on a day, projected with every act known, later ones included. */
export function termView(officerId: string, career: Career, asOf: CalendarDate, policies: Policies): View {
  const held = spellOn(career, asOf);
  if (held === undefined) return { officerId, ...noRank(isClosed(career, asOf) ? 'CLOSED' : 'NO_RANK') };
  const counter = termCounter(career, held.spell, policies);
  const { spell } = held;
  const creditedDays = counter.creditedOn(asOf);
  const status = statusOf(career, counter, asOf);
  const eligibleOn = status === 'CLOSED' ? null : (counter.eligibleOn ?? null);
  return {
    officerId,
    rank: { no: rankNo(spell.rank), code: spell.rank },
    spellId: spell.spellId,
    openedOn: asWritten(openedOn(spell), spell.by),
    termYears: counter.termYears ?? null,
    quotaDays: counter.quotaDays ?? null,
    creditedDays,
    remainingDays: counter.quotaDays === undefined ? null : Math.max(0, counter.quotaDays - creditedDays),
    eligibleOn,
    projected: eligibleOn !== null && eligibleOn > asOf,
    status,
    approximate: counter.approximate,
    counted: countedBefore(counter, asOf),
    excluded: excludedOf(counter, asOf),
  };
}

function noRank(status: TermStatus): View {
  return {
    rank: null,
    spellId: null,
    openedOn: null,
    termYears: null,
    quotaDays: null,
    creditedDays: 0,
    remainingDays: null,
    eligibleOn: null,
    projected: false,
    status,
    approximate: false,
    counted: [],
    excluded: [],
  };
}

function isClosed(career: Career, asOf: CalendarDate): boolean {
  return career.diedOn !== undefined && career.diedOn <= asOf;
}

function statusOf(career: Career, counter: TermCounter, asOf: CalendarDate): TermStatus {
  if (isClosed(career, asOf)) return 'CLOSED';
  if (counter.termYears === undefined) return 'NO_TERM';
  if (counter.eligibleOn !== undefined && counter.eligibleOn <= asOf) return 'SATISFIED';
  return counter.countsOn(asOf) ? 'RUNNING' : 'PAUSED';
}

function countedBefore(counter: TermCounter, asOf: CalendarDate): readonly View[] {
  return counter.counted.flatMap(({ creditKind, ...span }) => {
    const past = pastOf(span, asOf);
    return past === undefined ? [] : [{ ...written(past), creditKind, days: days(past) }];
  });
}

/** Days without credit are listed up to the day; leaves and suspensions whole, with their days up to it. */
function excludedOf(counter: TermCounter, asOf: CalendarDate): readonly View[] {
  return counter.excluded.flatMap(({ reason, policy, ...span }) => {
    const past = pastOf(span, asOf);
    if (reason === 'NO_CREDIT' && past === undefined) return [];
    const listed = reason === 'NO_CREDIT' ? past! : span;
    return [
      { ...written(listed), reason, policy: policy ?? null, days: past === undefined ? 0 : days(past) },
    ];
  });
}

function pastOf(span: Span, asOf: CalendarDate): Span | undefined {
  const to = Math.min(span.to, dayNumber(asOf));
  return span.from < to ? { from: span.from, to } : undefined;
}

function written(span: Span): { readonly from: CalendarDate; readonly to: CalendarDate | null } {
  return { from: dateOf(span.from), to: span.to === Infinity ? null : dateOf(span.to) };
}
