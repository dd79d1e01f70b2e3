import { proposalCite } from '@elshi/law';
import { keptFacts } from '../../judging/kept-facts.js';
import { carriesOut } from '../../proposal/carrying-out.js';
import { proposalStateOn } from '../../proposal/proposal.js';
import { type Check, fail, notApplicable, pass } from '../act-rule.js';
import { postingNamed } from './posting.js';

const cites = [proposalCite];

/**
 * The proposal that an act carries out is on record, accepted by its day, and about just that: such an act for this person, at the office of
 * the posting. A recorded act is judged by what was known when it was decided.
 */
export const proposalStands: Check<'ExtendPosting' | 'RecallEarly'> = {
  rule: 'PROPOSAL',
  cite: proposalCite,
  judge: (judged, circumstances) => {
    const { act, day } = judged;
    const { proposalId } = act.data;
    if (proposalId === undefined) return notApplicable('No proposal is named.', cites);
    const kept = keptFacts(judged, 'PROPOSAL', { proposalId });
    if (kept !== undefined) return pass('The proposal stood.', cites, kept);
    const known = circumstances.proposals.get(proposalId);
    const submission = known?.proposal.submission;
    if (known == null || submission === undefined)
      return fail('PROPOSAL_UNKNOWN', `No proposal ${proposalId} is recorded.`, cites, { proposalId });
    const state = proposalStateOn(known.proposal, day) ?? null;
    const facts = { proposalId, eventId: submission.actId, state };
    const office = submission.act.kind === 'SubmitHeadProposal' && submission.act.data.officeId;
    const isAboutThis =
      known.isOfSubject &&
      carriesOut(act.kind, submission) &&
      office === postingNamed(judged, circumstances)?.officeId;
    if (!isAboutThis)
      return fail('PROPOSAL_STATE', `The proposal ${proposalId} is about something else.`, cites, facts);
    return state === 'ACCEPTED'
      ? pass('The proposal is accepted.', cites, facts)
      : fail('PROPOSAL_STATE', `On ${day} the proposal ${proposalId} is not accepted.`, cites, facts);
  },
};
