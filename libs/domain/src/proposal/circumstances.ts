import type { NamedActs } from '../judging/named-acts.js';
import type { Surroundings } from '../judging/surroundings.js';
import type { Proposal } from './proposal.js';

/** What an act about a proposal is judged by: the proposal as it stood just before, and the names known by then. */
export interface ProposalCircumstances {
  readonly proposal: Proposal;
  readonly named: NamedActs;
  readonly surroundings: Surroundings;
  readonly findings?: Surroundings['findings'];
}
