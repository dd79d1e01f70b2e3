import type { Micros } from '../port.js';

/** An event as the protocol shows it: its bodies are bytes, of whatever kind. */
export interface WireEvent {
  readonly stream: string;
  /** Number within the stream, counted from 0; {@link TOMBSTONE} for the mark of a tombstoned stream. */
  readonly revision: number;
  /** Where it lies in the log; both the commit and the prepare position of the protocol. */
  readonly position: number;
  /** A UUID in lower case. */
  readonly id: string;
  readonly type: string;
  /** Whether the writer said that the data is JSON. */
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
  readonly created: Micros;
}

/** Stands for 9223372036854775807, the number of the event that marks a stream as tombstoned. */
export const TOMBSTONE = Number.MAX_SAFE_INTEGER;

/** A number of an event as the protocol writes it. */
export function revisionText(revision: number): string {
  return revision === TOMBSTONE ? '9223372036854775807' : String(revision);
}
