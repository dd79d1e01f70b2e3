import { type CalendarDate, firstDayOf, isApproximate, type WrittenDate } from '@elshi/law';
import {
  type BasisMark,
  hasUnverifiedBasis,
  isHistorical,
  type Order,
  type StandingAct,
  type Stretch,
  UNVERIFIED_BASIS,
} from '@elshi/domain';

/** What every line of a record says about the act that it rests on. */
export interface Line {
  readonly eventId: string;
  readonly order: Order | null;
  readonly citations: readonly unknown[];
  readonly corrected: boolean;
  /** The latest correction in force. */
  readonly correctedBy: string | null;
  readonly historical?: true;
  /** Its act was imported without its papers having been compared, and nothing has verified it since. */
  readonly basis?: BasisMark;
  /** A date of which only the month or the year is known. */
  readonly approximate?: true;
}

/** The line's account of the act it rests on. */
export function lineOf(by: StandingAct): Line {
  const { act, entry } = by;
  const correctedBy = by.corrections.at(-1)?.actId ?? null;
  return {
    eventId: by.actId,
    order: act.order ?? null,
    citations: entry.events[0]!.metadata.citations,
    corrected: correctedBy !== null,
    correctedBy,
    ...(isHistorical(act) && { historical: true as const }),
    ...(hasUnverifiedBasis(by) && { basis: UNVERIFIED_BASIS }),
    ...(isApproximate(act.effectiveOn) && { approximate: true as const }),
  };
}

/** A day as its act wrote it: the month or the year where that is all that is known. */
export function asWritten(day: CalendarDate, by: StandingAct): WrittenDate {
  const { effectiveOn } = by.act;
  return firstDayOf(effectiveOn) === day ? effectiveOn : day;
}

/** The ends of a stretch as they stood on a day: an end in effect later is not there yet. */
export function ends(
  stretch: Stretch,
  asOf: CalendarDate,
): { readonly from: WrittenDate; readonly to: WrittenDate | null; readonly endedBy: string | null } {
  const { from, to, by, endedBy } = stretch;
  const ended = to !== undefined && to <= asOf;
  return {
    from: asWritten(from, by),
    to: ended ? (endedBy ? asWritten(to, endedBy) : to) : null,
    endedBy: ended ? (endedBy?.actId ?? null) : null,
  };
}

/** Those that began on or before the day, oldest first. */
export function begun<S extends { readonly from: CalendarDate }>(
  stretches: readonly S[],
  asOf: CalendarDate,
): readonly S[] {
  return stretches
    .filter((stretch) => stretch.from <= asOf)
    .sort((a, b) => (a.from === b.from ? 0 : a.from < b.from ? -1 : 1));
}

/** Acts in effect on or before the day. */
export function inEffect<S extends StandingAct>(acts: readonly S[], asOf: CalendarDate): readonly S[] {
  return acts.filter((standing) => standing.day <= asOf);
}
