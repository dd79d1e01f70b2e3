import type { CalendarDate } from '@elshi/law';
import type { StandingAct } from '../standing.js';

/** A stretch of a career: `from` counts, `to` does not. Each end names the act that made it. */
export interface Stretch {
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
  readonly by: StandingAct;
  readonly endedBy?: StandingAct;
}

/** Whether a stretch covers a day. */
function covers(
  stretch: { readonly from: CalendarDate; readonly to?: CalendarDate },
  day: CalendarDate,
): boolean {
  return stretch.from <= day && (stretch.to === undefined || day < stretch.to);
}

/** The last of the stretches that covers the day. */
export function coveringOn<S extends Stretch>(stretches: readonly S[], day: CalendarDate): S | undefined {
  return stretches.findLast((stretch) => covers(stretch, day));
}
