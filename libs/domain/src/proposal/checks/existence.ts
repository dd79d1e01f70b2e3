import { proposalCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { founded, notYetFounded } from '../../judging/founded.js';
import type { Settling, Submitting } from '../act-data.js';
import { type Check, fail, notApplicable, pass } from '../act-rule.js';
import { citesOf } from '../proposal-rule.js';
import { proposalState } from '../proposal.js';

/** The proposal is recorded. Asked first of every act but the one by which it is made. */
export const isRecorded: Check<ActKind> = founded(
  { rule: 'RECORDED', code: 'PROPOSAL_UNKNOWN', because: 'No proposal is recorded under this id.' },
  'The proposal is recorded.',
  { missing: [proposalCite], there: [] },
);

/** Something is recorded under the id, be it annulled by now. Asked of acts about other acts. */
export const isOnRecord: Check<ActKind> = {
  rule: 'ON_RECORD',
  form: true,
  judge: ({ index }) =>
    index === 0
      ? fail('PROPOSAL_UNKNOWN', 'No proposal is recorded under this id.', [proposalCite])
      : pass('The proposal is on record.'),
};

/** No proposal is recorded under the id yet. */
export const isNew: Check<Submitting> = notYetFounded({
  rule: 'NOT_YET_RECORDED',
  code: 'PROPOSAL_EXISTS',
  because: 'A proposal is already recorded under this id.',
});

/** It is not settled before it is made. */
export const isMadeByThen: Check<Settling> = {
  rule: 'DATE_ORDER',
  form: true,
  judge: ({ day, index }, { named }) => {
    const made = named.founded(index);
    if (made === undefined) return notApplicable('There is no proposal to compare with.');
    return made.day <= day
      ? pass('The proposal was made by then.')
      : fail('DATE_ORDER', `The proposal is made on ${made.day}, after ${day}.`, [], {
          madeOn: made.day,
          eventId: made.actId,
        });
  },
};

/** It is settled once. */
export const isUnsettled: Check<Settling> = {
  rule: 'STATE',
  judge: (_, { proposal }) => {
    const { settlement } = proposal;
    const state = proposalState(proposal) ?? null;
    return settlement === undefined
      ? pass('Nothing has settled the proposal.', [], { state })
      : fail(
          'PROPOSAL_STATE',
          `The proposal was settled on ${settlement.day}: ${state}.`,
          citesOf(proposal),
          {
            state,
            eventId: settlement.actId,
          },
        );
  },
};
