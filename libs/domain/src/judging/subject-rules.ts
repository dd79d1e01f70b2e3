import type { Policies } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Refusal } from '../refusal.js';
import type { StandingAct } from '../standing.js';
import type { ActRule } from './act-rule.js';
import type { NamedActs } from './named-acts.js';
import type { Surroundings } from './surroundings.js';

/** What the judge needs beside the ledger and the act. */
export interface JudgeContext {
  readonly policies: Policies;
  /** What was looked up in other streams for the act. */
  readonly surroundings: Surroundings;
  /** The id of each event that would be written, by its place. */
  readonly eventId: (index: number) => string;
}

/** The law of one kind of subject: the rules of its acts, and what their effects are folded into. */
export interface SubjectRules<Draft, Circumstances> {
  readonly ruleOf: <K extends ActKind>(kind: K) => ActRule<K, Draft, Circumstances>;
  /** A subject about which nothing is recorded. */
  readonly empty: (subjectId: string) => Draft;
  /** What an act is judged by. The draft must not change while they are in use. */
  readonly circumstances: (
    draft: Draft,
    named: NamedActs,
    context: Pick<JudgeContext, 'policies' | 'surroundings'>,
  ) => Circumstances;
  /** Whether the act, lawful or not, would now have an effect of another kind than the one it was meant to have. */
  readonly changesNature?: (act: StandingAct, draft: Draft) => boolean;
  /** The acts that rest on acts that go without holding an id of theirs, by their places. */
  readonly restingOn?: (draft: Draft, gone: ReadonlySet<number>) => ReadonlySet<number>;
  /** Whether an act with this fault has nothing to stand on, and so cannot be kept. */
  readonly hangsOn?: (act: StandingAct, fault: Refusal) => boolean;
}
