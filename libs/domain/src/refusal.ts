import type { Citation } from '@elshi/law';

/** Why an act is refused. Codes are public: add, never rename. */
export type RefusalCode =
  | 'OFFICER_UNKNOWN'
  | 'OFFICER_EXISTS'
  | 'RECORD_JOINED'
  | 'PERSON_DIFFERS'
  | 'NOT_AN_OFFICER'
  | 'NOT_IN_SERVICE'
  | 'ALREADY_IN_SERVICE'
  | 'NO_RANK_HELD'
  | 'RANK_SEQUENCE'
  | 'TERM_NOT_SERVED'
  | 'TERM_ALREADY_SERVED'
  | 'GROUND_MISSING'
  | 'AUTHORITY'
  | 'REPRESENTATION_MISSING'
  | 'LIABILITY_MISSING'
  | 'ATTESTATION_MISSING'
  | 'REVOCATION_MISSING'
  | 'JUSTIFICATION_MISSING'
  | 'DATE_ORDER'
  | 'INTERVAL_INVALID'
  | 'DUPLICATE_ID'
  | 'ID_UNKNOWN'
  | 'OFFICE_UNKNOWN'
  | 'OFFICE_EXISTS'
  | 'OFFICE_TERMINATED'
  | 'PROPOSAL_EXISTS'
  | 'HEAD_EXISTS'
  | 'NO_HEAD'
  | 'HEAD_TITLE'
  | 'DESIGNATOR'
  | 'DESIGNEE'
  | 'ACTING_TITLE'
  | 'ACTING_OVERLAP'
  | 'RECIPIENT_KIND'
  | 'MINISTRY_AGREEMENT_MISSING'
  | 'NO_CAUSE'
  | 'DEPENDANT_ACTS'
  | 'ALREADY_ANNULLED'
  | 'POSITION_UNKNOWN'
  | 'SANCTION_IN_FORCE'
  | 'POSTING_STATE'
  | 'POSTING_OVERLAP'
  | 'PROPOSAL_UNKNOWN'
  | 'PROPOSAL_STATE'
  | 'PROPOSER'
  | 'ACCREDITATION'
  | 'HOST_STATE'
  | 'SUBORDINATION'
  | 'CARD_KIND'
  | 'STAFFING_LIMIT';

/** Plain values that a decision rested on: numbers, days, ids. */
export type Facts = Readonly<Record<string, unknown>>;

/** "No", as a value: what a clerk can act on, with the provision that forbids it. */
export interface Refusal {
  readonly refused: RefusalCode;
  readonly because: string;
  readonly citations: readonly Citation[];
  readonly facts: Facts;
}

export type WarningCode =
  | 'BIRTH_DATE_DIFFERS'
  | 'JUNIOR_DESIGNEE'
  | 'POSITION_MISMATCH'
  | 'USSR_CUTOFF'
  | 'HISTORICAL'
  | 'DEPARTMENT_UNKNOWN'
  | 'REPRESENTATION_MISMATCH'
  | 'REPRESENTATION_STATE'
  | 'STAFFING_LIMIT';

/** What is lawful but should be looked at. */
export interface Warning {
  readonly code: WarningCode;
  readonly detail: string;
  readonly citations: readonly Citation[];
}

export function refusal(
  refused: RefusalCode,
  because: string,
  citations: readonly Citation[] = [],
  facts: Facts = {},
): Refusal {
  return { refused, because, citations, facts };
}

/** The refusal with these citations, where it has none of its own: the provisions on which such an act rests. */
export function cited(refused: Refusal, citations: readonly Citation[]): Refusal {
  return refused.citations.length > 0 ? refused : { ...refused, citations };
}
