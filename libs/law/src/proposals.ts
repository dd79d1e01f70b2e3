import { type Citation, law, regulation } from './citations.js';
import { proposalCite } from './postings.js';

/** What a head may propose to the Ministry (the Regulation, point 11(4)). */
export const HEAD_PROPOSALS = [
  'AWARD',
  'PROMOTION_IN_RANK',
  'PROMOTION_IN_POSITION',
  'EARLY_RECALL',
  'EXTENSION',
  'SANCTION',
] as const;
export type HeadProposal = (typeof HEAD_PROPOSALS)[number];

/** What the Minister represents to the President: a rank, or the head of an office. */
export const REPRESENTATION_SUBJECTS = ['RANK', 'HEAD'] as const;
export type RepresentationSubject = (typeof REPRESENTATION_SUBJECTS)[number];

/** Who makes a proposal, who answers it, and the provision by which it is made. */
export interface ProposalRule {
  readonly madeBy: 'HEAD' | 'MINISTER';
  readonly decidedBy: 'PRESIDENT' | 'MINISTER';
  readonly cite: Citation;
}

/** The head proposes to the Ministry. */
export const headProposalRule: ProposalRule = { madeBy: 'HEAD', decidedBy: 'MINISTER', cite: proposalCite };

/** The Minister represents to the President, who decides. */
// prettier-ignore
const representationRules: Readonly<Record<RepresentationSubject, ProposalRule>> = {
  RANK: { madeBy: 'MINISTER', decidedBy: 'PRESIDENT', cite: law('11', '1¶1') },
  HEAD: { madeBy: 'MINISTER', decidedBy: 'PRESIDENT', cite: regulation('8', '¶2') },
};

/** The law of a representation by the Minister. */
export function representationRule(subject: RepresentationSubject): ProposalRule {
  return representationRules[subject];
}
