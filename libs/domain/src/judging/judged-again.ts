import { LAST_DATE } from '@elshi/law';
import type { StandingAct, Standings } from '../standing.js';
import type { Docket } from './docket.js';
import { idOf, namedActs } from './named-acts.js';
import { reachOf } from './reach.js';
import type { JudgeContext, SubjectRules } from './subject-rules.js';

/** What the judge needs to go over a ledger. */
export type Judging = Pick<JudgeContext, 'policies' | 'surroundings'>;

/**
 * Which acts of a ledger are to be judged again, when it was judged before with fewer acts: the new ones, those in effect
 * from the earliest day on that anything changed, those that name an act of which something changed, and those about
 * which there was something to say.
 */
export function judgedAgain<Draft, C>(
  rules: SubjectRules<Draft, C>,
  docket: Docket,
  before: { readonly standings: Standings; readonly doubts: readonly { readonly standing: StandingAct }[] },
): (standing: StandingAct) => boolean {
  const then = before.standings.all;
  const now = docket.standings.all;
  const moved = then.filter((standing) => stoodOtherwise(standing, now[standing.index]!));
  const movedNow = moved.map(({ index }) => now[index]!);
  const past = namedActs(before.standings);
  const reaches = [
    ...moved.map((standing) => reachOf(rules, standing, past)),
    ...[...movedNow, ...now.slice(then.length)].map((standing) => reachOf(rules, standing, docket.named)),
  ];
  const from = reaches.reduce((one, other) => (one < other ? one : other), LAST_DATE);
  const names = new Set([...moved, ...movedNow].flatMap(namesOf));
  const doubtful = new Set(before.doubts.map(({ standing }) => standing.index));
  return (standing) =>
    standing.day >= from ||
    standing.index >= then.length ||
    doubtful.has(standing.index) ||
    (names.size > 0 && usedBy(standing).some((name) => names.has(name)));
}

/** Whether an act is corrected, annulled or removed otherwise than before. */
function stoodOtherwise(then: StandingAct, now: StandingAct): boolean {
  return (
    then.status !== now.status ||
    then.annulledBy !== now.annulledBy ||
    then.removedBy !== now.removedBy ||
    then.corrections.length !== now.corrections.length ||
    then.corrections.some((correction, place) => correction !== now.corrections[place])
  );
}

/** The id that an act holds, and its events. */
function namesOf({ act, entry }: StandingAct): readonly string[] {
  const id = idOf(act);
  return [...(id === undefined ? [] : [id]), ...entry.events.map(({ eventId }) => eventId)];
}

/** The id that an act holds, and the event that it is about. */
function usedBy({ act }: StandingAct): readonly string[] {
  const id = idOf(act);
  const about = 'eventId' in act.data ? [act.data.eventId] : [];
  return id === undefined ? about : [id, ...about];
}
