import { headPosition, type PostingOutcome } from '@elshi/law';
import type { ActOf } from '../act.js';
import { headshipId } from '../career/posting.js';
import type { Headship, Office } from '../office/office.js';
import { isReaction } from '../reaction.js';
import type { StandingAct } from '../standing.js';

/** The end of a posting that follows from what ended something at its office. */
export interface FollowingEnd {
  readonly by: StandingAct;
  readonly outcome: PostingOutcome;
  /** The day as the act was written, or that of the posting where it came to be only later. */
  readonly on: StandingAct;
}

/** The cause by which a death is told in the dismissal that follows from it. */
export const DEATH = 'DEATH';

/** The id of the posting that follows from an appointment: the number of its event at the office, counted from 1, is in it. */
export function headshipPostingId({ officeId }: Office, { by }: Headship): string {
  return headshipId(officeId, by.entry.events[0]!.revision + 1);
}

/** The two acts in the officer's stream that follow from his appointment (Regulation, point 8): the same order, the same day. */
export function headshipActs(
  office: Office,
  headship: Headship,
): readonly [ActOf<'AssignPosting'>, ActOf<'StartPosting'>] {
  const { effectiveOn, order, historical } = headship.by.act;
  const postingId = headshipPostingId(office, headship);
  const frame = { effectiveOn, ...(order && { order }), ...(historical && { historical }) };
  const positionCode = headPosition(headship.title);
  return [
    { kind: 'AssignPosting', ...frame, data: { postingId, officeId: office.officeId, positionCode } },
    { kind: 'StartPosting', ...frame, data: { postingId } },
  ];
}

/** How the posting of a head ends by what ended the headship; nothing while it stands. */
export function endOfHeadship({ termination }: Office, headship: Headship): FollowingEnd | undefined {
  const { endedBy: by, from } = headship;
  if (by !== undefined) return { by, on: by, outcome: outcomeOf(by) };
  return termination !== undefined && from >= termination.day
    ? { by: termination, on: headship.by, outcome: 'OFFICE_TERMINATED' }
    : undefined;
}

function outcomeOf({ act, entry }: StandingAct): PostingOutcome {
  if (act.kind === 'TerminateOffice') return 'OFFICE_TERMINATED';
  if (act.kind !== 'DismissHead' || !isReaction(entry)) return 'COMPLETED';
  return act.data.cause === DEATH ? 'DIED_AT_POST' : 'CURTAILED';
}
