import type { StandingAct, Standings } from '../standing.js';
import { docketOf } from './docket.js';
import { type Judging, judgedAgain } from './judged-again.js';
import type { SubjectRules } from './subject-rules.js';
import { sweep, type Swept } from './sweep.js';

/** An act that the judge has something to say about. */
export type Doubt = Pick<Swept, 'standing' | 'faults' | 'warnings'>;

/** A ledger as the judge finds it now. */
export interface JudgedLedger<Draft> {
  readonly standings: Standings;
  /** Its acts in the order of their effect. */
  readonly inOrder: readonly StandingAct[];
  /** What all acts were folded into. */
  readonly folded: Draft;
  /** The acts in effect about which there is something to say, in the order of their effect. */
  readonly doubts: readonly Doubt[];
}

/**
 * Judges every act of a ledger by what stood just before it, and folds the whole. Where the same ledger was judged
 * before with fewer acts, only what the others can reach is judged again; the outcome is the same.
 */
export function judgeLedger<Draft, C>(
  rules: SubjectRules<Draft, C>,
  standings: Standings,
  context: Judging,
  before?: Pick<JudgedLedger<unknown>, 'standings' | 'doubts'>,
): JudgedLedger<Draft> {
  const docket = docketOf(standings);
  const judges = before === undefined ? () => true : judgedAgain(rules, docket, before);
  const { swept, folded } = sweep(rules, docket, { ...context, judges });
  const doubts = [...swept.values()].filter(
    ({ faults, warnings }) => faults.length > 0 || warnings.length > 0,
  );
  return { standings, inOrder: docket.inOrder, folded, doubts };
}
