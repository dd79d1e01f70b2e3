/** The few ways in which the log can fail, whichever adapter it is. */
export type EventStoreErrorCode =
  /** The stream is not at the expected revision, or the log does not end where it should. Nothing was written. */
  | 'WrongExpectedRevision'
  /** The append is larger than 1 MiB. Nothing was written. */
  | 'AppendTooLarge'
  /** The revisions of a stream do not run from 0 without holes: events are missing from the log. */
  | 'StreamTruncated'
  | 'StreamDeleted'
  /** An event of the stream stands in the log, but whoever reads it does not understand it. */
  | 'EventUnreadable'
  /** The log cannot be reached or written; nothing was written. */
  | 'StoreUnavailable'
  /** No answer in time: the outcome is unknown. Ask again with the same ids and the same expected revision. */
  | 'Timeout'
  /** A claim of an earlier recorded time came after the log was sealed, or out of order. */
  | 'LogSealed'
  /** Another process holds the log. */
  | 'Locked'
  /** The clock is too far from the log's. */
  | 'ClockSkew'
  | 'Closed';

export class EventStoreError extends Error {
  constructor(
    readonly code: EventStoreErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'EventStoreError';
  }
}

/** The stream stands elsewhere than the writer thought. `actual` is the number of its last event, or `none`. */
export class WrongExpectedRevisionError extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly expected: 'none' | number,
    readonly actual: 'none' | number,
  ) {
    super('WrongExpectedRevision', `Stream ${stream} is at ${actual}, not at ${expected}.`);
  }
}
