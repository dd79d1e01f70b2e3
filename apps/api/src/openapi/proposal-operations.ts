import { JSON_TYPE, NDJSON_TYPE } from '../http/body.js';
import { recording, recordingParameters } from './officer-operations.js';
import { clocks, json, type Operation, page, read } from './operation.js';
import { ref, type Schema } from './schema.js';

const ofProposal = (schema: Schema, description: string, lines?: Schema) => ({
  200: {
    description,
    content: { [JSON_TYPE]: schema, ...(lines && { [NDJSON_TYPE]: lines }) },
    headers: ['ETag'] as const,
  },
});
const proposal = {
  ...read,
  tag: 'Proposals',
  problems: ['PROPOSAL_UNKNOWN', 'NOT_CAUGHT_UP', 'SUBJECT_PARKED'],
} as const;
const exampleAct = {
  kind: 'SubmitHeadProposal',
  effectiveOn: '2021-02-01',
  data: {
    proposedBy: 'abenova',
    officeId: 'emb-vienna',
    officerId: 'omarov',
    proposes: 'PROMOTION_IN_RANK',
    detail: 'five years of exemplary work',
  },
};

/** Recording, and everything about one proposal. */
export const proposalOperations: readonly Operation[] = [
  {
    method: 'post',
    path: '/v1/proposals/{id}/acts',
    id: 'recordProposalAct',
    tag: 'Proposals',
    summary: 'Record one act about a proposal',
    parameters: recordingParameters,
    body: { type: JSON_TYPE, schema: ref('ProposalAct'), example: exampleAct },
    ...recording,
  },
  {
    ...proposal,
    problems: ['NOT_CAUGHT_UP', 'NOT_READY'],
    path: '/v1/proposals',
    id: 'proposals',
    summary: 'Proposals by heads and representations by the Minister',
    description:
      'By the day on which they were made, as they stand by what is known at `knownAt`; `asOf` changes nothing. What is annulled is listed where `state=ANNULLED` asks for it.',
    parameters: [
      'proposalState',
      'officer',
      'office',
      'proposedBy',
      'proposes',
      'representationSubject',
      'submittedFrom',
      'submittedTo',
      ...clocks,
      ...page,
    ],
    answers: json(ref('ProposalList'), 'A page of proposals.'),
  },
  {
    ...proposal,
    path: '/v1/proposals/{id}',
    id: 'proposal',
    summary: 'Proposal by a head or representation by the Minister, with its state',
    description: 'How it stands by what is known at `knownAt`; `asOf` changes nothing.',
    parameters: ['id', ...clocks],
    answers: ofProposal(ref('Proposal'), 'The proposal, and the acts that carry it out.'),
  },
  {
    ...proposal,
    path: '/v1/proposals/{id}/acts',
    id: 'proposalActs',
    summary: 'Audit trail of one proposal',
    parameters: ['id', ...clocks, ...page],
    answers: ofProposal(ref('AuditTrail'), 'Every event, oldest first.', ref('AuditItem')),
  },
];
