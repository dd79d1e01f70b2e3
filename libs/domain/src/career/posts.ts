import type { CalendarDate } from '@elshi/law';
import { type Career, coveringOn, type Stretch } from './career.js';
import { isHeadship, type Posting } from './posting.js';

/** The postings that run on a day, in the order in which they were decided. By default only heads have more than one. */
export function runningPostings({ postings }: Career, day: CalendarDate): readonly Posting[] {
  return postings.filter(({ stay }) => stay !== undefined && coveringOn([stay], day) !== undefined);
}

/** What an officer serves as on a day: at the post where a posting runs, else in the position held. */
export function postOn(
  career: Career,
  day: CalendarDate,
): { readonly positionCode: string; readonly officeId?: string } | undefined {
  return runningPostings(career, day).at(-1) ?? coveringOn(career.positions, day);
}

/** The offices at which somebody serves on a day: by postings that run, and by a position held there. */
export function officesServedAt(career: Career, day: CalendarDate): readonly string[] {
  const held = coveringOn(career.positions, day)?.officeId;
  const posted = runningPostings(career, day).map(({ officeId }) => officeId);
  return [...posted, ...(held === undefined ? [] : [held])];
}

/**
 * The position that somebody fills at an office on a day: that of the posting which runs there, else one held there. Who heads the office fills
 * none of its posts.
 */
export function filledPostOn(career: Career, officeId: string, day: CalendarDate): string | undefined {
  const here = runningPostings(career, day).filter((posting) => posting.officeId === officeId);
  if (here.length > 0) return here.findLast(({ postingId }) => !isHeadship(postingId))?.positionCode;
  const post = postOn(career, day);
  return post?.officeId === officeId ? post.positionCode : undefined;
}

/** The stays at posts, oldest posting first. */
export function staysOf({ postings }: Career): readonly Stretch[] {
  return postings.flatMap(({ stay }) => stay ?? []);
}
