import { HttpException } from '@nestjs/common';
import type { Body } from '@elshi/application';
import type { Violation } from '@elshi/contract';
import type { Facts, Refusal } from '@elshi/domain';
import type { Citation } from '@elshi/law';
import { problemCodeList, problemCodes, problemPath, type ProblemCode } from './codes.js';

/** A fault of the query, the path or a header: named by its parameter, where a fault of the body has a pointer. */
export interface ParameterViolation {
  readonly parameter: string;
  readonly code: string;
  readonly detail: string;
}

export type Fault = Violation | ParameterViolation;

/** The body of every answer that says no (RFC 9457). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance: string;
  readonly code: ProblemCode;
  readonly requestId: string;
  readonly citations?: readonly Citation[];
  readonly facts?: Facts;
  readonly violations?: readonly Fault[];
}

interface ProblemExtras {
  /** In place of the status of the table: an unknown subject is 404 when the path addresses it. */
  readonly status?: number;
  readonly citations?: readonly Citation[];
  readonly facts?: Facts;
  readonly violations?: readonly Fault[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown anywhere in the HTTP layer to answer with a problem. */
export class ProblemError extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
    this.name = 'ProblemError';
  }

  get status(): number {
    return this.extras.status ?? problemCodes[this.code].status;
  }

  /** The problem as it is sent for one request. */
  toProblem(instance: string, requestId: string): Problem {
    const { citations, facts, violations } = this.extras;
    return {
      type: problemPath(this.code),
      title: problemCodes[this.code].title,
      status: this.status,
      detail: this.detail,
      instance,
      code: this.code,
      requestId,
      ...(citations && { citations }),
      ...(facts && { facts }),
      ...(violations && { violations }),
    };
  }
}

/** No more than this is told at once: a body may hold a hundred thousand faults. */
const MOST_FAULTS = 500;
const MOST_TEXT = 100_000;

/** 400 with every fault at once. */
export function malformed(violations: readonly Fault[]): ProblemError {
  const [first] = violations;
  const told = tellable(violations);
  const summary =
    violations.length === 1 && first ? first.detail : `The request has ${violations.length} faults.`;
  const rest = violations.length - told.length;
  const detail = rest === 0 ? summary : `${summary} The last ${rest} are left out.`;
  return new ProblemError('MALFORMED', detail, { violations: told });
}

function tellable(violations: readonly Fault[]): readonly Fault[] {
  let text = 0;
  return violations.slice(0, MOST_FAULTS).filter((fault) => {
    text += ('pointer' in fault ? fault.pointer : fault.parameter).length + fault.detail.length;
    return text <= MOST_TEXT;
  });
}

/** 400 for one fault of the query, the path or a header. */
export function badParameter(parameter: string, code: string, detail: string): ProblemError {
  return malformed([{ parameter, code, detail }]);
}

/** 503 with the time after which it is worth asking again. */
export function notYet(code: ProblemCode, detail: string, facts?: Facts): ProblemError {
  return new ProblemError(code, detail, { headers: { 'retry-after': '1' }, ...(facts && { facts }) });
}

/** A refusal by the law or by an invariant, with what it rests on. */
export function problemOfRefusal({ refused, because, citations, facts }: Refusal): ProblemError {
  return new ProblemError(refused, because, { citations, facts });
}

/** What an import says of a line that it did not take, with what its code stands for. */
export function lineProblem(problem: Body): Body {
  const code = problemCodeList.find((known) => known === problem['code']);
  if (code === undefined) return problem;
  const { status, title } = problemCodes[code];
  return { type: problemPath(code), title, status, ...problem };
}

/** The header that tells a revision. */
export function tagOf(revision: number): { readonly etag: string } {
  return { etag: `"${revision}"` };
}

/** Whatever was thrown, as a problem; `INTERNAL`, without a word of what it was, for what nobody foresaw. */
export function problemOfError(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
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
