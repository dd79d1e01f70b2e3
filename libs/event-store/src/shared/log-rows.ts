import { EventStoreError } from '../errors.js';
import type { JsonObject, Micros, StoredEvent } from '../port.js';

/** Events read at once. A page is longer only when it must be, to end where an append ends. */
export const PAGE_SIZE = 500;

/** An event as it lies in the log, its bodies still JSON text. */
export interface StoredRow {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  readonly known: Micros;
}

/** The rows of a log, a bounded number at a time. What every reading is made of. */
export interface LogRows {
  head(): { readonly position: number; readonly known: Micros; readonly founding: boolean };
  /** The last position of the append that holds this one; 0 when there is none. */
  appendEndAt(position: number): number;
  /** The rows from `after` (exclusive) to `upTo`, of the streams with one of the prefixes. */
  between(after: number, upTo: number, prefixes?: readonly string[]): readonly StoredRow[];
  /** Number of the stream's last event; -1 when there is no such stream. */
  revisionOf(stream: string): number;
  ofStream(stream: string, from: number, upTo: number): readonly StoredRow[];
  /** The end of the last append known at or before the instant; zeros when there is none. */
  endAt(known: Micros): { readonly position: number; readonly known: Micros };
  at(positions: readonly number[]): readonly StoredRow[];
  /** The first row with an id of 32 hexadecimal digits in small letters. */
  withId(id: string): StoredRow | undefined;
  /**
   * Only where positions have holes: where the page after a position ends, about {@link PAGE_SIZE} events on and never
   * inside an append; the head at most. Elsewhere a position that holds nothing is an event that is missing.
   */
  readonly pageEnd?: ((after: number) => number) | undefined;
  /** Only where positions have holes: the events after a position, up to another or as many as are counted at once. */
  readonly counted?: ((after: number, upTo: number) => Counted) | undefined;
}

/** How many events there are, up to the position where the counting ended. */
export interface Counted {
  readonly events: number;
  readonly end: number;
}

/** The event that a row holds. */
export function storedEvent(row: StoredRow): StoredEvent {
  return {
    stream: row.stream,
    revision: row.revision,
    position: BigInt(row.position),
    eventId: uuid(row.id),
    type: row.type,
    data: parsed(row, row.data),
    metadata: parsed(row, row.metadata),
    known: row.known,
  };
}

function parsed(row: StoredRow, text: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch (cause) {
    throw new EventStoreError('StoreUnavailable', `The event at position ${row.position} is damaged.`, {
      cause,
    });
  }
}

/** The event id of 32 hexadecimal digits as a UUID is written. */
export function uuid(digits: string): string {
  const id = digits.toLowerCase();
  return [id.slice(0, 8), id.slice(8, 12), id.slice(12, 16), id.slice(16, 20), id.slice(20)].join('-');
}
