import type { Body, Decided, Preview } from '@elshi/application';
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
  /** What would be written now. */
  readonly preview?: Preview;
  /** Why nothing would be written any more. */
  readonly refusal?: ProblemWithin;
  /** Of an order: what is said of each of its lines. */
  readonly lines?: readonly LineVerdict[];
}

/** What would have become of a line of an order of which another was refused, or why it was refused itself. */
export interface LineVerdict extends Partial<Decided> {
  readonly subject: string;
  readonly verdict: 'LAWFUL' | 'REFUSED';
  readonly problem?: ProblemWithin;
}

/** A problem as it stands within another answer. */
export type ProblemWithin = Omit<Problem, 'instance' | 'requestId'>;

interface ProblemExtras {
  /** In place of the status of the table: an unknown subject is 404 when the path addresses it. */
  readonly status?: number;
  readonly citations?: readonly Citation[];
  readonly facts?: Facts;
  readonly violations?: readonly Fault[];
  readonly preview?: Preview;
  readonly refusal?: ProblemWithin;
  readonly lines?: readonly LineVerdict[];
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
    const { citations, facts, violations, preview, refusal, lines } = this.extras;
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
      ...(preview && { preview }),
      ...(refusal && { refusal }),
      ...(lines && { lines }),
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
