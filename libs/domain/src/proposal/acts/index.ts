import type { ActKind, AmendmentKind, QualityActKind } from '../../act.js';
import { acceptFinding } from '../../judging/acceptance.js';
import { annulAct, correctAct } from '../../judging/amendment.js';
import type { ProposalActKind } from '../act-data.js';
import type { ActRule } from '../act-rule.js';
import { isOnRecord } from '../checks/existence.js';
import { acceptProposal, rejectProposal, withdrawProposal } from './settlements.js';
import { submitHeadProposal, submitMinisterRepresentation } from './submissions.js';

const rules: { readonly [K in ProposalActKind | QualityActKind | AmendmentKind]: ActRule<K> } = {
  SubmitHeadProposal: submitHeadProposal,
  SubmitMinisterRepresentation: submitMinisterRepresentation,
  AcceptProposal: acceptProposal,
  RejectProposal: rejectProposal,
  WithdrawProposal: withdrawProposal,
  AcceptFinding: acceptFinding(isOnRecord),
  CorrectAct: correctAct(isOnRecord),
  AnnulAct: annulAct(isOnRecord),
};

/** The rule of a kind of act about a proposal. Acts about anything else never stand in the stream of one. */
export function proposalRuleOf<K extends ActKind>(kind: K): ActRule<K> {
  return (rules as unknown as { readonly [Kind in ActKind]: ActRule<Kind> })[kind];
}
