import { proposalCite } from '@elshi/law';
import { type Check, fail, notApplicable } from '../act-rule.js';

/** The proposal of a head that an act carries out is on record. No proposal can be recorded yet, so none that is named is known. */
export const proposalStands: Check<'ExtendPosting' | 'RecallEarly'> = {
  rule: 'PROPOSAL',
  cite: proposalCite,
  judge: ({ act }) => {
    const { proposalId } = act.data;
    return proposalId === undefined
      ? notApplicable('No proposal is named.', [proposalCite])
      : fail('PROPOSAL_UNKNOWN', `No proposal ${proposalId} is recorded.`, [proposalCite], { proposalId });
  },
};
