import type { Proposal } from './proposal.js';

/** A proposal while it is being folded. Each act leaves it whole. */
export type ProposalDraft = {
  -readonly [K in keyof Proposal]: Proposal[K] extends readonly (infer Item)[] ? Item[] : Proposal[K];
};

export function emptyProposal(proposalId: string): ProposalDraft {
  return { proposalId, acceptances: [] };
}
