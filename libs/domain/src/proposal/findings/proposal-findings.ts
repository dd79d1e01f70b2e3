import type { Policies } from '@elshi/law';
import { withAcceptances } from '../../findings/accepted.js';
import { actsWithoutBasis, irregularActs, standingWarnings } from '../../findings/acts.js';
import type { QualityFinding } from '../../findings/finding.js';
import { ordersAfterEffect } from '../../findings/order-dates.js';
import { type JudgedLedger, judgeLedger } from '../../judging/judged-ledger.js';
import { nothingAround } from '../../judging/surroundings.js';
import type { Ledger } from '../../ledger.js';
import type { RefusalCode } from '../../refusal.js';
import { standings } from '../../standing.js';
import type { Proposal } from '../proposal.js';
import { proposalRules } from '../rules.js';

/** The ledger of a proposal as the judge finds it now. */
export type JudgedProposal = JudgedLedger<Proposal>;

/** Judges every act about a proposal by how it stood just before it; see {@link judgeLedger}. */
export function judgeProposal(
  ledger: Ledger,
  policies: Policies,
  before?: Pick<JudgedProposal, 'standings' | 'doubts'>,
): JudgedProposal {
  return judgeLedger(proposalRules, standings(ledger), { policies, surroundings: nothingAround }, before);
}

/** What has become of the person and the office, and of who heads it, is asked where they are. */
const ASKED_ELSEWHERE: ReadonlySet<RefusalCode> = new Set(['OFFICER_UNKNOWN', 'OFFICE_UNKNOWN', 'PROPOSER']);

/**
 * Everything about the record of a proposal that should be looked at, on every day, in the order of ids. That it waits is nobody's
 * fault: the law sets no time for an answer.
 */
export function proposalFindings({
  standings: all,
  folded,
  doubts,
}: JudgedProposal): readonly QualityFinding[] {
  const found = [
    ...irregularActs(doubts, all, ASKED_ELSEWHERE),
    ...standingWarnings(doubts),
    ...actsWithoutBasis(all),
    ...ordersAfterEffect(all),
  ];
  return withAcceptances(found, folded.acceptances);
}
