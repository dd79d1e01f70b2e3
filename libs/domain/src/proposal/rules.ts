import type { SubjectRules } from '../judging/subject-rules.js';
import { proposalRuleOf } from './acts/index.js';
import type { ProposalCircumstances } from './circumstances.js';
import { emptyProposal, type ProposalDraft } from './draft.js';

/** The law of proposals. */
export const proposalRules: SubjectRules<ProposalDraft, ProposalCircumstances> = {
  ruleOf: proposalRuleOf,
  empty: emptyProposal,
  circumstances: (proposal, named, { surroundings }) => {
    const { findings } = surroundings;
    return { proposal, named, surroundings, ...(findings && { findings }) };
  },
  // What was not proposed cannot be answered.
  hangsOn: (_, { refused }) => refused === 'PROPOSAL_UNKNOWN',
};
