import type { OfficerActData } from '@elshi/domain';
import type { Part } from './content.js';
import { dated, main, said, under } from './part.js';

/** Kinds of act about postings and the staff of an office. */
type PostingKind =
  | 'AssignPosting'
  | 'StartPosting'
  | 'ExtendPosting'
  | 'RecallEarly'
  | 'EndPosting'
  | 'AssignDepartment'
  | 'PermitShortTrip'
  | 'IssueAccreditationCard'
  | 'ReturnAccreditationCard';

/** What acts about postings say, but for the position and the office that an assignment names. */
export const postingParts: {
  readonly [K in PostingKind]: (data: OfficerActData[K]) => readonly Part[];
} = {
  AssignPosting: ({ postingId, plannedFrom, plannedTo }) => [
    ...said('posting', postingId),
    ...dated('plannedFrom', plannedFrom),
    ...dated('plannedTo', plannedTo),
  ],
  StartPosting: ({ postingId }) => said('posting', postingId),
  ExtendPosting: ({ postingId, plannedTo, proposalId }) => [
    ...said('posting', postingId),
    ...dated('plannedTo', plannedTo),
    ...said('proposal', proposalId),
  ],
  RecallEarly: ({ postingId, cause, proposalId }) => [
    ...said('posting', postingId),
    ...said('cause', cause),
    ...said('proposal', proposalId),
  ],
  EndPosting: ({ postingId, outcome, detail }) => [
    main({ is: 'term', list: 'outcome', code: outcome }),
    ...said('posting', postingId),
    ...said('detail', detail),
  ],
  AssignDepartment: ({ postingId, department, duties }) => [
    main({ is: 'term', list: 'department', code: department }),
    ...said('posting', postingId),
    ...said('duties', duties),
  ],
  PermitShortTrip: ({ destination, from, to, ministryAgreement, onAnnualLeave }) => [
    ...said('destination', destination),
    ...dated('tripFrom', from),
    ...dated('tripTo', to),
    ...said('agreement', ministryAgreement),
    ...under('leave', onAnnualLeave ? { is: 'term', list: 'leave', code: 'ANNUAL' } : undefined),
  ],
  IssueAccreditationCard: ({ cardNo, cardKind, hostState, validTo }) => [
    main({ is: 'term', list: 'card', code: cardKind }),
    ...said('card', cardNo),
    ...said('hostState', hostState),
    ...dated('validTo', validTo),
  ],
  ReturnAccreditationCard: ({ cardNo }) => said('card', cardNo),
};
