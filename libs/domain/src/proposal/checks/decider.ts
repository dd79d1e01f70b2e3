import { type Authority, AUTHORITY_NAMES } from '../../order.js';
import type { Submitting } from '../act-data.js';
import { type Check, fail, type Judged, notApplicable, pass } from '../act-rule.js';
import type { ProposalCircumstances } from '../circumstances.js';
import { officeFacts } from '../facts.js';
import { citesOf, ruleOfProposal } from '../proposal-rule.js';
import type { Standing } from '../../standing.js';

type Answering = 'AcceptProposal' | 'RejectProposal';

/** Who answers: of a head, whoever appoints the head of that office; nobody is prescribed for a consular institution. */
function deciderOf(
  submission: Standing<Submitting>,
  judged: Judged<Answering>,
  circumstances: ProposalCircumstances,
): { readonly required: Authority | null; readonly facts: object } {
  const { decidedBy } = ruleOfProposal(submission);
  const { act } = submission;
  const ofOffice = act.kind === 'SubmitMinisterRepresentation' && act.data.subject === 'HEAD';
  if (!ofOffice || act.data.officeId === undefined) return { required: decidedBy, facts: {} };
  const facts = officeFacts('AUTHORITY', act.data.officeId, judged, circumstances);
  return { required: facts.headAppointedBy, facts };
}

/**
 * A proposal of a head is answered by an order of the Minister; a representation by whoever decides what it asks for. That one is accepted
 * shows in the act that follows, and needs no order of its own.
 */
export function answeredByAuthority<K extends Answering>(): Check<K> {
  return {
    rule: 'AUTHORITY',
    judge: (judged, circumstances) => {
      const { submission } = circumstances.proposal;
      if (submission === undefined) return notApplicable('There is no proposal to answer.');
      const { cite } = ruleOfProposal(submission);
      const { required, facts } = deciderOf(submission, judged, circumstances);
      const issuedBy = judged.act.order?.issuedBy ?? null;
      const found = { ...facts, required, issuedBy };
      const isEvident =
        judged.act.kind === 'AcceptProposal' && submission.act.kind === 'SubmitMinisterRepresentation';
      if (required === null)
        return notApplicable('For a consular institution no authority is prescribed.', [cite], found);
      if (issuedBy === required) return pass(`The ${AUTHORITY_NAMES[required]} answers.`, [cite], found);
      return issuedBy === null && isEvident
        ? notApplicable('The acceptance of a representation needs no order of its own.', [cite], found)
        : fail('AUTHORITY', `The ${AUTHORITY_NAMES[required]} answers it by an order.`, [cite], found);
    },
  };
}

/** A proposal is withdrawn by who made it: where there is an order, by his. */
export const withdrawnByProposer: Check<'WithdrawProposal'> = {
  rule: 'AUTHORITY',
  judge: ({ act }, { proposal }) => {
    const { submission } = proposal;
    const cites = citesOf(proposal);
    const issuedBy = act.order?.issuedBy;
    if (issuedBy === undefined || submission === undefined)
      return notApplicable('A withdrawal needs no order.', cites);
    const { madeBy: required } = ruleOfProposal(submission);
    const facts = { required, issuedBy };
    return issuedBy === required
      ? pass('Who proposed withdraws.', cites, facts)
      : fail('AUTHORITY', `The ${AUTHORITY_NAMES[required]} withdraws what he proposed.`, cites, facts);
  },
};
