import { type CalendarDate, type Policies, rankNo } from '@elshi/law';
import {
  type Career,
  countedBefore,
  excludedAsOf,
  openedOn,
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
  const eligibleOn = counter.eligibleAsOf(asOf);
  if (eligibleOn !== undefined && eligibleOn <= asOf) return 'SATISFIED';
  return counter.countsOn(asOf) ? 'RUNNING' : 'PAUSED';
}
