import { isHistorical } from '../act.js';
import { isReaction } from '../reaction.js';
import type { StandingAct } from '../standing.js';
import { isInEffect } from './fold.js';
import { idOf, idOpenedBy } from './named-acts.js';
import type { SubjectRules } from './subject-rules.js';
import type { Sweep } from './sweep.js';

/** Acts that the judge accepted before and would refuse now, or that would now have an effect of another kind. */
export function fallen<Draft>(before: Sweep<Draft>, after: Sweep<Draft>): readonly StandingAct[] {
  return [...after.swept.values()].flatMap(({ standing, refusal, changed }) => {
    const then = before.swept.get(standing.index);
    if (then === undefined || then.refusal !== undefined) return [];
    if (isHistorical(standing.act) || isAmendment(standing)) return [];
    return refusal !== undefined || (changed && !then.changed) ? [standing] : [];
  });
}

/** Whether an act is about another act. */
export function isAmendment({ act }: Pick<StandingAct, 'act'>): boolean {
  return act.kind === 'CorrectAct' || act.kind === 'AnnulAct';
}

/**
 * Acts in force, recorded later, that name an act that goes, or what it opened. Corrections go with their act; what a reaction wrote, a
 * reaction takes back.
 */
export function naming<Draft, C>(
  rules: SubjectRules<Draft, C>,
  before: Sweep<Draft>,
  gone: readonly StandingAct[],
): readonly StandingAct[] {
  if (gone.length === 0) return [];
  const first = namesOf(gone);
  const resting = rules.restingOn?.(before.folded, new Set(gone.map(({ index }) => index)));
  return before.docket.standings.all.filter((standing) => {
    const { index, act } = standing;
    if (!isInEffect(standing) || act.kind === 'CorrectAct' || isReaction(standing.entry)) return false;
    const entered = act.kind === 'EnterServiceRecord' ? first.get(act.data.eventId) : undefined;
    const named = Math.min(first.get(idOf(act) ?? '') ?? Infinity, entered ?? Infinity);
    return named < index || resting?.has(index) === true;
  });
}

/** The ids and event ids that the acts hold, each with the place of the act. */
function namesOf(acts: readonly StandingAct[]): ReadonlyMap<string, number> {
  const names = new Map<string, number>();
  for (const { act, entry, index } of acts) {
    const id = idOpenedBy(act);
    if (id !== undefined) names.set(id, index);
    for (const { eventId } of entry.events) names.set(eventId, index);
  }
  return names;
}
