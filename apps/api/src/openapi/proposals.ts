import { actKinds } from '@elshi/contract';
import { PROPOSAL_STATES } from '@elshi/domain';
import { HEAD_PROPOSALS, REPRESENTATION_SUBJECTS } from '@elshi/law';
import { line } from './record.js';
import { list, nullable, object, oneOf, pageOf, ref, type Schema, text, uuid, written } from './schema.js';

/** What a list tells of a proposal, and its record as well. */
const row = {
  proposalId: text,
  state: { ...nullable(oneOf(PROPOSAL_STATES)), description: 'Null where what was proposed is annulled.' },
  proposedBy: {
    ...nullable(text),
    description:
      'Who proposes as head of the office, or acting for its head; null for a representation by the Minister.',
  },
  officeId: nullable(text),
  officerId: nullable(text),
  proposes: nullable(oneOf(HEAD_PROPOSALS)),
  subject: nullable(oneOf(REPRESENTATION_SUBJECTS)),
  number: { ...nullable(text), description: 'Of a representation: by which the decree names it.' },
  submittedOn: nullable(written),
  settledOn: { ...nullable(written), description: 'The day of the answer or the withdrawal.' },
};

/** Answers about proposals. */
export const proposalSchemas: Readonly<Record<string, Schema>> = {
  Proposal: object(
    {
      ...row,
      detail: nullable(text),
      reason: nullable(text),
      resultingEventId: nullable(uuid),
      submission: nullable(object(line)),
      settlement: nullable(object(line)),
      resultingActs: list(
        object({
          eventId: uuid,
          subject: text,
          kind: oneOf(actKinds),
          effectiveOn: written,
          status: oneOf(['in-force', 'corrected', 'annulled', 'removed']),
        }),
      ),
      meta: ref('Meta'),
    },
    'A proposal by a head or a representation by the Minister; `resultingActs` are those that it names, and those in force that name it.',
  ),
  ProposalItem: object(
    row,
    'A proposal as its record tells it; where it is annulled, `state` is null and the rest is what had been proposed.',
  ),
  ProposalList: pageOf(ref('ProposalItem'), 'Proposals by the day on which they were made, then by id.'),
};
