import { type CalendarDate, dateOf, dayNumber, type Policies, rotationYears, yearsAfter } from '@elshi/law';
import { restsOnApproximate } from './approximate.js';
import type { Career, Stretch } from './career.js';
import type { Posting } from './posting.js';
import { runningPostings } from './posts.js';

/** A posting that was taken up. */
export type TakenUp = Posting & { readonly stay: Stretch };

/** When somebody at a post is due for rotation. */
export interface Rotation {
  readonly dueOn: CalendarDate;
  /** Whether that day has come. */
  readonly due: boolean;
  /** Whether it is reckoned from an arrival of which only the month or the year is known. */
  readonly approximate: boolean;
}

/** The postings that were taken up, in the order in which they were decided. */
export function takenUp({ postings }: Career): readonly TakenUp[] {
  return postings.filter((posting): posting is TakenUp => posting.stay !== undefined);
}

/** The stay at a post that runs on a day; of two, which only heads have by default, the one that was decided later. */
export function currentStay(career: Career, day: CalendarDate): TakenUp | undefined {
  const running = runningPostings(career, day);
  return takenUp(career).findLast((posting) => running.includes(posting));
}

/**
 * When who is at a post on a day is due for rotation: whole years (policy P35) after the arrival at that office, 29 February as for terms
 * (policy P04). The clock begins with each arrival at an office. A stay that takes over from another at the same office is no arrival, also where
 * it is that of a head, whose stay counts like any other. Nothing where the policy is off or no stay runs.
 */
export function rotationOn(
  career: Career,
  day: CalendarDate,
  { P04, P35 }: Pick<Policies, 'P04' | 'P35'>,
): Rotation | undefined {
  const years = rotationYears[P35];
  const current = currentStay(career, day);
  if (years === undefined || current === undefined) return undefined;
  const arrival = arrivalAt(career, current);
  const dueOn = dateOf(yearsAfter(dayNumber(arrival.from), years, P04));
  const { from, by } = arrival;
  return { dueOn, due: dueOn <= day, approximate: restsOnApproximate([{ from, by }], from) };
}

/** The first of the stays at one office that follow on one another, without a day between, up to this one. */
function arrivalAt(career: Career, { officeId, stay }: TakenUp): Stretch {
  const here = takenUp(career).filter((other) => other.officeId === officeId);
  let first = stay;
  for (;;) {
    const { from } = first;
    const before = here.find(({ stay: other }) => other.from < from && (other.to ?? from) >= from);
    if (before === undefined) return first;
    first = before.stay;
  }
}
