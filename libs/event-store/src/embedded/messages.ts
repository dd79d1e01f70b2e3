import { EventStoreError, WrongExpectedRevisionError, type EventStoreErrorCode } from '../errors.js';
import type { Appended } from '../port.js';
import type { PreparedAppend } from '../shared/prepared-append.js';

/** What the store asks of its writer. Plain values: the writer lives in another thread. */
export type WriterRequest<Append = PreparedAppend> =
  | { readonly kind: 'append'; readonly appends: readonly NumberedAppend<Append>[] }
  | { readonly kind: 'close' };

export interface NumberedAppend<Append = PreparedAppend> {
  readonly number: number;
  readonly append: Append;
}

/** What the writer says. The first word is `ready` or `failed`, the last `closed`. */
export type WriterReply<Result = AppendAnswer> =
  | { readonly kind: 'ready' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  | {
      readonly kind: 'committed';
      readonly results: readonly NumberedResult<Result>[];
      readonly grew: boolean;
    }
  | { readonly kind: 'closed'; readonly failure?: Failure };

export interface NumberedResult<Result = AppendAnswer> {
  readonly number: number;
  readonly result: Result;
}

/** What became of an append to the log of the record. */
export type AppendAnswer = { readonly appended: Appended } | { readonly failure: Failure };

/** An {@link EventStoreError} on its way between threads, where classes are lost. */
export interface Failure {
  readonly code: EventStoreErrorCode;
  readonly message: string;
  readonly conflict?: Pick<WrongExpectedRevisionError, 'stream' | 'expected' | 'actual'>;
}

export function failureOf(error: EventStoreError): Failure {
  const { code, message } = error;
  if (error instanceof WrongExpectedRevisionError) {
    const { stream, expected, actual } = error;
    return { code, message, conflict: { stream, expected, actual } };
  }
  return { code, message };
}

export function errorOf({ code, message, conflict }: Failure): EventStoreError {
  return conflict
    ? new WrongExpectedRevisionError(conflict.stream, conflict.expected, conflict.actual)
    : new EventStoreError(code, message);
}
