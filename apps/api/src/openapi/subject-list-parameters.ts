import { OFFICE_STATUSES } from '@elshi/domain';
import { HEAD_PROPOSALS, OFFICE_KINDS, REPRESENTATION_SUBJECTS, STATE_CODES } from '@elshi/law';
import { HEAD_STATES, LISTED_PROPOSAL_STATES } from '../http/filters.js';
import { ID, type Parameter, query } from './parameter.js';
import { day, oneOf, text } from './schema.js';

/** What the lists of offices and of proposals are narrowed by. */
export const subjectListParameters = {
  officeKind: query(oneOf(OFFICE_KINDS), 'What the office is on the day.'),
  hostState: query(oneOf(STATE_CODES), 'State in which it stands, by ISO 3166-1 alpha-2.'),
  officeStatus: {
    ...query(oneOf(OFFICE_STATUSES), 'Whether it is established, and not terminated, on the day.'),
    name: 'status',
  },
  headState: query(
    oneOf(HEAD_STATES),
    'Whether somebody heads it on the day, acts for its head, or nobody does; `VACANT` are also those that are not open.',
  ),
  headedBy: query(
    ID,
    'Who heads it for good, present or not, by any id of his: records joined to his count.',
  ),
  commandedBy: query(ID, 'Who heads it, or acts for its head, on the day, by any id of his.'),
  accreditedTo: {
    ...query(
      { ...text, maxLength: 300 },
      'The state, by ISO 3166-1 alpha-2, or the organisation, as it was recorded.',
    ),
    name: 'to',
  },
  accreditedAt: { ...query(ID, 'At the head of which office.'), name: 'office' },
  accredited: { ...query(ID, 'Who is accredited, by any id of his.'), name: 'officer' },
  proposalState: {
    ...query(
      oneOf(LISTED_PROPOSAL_STATES),
      'State of a proposal; left out, all but those of which what was proposed is annulled.',
    ),
    name: 'state',
  },
  officer: query(ID, 'For whom something is proposed, by any id of his: records joined to his count.'),
  proposedBy: query(ID, 'Who proposes as head of the office, or acting for its head, by any id of his.'),
  proposes: query(oneOf(HEAD_PROPOSALS), 'What a head proposes.'),
  representationSubject: {
    ...query(oneOf(REPRESENTATION_SUBJECTS), 'What a representation by the Minister is about.'),
    name: 'subject',
  },
  submittedFrom: query(day, 'First day on which a proposal is made.'),
  submittedTo: query(day, 'The day after the last on which a proposal is made.'),
} as const satisfies Record<string, Parameter>;
