import {
  type Career,
  categoryOn,
  departmentOn,
  postOn,
  type Posting,
  runningPostings,
  spellOn,
} from '@elshi/domain';
import { type CalendarDate, rankNo } from '@elshi/law';
import type { View } from './view.js';

/**
 * Somebody who serves at an office on a day, as the staff list of that office shows it: by the posting that runs there, else in a position
 * held there, with the department of the posting. Nothing for who does not serve there.
 */
export function staffLine(
  officerId: string,
  career: Career,
  officeId: string,
  asOf: CalendarDate,
): View | undefined {
  const posting = runningPostings(career, asOf).findLast((each) => each.officeId === officeId);
  const post = posting ?? postOn(career, asOf);
  if (post?.officeId !== officeId) return undefined;
  const rank = spellOn(career, asOf)?.spell.rank;
  return {
    officerId,
    names: career.names ?? null,
    category: categoryOn(career, asOf) ?? null,
    rank: rank === undefined ? null : { no: rankNo(rank), code: rank },
    positionCode: post.positionCode,
    ...atPost(posting, asOf),
  };
}

/** What there is to tell only of a posting. */
function atPost(posting: Posting | undefined, asOf: CalendarDate): View {
  return {
    postingId: posting?.postingId ?? null,
    from: posting?.stay?.from ?? null,
    department: (posting && departmentOn(posting, asOf)) ?? null,
  };
}
