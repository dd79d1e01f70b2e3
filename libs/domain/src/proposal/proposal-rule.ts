import { type Citation, headProposalRule, type ProposalRule, representationRule } from '@elshi/law';
import type { Standing } from '../standing.js';
import type { Submitting } from './act-data.js';
import type { Proposal } from './proposal.js';

/** The law of a proposal: by which provision it is made, and who answers it. */
export function ruleOfProposal({ act }: Standing<Submitting>): ProposalRule {
  return act.kind === 'SubmitHeadProposal' ? headProposalRule : representationRule(act.data.subject);
}

/** The provision by which a proposal is made; none where none stands. */
export function citesOf({ submission }: Proposal): readonly Citation[] {
  return submission === undefined ? [] : [ruleOfProposal(submission).cite];
}
