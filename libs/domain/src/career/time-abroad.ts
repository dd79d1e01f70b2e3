import { type CalendarDate, dayNumber } from '@elshi/law';
import { restsOnApproximate } from './approximate.js';
import type { Career, Stretch } from './career.js';
import type { Posting } from './posting.js';
import { staysOf } from './posts.js';
import { before, days, spanOf, union } from './span.js';

/** Days counted up to a day, that day not included. */
export interface DaysAbroad {
  readonly days: number;
  /** Whether a date of which only the month or the year is known has a part in it. */
  readonly approximate: boolean;
}

/** The days that an officer has been at a post before a day; none where the posting was not taken up. */
export function daysAtPost({ stay }: Posting, asOf: CalendarDate): DaysAbroad {
  return counted(stay === undefined ? [] : [stay], asOf);
}

/** The days that an officer has served abroad before a day: at posts, and in positions at an office abroad. A day counts once. */
export function daysAbroad(career: Career, asOf: CalendarDate): DaysAbroad {
  return counted(
    [...staysOf(career), ...career.positions.filter(({ officeId }) => officeId !== undefined)],
    asOf,
  );
}

function counted(stretches: readonly Stretch[], asOf: CalendarDate): DaysAbroad {
  const past = stretches.filter(({ from }) => from <= asOf);
  const spans = past.flatMap(({ from, to }) => before(spanOf(from, to), dayNumber(asOf)) ?? []);
  return {
    days: union(spans).reduce((sum, span) => sum + days(span), 0),
    approximate: past.some((stretch) => restsOnApproximate([until(stretch, asOf)], stretch.from)),
  };
}

/** A stretch as it stood before a day: an end in effect later is not there yet. */
function until(stretch: Stretch, asOf: CalendarDate): Stretch {
  const { from, to, by } = stretch;
  return to !== undefined && to <= asOf ? stretch : { from, by };
}
