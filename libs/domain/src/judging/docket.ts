import type { StandingAct, Standings } from '../standing.js';
import { inOrderOfEffect } from './fold.js';
import { type NamedActs, namedActs } from './named-acts.js';

/** Everything that the judge has before it: the acts with their statuses, their names, and the order of their effect. */
export interface Docket {
  readonly standings: Standings;
  readonly named: NamedActs;
  readonly inOrder: readonly StandingAct[];
}

export function docketOf(standings: Standings): Docket {
  return { standings, named: namedActs(standings), inOrder: inOrderOfEffect(standings.all) };
}
