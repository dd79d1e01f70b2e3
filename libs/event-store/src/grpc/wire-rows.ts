import type { WireEvent } from './wire-event.js';

/** Of a stream, what a reader may see. */
export type StreamState =
  | { readonly kind: 'missing' }
  | { readonly kind: 'tombstoned' }
  /** Deleted softly: reads as missing, and counts on when it is written again. */
  | { readonly kind: 'deleted'; readonly last: number }
  | StreamThere;

export interface StreamThere {
  readonly kind: 'there';
  /** The first number that may be read; later than `last` when nothing may. */
  readonly first: number;
  readonly last: number;
  /** Events older than so many seconds may not be read any more. */
  readonly maxAge?: number;
}

/** The events of a log, a page of bounded size at a time: all that the door reads. */
export interface WireRows {
  /** Position of the last event; 0 for an empty log. */
  head(): number;
  /** Whether an event lies at this position. */
  holds(position: number): boolean;
  /** A page of the events at `from` and later; empty only when there are none. */
  forwards(from: number): readonly WireEvent[];
  /** A page of the events before `before`, the last one first; empty only when there are none. */
  backwards(before: number): readonly WireEvent[];
  /** The streams that grew behind this position; `undefined` when it were too many to say. */
  streamsBehind(position: number): ReadonlySet<string> | undefined;
  stateOf(stream: string): StreamState;
  /** A page of a stream's events from one number up to another. */
  ofStream(stream: string, from: number, upTo: number): readonly WireEvent[];
  /** A page of a stream's events from one number down to another. */
  ofStreamDown(stream: string, from: number, downTo: number): readonly WireEvent[];
}

/** Where the protocol keeps the metadata of a stream. */
export function metastreamOf(stream: string): string {
  return `$$${stream}`;
}

/** The stream whose metadata this one holds; `undefined` for an ordinary stream. */
export function originalOf(stream: string): string | undefined {
  return stream.startsWith('$$') ? stream.slice(2) : undefined;
}
