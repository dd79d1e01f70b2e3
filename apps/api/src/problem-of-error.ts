import { HttpException } from '@nestjs/common';
import { UnreadableEvent } from '@elshi/application';
import { problemCodes, type ProblemCode } from './codes.js';
import { notYet, ProblemError } from './problem.js';

/** Whatever was thrown, as a problem; `INTERNAL`, without a word of what it was, for what nobody foresaw. */
export function problemOfError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof UnreadableEvent) return problemOfUnreadable(error);
  if (isStoreError(error)) return problemOfStore(error.code);
  const status = statusOf(error);
  if (status === undefined || status >= 500) {
    return new ProblemError(
      'INTERNAL',
      'The request could not be answered; the log of the service says why.',
    );
  }
  const code = codeOfStatus[status] ?? 'MALFORMED';
  return new ProblemError(code, detailOf[code] ?? `${problemCodes[code].title}.`);
}

/** What to do instead, where the title does not say it. */
const detailOf: Readonly<Partial<Record<ProblemCode, string>>> = {
  UNSUPPORTED_MEDIA_TYPE:
    'Send the header Content-Type: application/json with an act, application/x-ndjson with an import.',
};

const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  408: 'REQUEST_TIMEOUT',
  413: 'PAYLOAD_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  431: 'HEADERS_TOO_LARGE',
};

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number')
    return error.statusCode;
  return undefined;
}

/** Asking again is of no use: a version that understands the event is needed. */
function problemOfUnreadable({ message, event }: UnreadableEvent): ProblemError {
  const { eventId, type, revision, position } = event;
  const facts = { eventId, type, revision: revision + 1, position: String(position) };
  return new ProblemError('SUBJECT_PARKED', message, { facts });
}

/** Known by its name: the class belongs to an adapter's library, which an app names only where it is put together. */
function isStoreError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Error && error.name === 'EventStoreError' && 'code' in error;
}

function problemOfStore(code: string): ProblemError {
  switch (code) {
    case 'LogSealed':
      return new ProblemError(
        'LOG_SEALED',
        'The log holds acts recorded here, so it takes no earlier times.',
      );
    case 'ClockSkew':
      return notYet('CLOCK_SKEW', 'The clock of this machine is too far from that of the log.');
    case 'Timeout':
      return notYet(
        'STORE_TIMEOUT',
        'Whether it was recorded is not known; repeat it with the same Idempotency-Key.',
      );
    case 'AppendTooLarge':
      return new ProblemError('PAYLOAD_TOO_LARGE', 'What would be written is larger than 1 MiB.');
    case 'WrongExpectedRevision':
      return new ProblemError(
        'STALE_REVISION',
        'Somebody else has written to this subject at the same time.',
      );
    default:
      return notYet('STORE_UNAVAILABLE', 'The log cannot be read or written at the moment.');
  }
}
