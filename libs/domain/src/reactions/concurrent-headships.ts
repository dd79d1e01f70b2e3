import type { ActOf } from '../act.js';
import { foldOffice } from '../office/judge.js';
import type { ConcurrentHeadship } from '../office/office.js';
import { isReaction } from '../reaction.js';
import type { Standing, StandingAct, Standings } from '../standing.js';
import type { OfficeRecord } from './on-officer.js';
import { type Cause, lastWordOn, type Reacting } from './reacting.js';

/** The end of a concurrent headship that follows from the other office. */
interface FollowingEnd {
  readonly declared: ConcurrentHeadship;
  /** Why the person's headship there covers it no longer. */
  readonly cause: Cause;
  /** The same, as it is told by now. */
  readonly lastWord: Cause;
  /** The act that gives the day. */
  readonly on: StandingAct;
}

type Written = Standing<'EndConcurrentHeadship'>;

/**
 * Ends what an office declared with another one when the person heads the other no longer: it ends with either headship
 * (Regulation, point 9, part 3). With the headship at the office itself it ends in the fold.
 */
export function bringEndsOfConcurrent(reacting: Reacting, other: OfficeRecord): void {
  const { officeId } = other.office;
  const written = reacting
    .written('EndConcurrentHeadship')
    .filter(({ act }) => act.data.otherOfficeId === officeId);
  const { concurrent } = foldOffice(withoutEnds(reacting.standings, officeId));
  const declared = concurrent.filter(({ otherOfficeId }) => otherOfficeId === officeId);
  const ends = declared
    .flatMap((each) => endOf(each, other) ?? [])
    .filter((end) => !hasEndedBefore(end, writtenOf(end, written)));
  const kept = new Set(ends.map((end) => writtenOf(end, written)));
  for (const before of written)
    if (!kept.has(before)) reacting.takeBack(before, whyNot(before, declared, other.standings));
  for (const end of ends) {
    const before = writtenOf(end, written);
    reacting.bring(endingAct(end), before === undefined ? end.cause : end.lastWord, before);
  }
}

function endOf(declared: ConcurrentHeadship, { office, standings }: OfficeRecord): FollowingEnd | undefined {
  const { officerId, from } = declared;
  const headship = office.headships.findLast(
    (each) => each.officerId === officerId && each.from <= from && (each.to === undefined || from < each.to),
  );
  if (headship === undefined) return neverCovered(declared, standings);
  const on = headship.endedBy;
  return (
    on && { declared, on, cause: { eventId: on.actId, act: on.act }, lastWord: lastWordOn(on, standings) }
  );
}

/** His appointment there does not stand any more, or begins later by now. Where none was recorded, nothing is known of it. */
function neverCovered(declared: ConcurrentHeadship, all: Standings): FollowingEnd | undefined {
  const appointment = all.all.findLast(
    ({ entry: { act } }) => act.kind === 'AppointHead' && act.data.officerId === declared.officerId,
  );
  if (appointment === undefined) return undefined;
  const cause = lastWordOn(appointment, all);
  return { declared, on: declared.by, cause, lastWord: cause };
}

/** What was written before of an end, as it follows from the same act. */
function writtenOf({ declared, cause }: FollowingEnd, written: readonly Written[]): Written | undefined {
  return written.find(
    ({ act, entry }) =>
      act.data.officerId === declared.officerId && entry.events[0]!.metadata.causationId === cause.eventId,
  );
}

/** Whether it has ended by itself before. Of two ends on one day it is the one that was recorded first. */
function hasEndedBefore(
  { declared: { to, endedBy }, on }: FollowingEnd,
  written: Written | undefined,
): boolean {
  if (to === undefined || endedBy === undefined || to > on.day) return false;
  return to < on.day || written?.day !== on.day || written.index > endedBy.index;
}

/** What undid the other end, or what ended it before. */
function whyNot(before: Written, declared: readonly ConcurrentHeadship[], all: Standings): Cause {
  const { causationId } = before.entry.events[0]!.metadata;
  const cause = causationId === undefined ? undefined : all.ofEvent(causationId);
  const ended = declared.find(
    ({ officerId, from, to = before.day }) =>
      officerId === before.act.data.officerId && from <= before.day && to < before.day,
  )?.endedBy;
  if (ended !== undefined) return { eventId: ended.actId, act: ended.act };
  return cause === undefined ? { eventId: before.actId, act: before.act } : lastWordOn(cause, all);
}

function endingAct({ declared, cause, on }: FollowingEnd): ActOf<'EndConcurrentHeadship'> {
  const { order, historical } = cause.act;
  const { officerId, otherOfficeId } = declared;
  return {
    kind: 'EndConcurrentHeadship',
    effectiveOn: on.act.effectiveOn,
    ...(order && { order }),
    ...(historical && { historical }),
    data: { officerId, otherOfficeId },
  };
}

function withoutEnds(all: Standings, officeId: string): Standings {
  const isFollowing = ({ act, entry }: StandingAct): boolean =>
    act.kind === 'EndConcurrentHeadship' && act.data.otherOfficeId === officeId && isReaction(entry);
  return { ...all, all: all.all.filter((standing) => !isFollowing(standing)) };
}
