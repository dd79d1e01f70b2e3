import type { ActOf } from '../act.js';
import { foldCareer } from '../career/fold.js';
import { isHeadship, type Posting } from '../career/posting.js';
import type { Ledger } from '../ledger.js';
import type { Office } from '../office/office.js';
import { isReaction, type Reaction } from '../reaction.js';
import type { StandingAct, Standings } from '../standing.js';
import { endOfHeadship, type FollowingEnd, headshipActs, headshipPostingId } from './headships.js';
import { type Cause, lastWordOn, Reacting, type ReactionIds } from './reacting.js';

/** An office with the acts about it. */
export interface OfficeRecord {
  readonly office: Office;
  readonly standings: Standings;
}

/**
 * What is missing in the record of an officer of what follows from these offices: the postings of headships, and the ends of postings at
 * offices that were terminated. Of other offices nothing is looked at. With what this gives recorded, it gives nothing more.
 */
export function reactionsOnOfficer(
  ledger: Ledger,
  offices: readonly OfficeRecord[],
  ids: ReactionIds,
): readonly Reaction[] {
  const reacting = new Reacting(ledger, ids);
  for (const record of offices) bringHeadships(reacting, ledger.subject.id, record);
  bringEnds(reacting, new Map(offices.map((record) => [record.office.officeId, record])));
  return reacting.reactions;
}

function bringHeadships(reacting: Reacting, officerId: string, { office, standings }: OfficeRecord): void {
  const headships = office.headships.filter((headship) => headship.officerId === officerId);
  const ids = new Set(headships.map((headship) => headshipPostingId(office, headship)));
  const assigned = reacting
    .written('AssignPosting')
    .filter(({ act }) => act.data.officeId === office.officeId);
  for (const { act, entry } of assigned) {
    const { postingId } = act.data;
    if (ids.has(postingId)) continue;
    const causationId = entry.events[0]!.metadata.causationId!;
    const appointment = standings.ofEvent(causationId);
    if (appointment !== undefined) takeBackPosting(reacting, postingId, lastWordOn(appointment, standings));
  }
  for (const headship of headships) {
    for (const wanted of headshipActs(office, headship)) {
      const { kind, data } = wanted;
      const before = reacting.written(kind).find(({ act }) => act.data.postingId === data.postingId);
      reacting.bring(wanted, before ? lastWordOn(headship.by, standings) : own(headship.by), before);
    }
  }
}

function own({ actId: eventId, act }: StandingAct): Cause {
  return { eventId, act };
}

/** All that was written of a posting, the last first. */
function takeBackPosting(reacting: Reacting, postingId: string, cause: Cause): void {
  const written = reacting.written('AssignPosting', 'StartPosting', 'EndPosting');
  for (const before of written.toReversed())
    if (before.act.data.postingId === postingId) reacting.takeBack(before, cause);
}

/** Ends what stands at an office no longer, unless it has ended by itself before. */
function bringEnds(reacting: Reacting, offices: ReadonlyMap<string, OfficeRecord>): void {
  const { postings } = foldCareer(withoutEnds(reacting.standings));
  const standing = new Map(postings.map((posting) => [posting.postingId, posting]));
  const ends = reacting.written('EndPosting');
  for (const before of ends) {
    if (standing.has(before.act.data.postingId)) continue;
    reacting.takeBack(before, whyGone(reacting.standings, before.act.data.postingId) ?? own(before));
  }
  for (const posting of standing.values()) {
    const record = offices.get(posting.officeId);
    if (record === undefined) continue;
    const before = ends.find(({ act }) => act.data.postingId === posting.postingId);
    const end = followingEnd(posting, record.office);
    if (end !== undefined && !hasEndedBefore(posting, end, before))
      reacting.bring(endingAct(posting, end), causeOfEnd(end, record, before), before);
    else if (before !== undefined) reacting.takeBack(before, whyNot(before, posting, record));
  }
}

/** Whether a posting has ended by itself before. Of two ends on one day it is the one that was recorded first. */
function hasEndedBefore({ end }: Posting, { on }: FollowingEnd, written: StandingAct | undefined): boolean {
  if (end === undefined || end.on > on.day) return false;
  return end.on < on.day || written === undefined || written.day !== on.day || written.index > end.by.index;
}

function causeOfEnd(
  { by }: FollowingEnd,
  { standings }: OfficeRecord,
  before: StandingAct | undefined,
): Cause {
  return before === undefined ? own(by) : lastWordOn(by, standings);
}

function endingAct({ postingId }: Posting, { by, on, outcome }: FollowingEnd): ActOf<'EndPosting'> {
  const { order, historical } = by.act;
  const effectiveOn = on.act.effectiveOn;
  const data = { postingId, outcome };
  return {
    kind: 'EndPosting',
    effectiveOn,
    ...(order && { order }),
    ...(historical && { historical }),
    data,
  };
}

/** The end of a posting that follows from its office, whatever else ends it. */
function followingEnd(posting: Posting, office: Office): FollowingEnd | undefined {
  const { postingId, by, stay } = posting;
  if (isHeadship(postingId)) {
    const headship = office.headships.find((each) => headshipPostingId(office, each) === postingId);
    return headship && endOfHeadship(office, headship);
  }
  const { termination } = office;
  if (termination === undefined) return undefined;
  const on = by.day > termination.day ? by : termination;
  const hasBegun = stay !== undefined && stay.from <= on.day;
  return { by: termination, on, outcome: hasBegun ? 'OFFICE_TERMINATED' : 'NOT_TAKEN_UP' };
}

/** Why an end that followed from an office follows no longer: what became of its cause, or the posting ended before. */
function whyNot({ entry }: StandingAct, { end }: Posting, { standings }: OfficeRecord): Cause {
  const { causationId } = entry.events[0]!.metadata;
  const cause = causationId === undefined ? undefined : standings.ofEvent(causationId);
  if (end !== undefined) return own(end.by);
  return cause === undefined ? { eventId: causationId!, act: entry.act } : lastWordOn(cause, standings);
}

/** What undid the assignment of a posting. */
function whyGone(all: Standings, postingId: string): Cause | undefined {
  const assigned = all.all.findLast(
    ({ act }) => act.kind === 'AssignPosting' && act.data.postingId === postingId,
  );
  return assigned && lastWordOn(assigned, all);
}

function withoutEnds(all: Standings): Standings {
  return { ...all, all: all.all.filter(({ act, entry }) => act.kind !== 'EndPosting' || !isReaction(entry)) };
}
