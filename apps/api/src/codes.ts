import type { RefusalCode } from '@elshi/domain';

/** What a code of refusal means to a client: its status, and a sentence that holds for every case of it. */
export interface CodeEntry {
  readonly status: number;
  readonly title: string;
}

/** Codes that the HTTP layer itself gives. */
// prettier-ignore
const conventions = {
  MALFORMED:               { status: 400, title: 'The request is malformed; every fault is named in `violations`' },
  UNAUTHENTICATED:         { status: 401, title: 'The request does not say who is asking' },
  FORBIDDEN:               { status: 403, title: 'This may not be asked from there, or by this person' },
  NOT_FOUND:               { status: 404, title: 'There is nothing at this path' },
  METHOD_NOT_ALLOWED:      { status: 405, title: 'The path does not take this method; `Allow` lists those it takes' },
  NOT_ACCEPTABLE:          { status: 406, title: 'None of the accepted media types can be given' },
  REQUEST_TIMEOUT:         { status: 408, title: 'The request did not arrive in time' },
  IN_FLIGHT:               { status: 409, title: 'An act with the same key is being recorded; ask again' },
  REBUILD_UNDER_WAY:       { status: 409, title: 'A rebuild or a rollback of the views is under way' },
  NO_REBUILD:              { status: 409, title: 'No rebuild and no rollback of the views is under way' },
  WEBHOOK_UNKNOWN:         { status: 404, title: 'No such webhook is registered' },
  EVENT_UNKNOWN:           { status: 404, title: 'No such event is recorded' },
  REPLAY_UNKNOWN:          { status: 404, title: 'No such replay of the webhook is known' },
  GROUP_UNKNOWN:           { status: 404, title: 'No such consumer group is made' },
  GROUP_EXISTS:            { status: 409, title: 'A consumer group of this name is made already' },
  NOT_PARKED:              { status: 409, title: 'The subject is not parked at this event' },
  TOO_MANY:                { status: 409, title: 'There are as many of these as there can be' },
  NO_FORMER_VIEWS:         { status: 409, title: 'No former views are kept that this service could go on with' },
  LOG_REPLACED:            { status: 410, title: 'The log does not hold what was read before: it was restored to an earlier state, or is another log' },
  STALE_REVISION:          { status: 412, title: 'The subject has changed since the revision in `If-Match`' },
  STALE_PREVIEW:           { status: 412, title: 'Something else would be written than was previewed; `preview` or `refusal` says what' },
  PAYLOAD_TOO_LARGE:       { status: 413, title: 'The body is larger than 1 MiB' },
  UNSUPPORTED_MEDIA_TYPE:  { status: 415, title: 'The body is not of a media type that this path takes' },
  IDEMPOTENCY_KEY_REUSED:  { status: 422, title: 'The key was used for another request' },
  LOG_SEALED:              { status: 422, title: 'An earlier recorded time is claimed, but the log is sealed' },
  NOT_WRITTEN:             { status: 424, title: 'Another line of the import was refused, so nothing was written' },
  REVISION_REQUIRED:       { status: 428, title: 'A write to an existing subject needs `If-Match`' },
  TOO_MANY_REQUESTS:       { status: 429, title: 'Too much is asked in too short a time' },
  HEADERS_TOO_LARGE:       { status: 431, title: 'The headers of the request are too large' },
  INTERNAL:                { status: 500, title: 'Something went wrong on our side' },
  NOT_CAUGHT_UP:           { status: 503, title: 'The answer does not include the position asked for yet' },
  STOPPING:                { status: 503, title: 'The service is stopping and takes nothing' },
  NOT_READY:               { status: 503, title: 'The service is still reading its log' },
  SUBJECT_PARKED:          { status: 503, title: 'The subject waits: it has an event that this version cannot understand' },
  ISSUER_UNAVAILABLE:      { status: 503, title: 'Who is asking cannot be told: the issuer of the tokens cannot be asked for its keys' },
  READS_NOT_KEPT:          { status: 503, title: 'The read cannot be written down, so it is not answered' },
  CLOCK_SKEW:              { status: 503, title: 'The clock of this machine is too far from that of the log' },
  STORE_UNAVAILABLE:       { status: 503, title: 'The log cannot be read or written at the moment' },
  STORE_TIMEOUT:           { status: 503, title: 'The log did not answer in time; repeat the request with the same `Idempotency-Key`' },
} as const satisfies Record<string, CodeEntry>;

/** Codes by which the law, or an invariant, refuses an act. */
// prettier-ignore
const refusals = {
  OFFICER_UNKNOWN:         { status: 422, title: 'No such officer is recorded' },
  OFFICER_EXISTS:          { status: 409, title: 'The officer is recorded already' },
  NOT_AN_OFFICER:          { status: 422, title: 'Ranks are for officers of the diplomatic service' },
  NOT_IN_SERVICE:          { status: 422, title: 'The person is not in the service on that day' },
  ALREADY_IN_SERVICE:      { status: 422, title: 'The person is in the service already' },
  NO_RANK_HELD:            { status: 422, title: 'No rank is held on that day' },
  RANK_SEQUENCE:           { status: 422, title: 'The rank is not the one that follows' },
  TERM_NOT_SERVED:         { status: 422, title: 'The term in the rank held is not served' },
  TERM_ALREADY_SERVED:     { status: 422, title: 'The term is served, so the assignment is not early' },
  GROUND_MISSING:          { status: 422, title: 'An early or out-of-turn assignment needs a ground' },
  AUTHORITY:               { status: 422, title: 'Another authority decides this' },
  REPRESENTATION_MISSING:  { status: 422, title: 'The representation of the Minister is missing' },
  LIABILITY_MISSING:       { status: 422, title: 'The liability that the loss of rank rests on is missing' },
  ATTESTATION_MISSING:     { status: 422, title: 'A passed attestation after the loss is missing' },
  REVOCATION_MISSING:      { status: 422, title: 'A rank is held, and the dismissal does not revoke it' },
  JUSTIFICATION_MISSING:   { status: 422, title: 'The rank is far from the position, and no justification is given' },
  RECORD_JOINED:           { status: 409, title: 'The record is joined to another, under which the person goes on' },
  PERSON_DIFFERS:          { status: 422, title: 'The two records tell of different persons' },
  DATE_ORDER:              { status: 422, title: 'The dates of two acts or documents are in the wrong order' },
  INTERVAL_INVALID:        { status: 422, title: 'An interval ends before it begins' },
  DUPLICATE_ID:            { status: 409, title: 'The id stands for something else already' },
  ID_UNKNOWN:              { status: 422, title: 'Nothing that can be meant has this id' },
  OFFICE_UNKNOWN:          { status: 422, title: 'No such office is recorded' },
  OFFICE_EXISTS:           { status: 409, title: 'The office is recorded already' },
  OFFICE_TERMINATED:       { status: 422, title: 'The office has been terminated' },
  PROPOSAL_EXISTS:         { status: 409, title: 'The proposal is recorded already' },
  HEAD_EXISTS:             { status: 422, title: 'The office has a head' },
  NO_HEAD:                 { status: 422, title: 'Nobody heads the office on that day' },
  HEAD_TITLE:              { status: 422, title: 'The title is not that of the head of such an office' },
  DESIGNATOR:              { status: 422, title: 'The acting head must be designated by another authority' },
  DESIGNEE:                { status: 422, title: 'This person cannot be designated acting head' },
  ACTING_TITLE:            { status: 422, title: 'The title is not that of an acting head of such an office' },
  ACTING_OVERLAP:          { status: 422, title: 'Somebody is acting head already' },
  RECIPIENT_KIND:          { status: 422, title: 'The note went to the wrong kind of recipient' },
  MINISTRY_AGREEMENT_MISSING: { status: 422, title: 'The agreement of the Ministry is missing' },
  NO_CAUSE:                { status: 422, title: 'There is neither absence nor vacancy nor inability' },
  DEPENDANT_ACTS:          { status: 409, title: 'Other acts rest on this one; decide each in `data.dependants`' },
  ALREADY_ANNULLED:        { status: 422, title: 'The act is annulled already' },
  POSITION_UNKNOWN:        { status: 422, title: 'The position is not in the catalogue' },
  SANCTION_IN_FORCE:       { status: 422, title: 'A sanction is in force' },
  POSTING_STATE:           { status: 422, title: 'The posting is not in a state that allows this' },
  POSTING_OVERLAP:         { status: 422, title: 'Another posting runs on that day' },
  CARD_KIND:               { status: 422, title: 'The card does not fit the category of staff' },
  STAFFING_LIMIT:          { status: 422, title: 'The staffing table is larger than its limit' },
  PROPOSAL_UNKNOWN:        { status: 422, title: 'No such proposal is recorded' },
  PROPOSAL_STATE:          { status: 422, title: 'The proposal is not in a state that allows this' },
  PROPOSER:                { status: 422, title: 'This person cannot propose that' },
  ACCREDITATION:           { status: 422, title: 'The head is not accredited there' },
  HOST_STATE:              { status: 422, title: 'The two offices are in different states' },
  SUBORDINATION:           { status: 422, title: 'The one office cannot be subordinate to the other' },
} as const satisfies Record<RefusalCode, CodeEntry>;

/** The one table of all codes. Codes are public: add, never rename. */
export const problemCodes = { ...conventions, ...refusals };

export type ProblemCode = keyof typeof problemCodes;

export const problemCodeList = Object.keys(problemCodes) as readonly ProblemCode[];

/** The codes by which an act is refused. */
export const refusalCodes = Object.keys(refusals) as readonly RefusalCode[];

/** The resolvable path of a code: `/problems/term-not-served`. */
export function problemPath(code: ProblemCode): string {
  return `/problems/${slugOf(code)}`;
}

/** The code whose page has this name, if there is one. */
export function codeOfSlug(slug: string): ProblemCode | undefined {
  return problemCodeList.find((code) => slugOf(code) === slug);
}

function slugOf(code: ProblemCode): string {
  return code.toLowerCase().replaceAll('_', '-');
}
