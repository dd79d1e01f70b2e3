import type { ReadOutcome, RecordOutcome } from '@elshi/application';
import type { SubjectKind } from '@elshi/domain';
import type { ProblemCode } from './codes.js';
import {
  badParameter,
  malformed,
  notYet,
  ProblemError,
  problemOfRefusal,
  type ProblemWithin,
  tagOf,
} from './problem.js';

const UNKNOWN: Readonly<Record<SubjectKind, ProblemCode>> = {
  officer: 'OFFICER_UNKNOWN',
  office: 'OFFICE_UNKNOWN',
  proposal: 'PROPOSAL_UNKNOWN',
};

/** The subject that the path addresses is not recorded, or was not known at that time. */
function unknownSubject(kind: SubjectKind, id: string, orElse = ''): ProblemError {
  const detail = `No ${kind} ${id} is recorded${orElse}.`;
  return new ProblemError(UNKNOWN[kind], detail, { status: 404 });
}

type NotRecorded = Exclude<RecordOutcome, { readonly outcome: 'recorded' | 'previewed' }>;

/** Why a submission was not taken. */
export function problemOfRecording(outcome: NotRecorded, id: string): ProblemError {
  switch (outcome.outcome) {
    case 'refused':
      return problemOfRefusal(outcome.refusal);
    case 'malformed':
      return malformed(outcome.violations);
    case 'unknown-subject':
      return unknownSubject(outcome.kind, id);
    case 'key-reused':
      return new ProblemError('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used with another body.');
    case 'not-caught-up':
      return notYet('NOT_CAUGHT_UP', 'Who serves at the office is not projected yet.');
    case 'in-flight':
      return new ProblemError('IN_FLIGHT', 'An act with this Idempotency-Key is being recorded.', {
        headers: { 'retry-after': '1' },
      });
    case 'revision-required':
      return new ProblemError('REVISION_REQUIRED', 'Send If-Match with the ETag of the subject, or *.', {
        facts: { revision: outcome.revision },
        headers: tagOf(outcome.revision),
      });
    case 'stale':
      return new ProblemError('STALE_REVISION', `The subject stands at revision ${outcome.revision}.`, {
        facts: { revision: outcome.revision },
        headers: outcome.revision > 0 ? tagOf(outcome.revision) : {},
      });
    case 'stale-preview':
      return stalePreview(outcome);
  }
}

function stalePreview({
  revision,
  now,
}: Extract<NotRecorded, { readonly outcome: 'stale-preview' }>): ProblemError {
  return new ProblemError('STALE_PREVIEW', 'Nothing was written: it would not be what was previewed.', {
    facts: { revision },
    headers: revision > 0 ? tagOf(revision) : {},
    ...('refused' in now ? { refusal: within(problemOfRefusal(now)) } : { preview: now }),
  });
}

/** A problem where it is not the answer itself. */
export function within(problem: ProblemError): ProblemWithin {
  const { instance: _instance, requestId: _requestId, ...rest } = problem.toProblem('', '');
  return rest;
}

type NotFound = Exclude<ReadOutcome<unknown>, { readonly outcome: 'found' }>;

/** Why a read has no answer. */
export function problemOfReading(outcome: NotFound, id = ''): ProblemError {
  switch (outcome.outcome) {
    case 'unknown-subject':
      return unknownSubject(outcome.kind, id, ', or none was known at that time');
    case 'future':
      return badParameter('knownAt', 'FUTURE', 'knownAt lies in the future.');
    case 'not-caught-up':
      return notYet('NOT_CAUGHT_UP', 'The position asked for is not projected yet.');
    case 'log-replaced':
      return logReplaced(outcome);
    case 'not-ready':
      return notYet('NOT_READY', 'The lists are not kept at the moment; /health/ready says why.');
    case 'bad-cursor':
      return badParameter('cursor', 'CURSOR', 'The cursor is not one that this list has given.');
  }
}

/** What lay after the last event that the log and the reader have in common, the reader has to read anew. */
function logReplaced({ logId, head }: Extract<NotFound, { readonly outcome: 'log-replaced' }>): ProblemError {
  const detail =
    'The event that was seen last does not stand there in this log: read anew, from the beginning or from an event that it holds.';
  return new ProblemError('LOG_REPLACED', detail, { facts: { logId, head: String(head) } });
}
