import { type CalendarDate, isApproximate, type WrittenDate } from '@elshi/law';
import type { Stretch } from './career.js';

/**
 * Whether a figure that looks at days from a day on rests on a date of which only the month or the year is known: a
 * beginning that may lie after that day, or an end.
 */
export function restsOnApproximate(stretches: readonly Stretch[], from: CalendarDate): boolean {
  return stretches.some((stretch) => {
    const { begin, end } = writtenEnds(stretch);
    const beginsWithin = begin.length < from.length && begin >= from.slice(0, begin.length);
    return beginsWithin || (end !== undefined && isApproximate(end));
  });
}

/** The ends of a stretch as their acts wrote them. */
function writtenEnds({ by, endedBy }: Stretch): {
  readonly begin: WrittenDate;
  readonly end?: WrittenDate | undefined;
} {
  const { act } = by;
  if (act.kind === 'RecordLeave') return { begin: act.data.from, end: act.data.to };
  if (act.kind === 'RecordServiceCredit') {
    const closing = endedBy?.act.kind === 'CloseServiceCredit' ? endedBy.act.data.to : undefined;
    return { begin: act.data.from, end: closing ?? act.data.to };
  }
  return { begin: act.effectiveOn, end: endedBy?.act.effectiveOn };
}
