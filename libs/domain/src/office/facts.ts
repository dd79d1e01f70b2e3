import { type CalendarDate, rankNo } from '@elshi/law';
import type { ActKind } from '../act.js';
import { type Career, categoryOn, coveringOn, spellOn, statusOn } from '../career/career.js';
import { isHeadship } from '../career/posting.js';
import { runningPostings } from '../career/posts.js';
import type { Judged } from '../judging/act-rule.js';
import { keptFacts } from '../judging/kept-facts.js';
import type { Facts } from '../refusal.js';
import type { OfficeCircumstances } from './circumstances.js';
import { headOn } from './command.js';

/** What is known of a person whom an act about an office names, on its day. */
export interface PersonFacts extends Facts {
  readonly officerId: string;
  readonly known: boolean;
  readonly category: string | null;
  readonly status: string | null;
  readonly rankNo: number | null;
  /** The offices at which the person is posted, or holds a position. */
  readonly postedAt: readonly string[];
  /** The posting that runs and is no headship. */
  readonly posting: string | null;
}

/**
 * The facts about a person: those that the act was decided on when it was recorded, else what was looked up for it. So what
 * happens to the person later never changes how the act is judged.
 */
export function personFacts<K extends ActKind>(
  rule: string,
  officerId: string,
  judged: Judged<K>,
  { surroundings }: Pick<OfficeCircumstances, 'surroundings'>,
): PersonFacts {
  const { day } = judged;
  const kept = keptFacts<PersonFacts>(judged, rule, { officerId });
  if (kept !== undefined) return kept;
  const career = surroundings.officers.get(officerId);
  if (career == null)
    return {
      officerId,
      known: false,
      category: null,
      status: null,
      rankNo: null,
      postedAt: [],
      posting: null,
    };
  const rank = spellOn(career, day)?.spell.rank;
  return {
    officerId,
    known: true,
    category: categoryOn(career, day) ?? null,
    status: statusOn(career, day),
    rankNo: rank === undefined ? null : rankNo(rank),
    postedAt: postedAtOn(career, day),
    posting: runningPostings(career, day).find(({ postingId }) => !isHeadship(postingId))?.postingId ?? null,
  };
}

/** The offices at which somebody serves on a day: by postings that run, and by a position held there. */
function postedAtOn(career: Career, day: CalendarDate): readonly string[] {
  const held = coveringOn(career.positions, day)?.officeId;
  const posted = runningPostings(career, day).map(({ officeId }) => officeId);
  return [...posted, ...(held === undefined ? [] : [held])];
}

/** Who heads another office that an act names, on its day. */
export interface HeadFacts extends Facts {
  readonly officeId: string;
  readonly known: boolean;
  readonly officerId: string | null;
}

/** The facts about the head of another office; see {@link personFacts}. */
export function headFacts<K extends ActKind>(
  rule: string,
  officeId: string,
  judged: Judged<K>,
  { surroundings }: OfficeCircumstances,
): HeadFacts {
  const kept = keptFacts<HeadFacts>(judged, rule, { officeId });
  if (kept !== undefined) return kept;
  const other = surroundings.offices.get(officeId);
  if (other == null) return { officeId, known: false, officerId: null };
  return { officeId, known: true, officerId: headOn(other, judged.day)?.officerId ?? null };
}
