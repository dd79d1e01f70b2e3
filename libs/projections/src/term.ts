import { type CalendarDate, type Policies, type Rank, rankNo, type WrittenDate } from '@elshi/law';
import {
  type Career,
  countedBefore,
  excludedAsOf,
  openedOn,
  type ShownCounted,
  type ShownExcluded,
  spellOn,
  type TermCounter,
  termCounter,
} from '@elshi/domain';
import { asWritten } from './line.js';

export const TERM_STATUSES = ['CLOSED', 'NO_RANK', 'NO_TERM', 'SATISFIED', 'PAUSED', 'RUNNING'] as const;
export type TermStatus = (typeof TERM_STATUSES)[number];

/** The counter as it is shown: plain JSON. */
export type TermView = {
  readonly officerId: string;
  readonly rank: { readonly no: number; readonly code: Rank } | null;
  readonly spellId: string | null;
  readonly openedOn: WrittenDate | null;
  readonly termYears: number | null;
  readonly quotaDays: number | null;
  readonly creditedDays: number;
  readonly remainingDays: number | null;
  readonly eligibleOn: CalendarDate | null;
  /** Whether the day of eligibility lies after the day asked about. */
  readonly projected: boolean;
  readonly status: TermStatus;
  /** Whether a figure rests on a date of which only the month or the year is known. */
  readonly approximate: boolean;
  readonly counted: readonly ShownCounted[];
  readonly excluded: readonly ShownExcluded[];
};

/** The term counter of an officer on a day, projected with every act known, later ones included. */
export function termView(
  officerId: string,
  career: Career,
  asOf: CalendarDate,
  policies: Policies,
): TermView {
  const held = spellOn(career, asOf);
  if (held === undefined) return { officerId, ...noRank(isClosed(career, asOf) ? 'CLOSED' : 'NO_RANK') };
  const { spell } = held;
  const counter = termCounter(career, spell, policies);
  const creditedDays = counter.creditedOn(asOf);
  const quotaDays = counter.termYears === undefined ? null : counter.quotaOn(asOf);
  const status = statusOf(career, counter, asOf);
  const eligibleOn = status === 'CLOSED' ? null : (counter.eligibleAsOf(asOf) ?? null);
  return {
    officerId,
    rank: { no: rankNo(spell.rank), code: spell.rank },
    spellId: spell.spellId,
    openedOn: asWritten(openedOn(spell), spell.by),
    termYears: counter.termYears ?? null,
    quotaDays,
    creditedDays,
    remainingDays: quotaDays === null ? null : Math.max(0, quotaDays - creditedDays),
    eligibleOn,
    projected: eligibleOn !== null && eligibleOn > asOf,
    status,
    approximate: counter.approximate,
    counted: countedBefore(counter, asOf),
    excluded: excludedAsOf(counter, asOf),
  };
}

function noRank(status: TermStatus): Omit<TermView, 'officerId'> {
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
  const eligibleOn = counter.eligibleAsOf(asOf);
  if (eligibleOn !== undefined && eligibleOn <= asOf) return 'SATISFIED';
  return counter.countsOn(asOf) ? 'RUNNING' : 'PAUSED';
}
