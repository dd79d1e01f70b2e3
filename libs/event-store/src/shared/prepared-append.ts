import { EventStoreError } from '../errors.js';
import type { AppendOptions, EventToAppend, JsonObject, Micros, StreamAppend } from '../port.js';

/** The largest append, all its events together; see {@link appendBytes}. */
export const MAX_APPEND_BYTES = 1024 * 1024;
/** Room for what a log adds to the metadata of each event. */
const ADDED_BYTES = 192;

/** An event made ready for the log: its id as 32 hexadecimal digits, its bodies as JSON text. */
export interface PreparedEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  /** Without `recordedAt`; see {@link stamped}. */
  readonly metadata: string;
}

export interface PreparedStream {
  readonly stream: string;
  /** -1 when the stream must have no events. */
  readonly expected: number;
  readonly events: readonly PreparedEvent[];
}

/** An append that was checked for form. Strings and numbers only, so that it crosses to another thread. */
export interface PreparedAppend {
  readonly streams: readonly PreparedStream[];
  readonly events: number;
  readonly bytes: number;
  readonly claimedAt?: Micros;
  readonly follows?: Micros;
  readonly notBefore?: Micros;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
/** Neither NUL nor half a surrogate pair: what UTF-8 text in a file can hold. */
const UNSTORABLE = /[\0\p{Surrogate}]/u;

/**
 * Checks the form of an append and turns its bodies into JSON.
 *
 * A malformed append is a mistake of ours and throws a `TypeError`; too large a one is `AppendTooLarge`.
 */
export function prepareAppend(appends: readonly StreamAppend[], options: AppendOptions = {}): PreparedAppend {
  const streams = appends.map(preparedStream);
  const events = streams.flatMap((stream) => stream.events);
  insist(streams.length > 0, 'An append names at least one stream.');
  insist(isUnique(streams.map((each) => each.stream)), 'An append names a stream once.');
  insist(isUnique(events.map((event) => event.id)), 'An append holds an event id once.');
  const { claimedAt, follows, notBefore } = options;
  insist([claimedAt, follows, notBefore].every(isInstant), 'An instant is in whole microseconds.');

  const bytes = events.reduce((sum, event) => sum + eventBytes(event), 0);
  if (bytes > MAX_APPEND_BYTES) {
    throw new EventStoreError(
      'AppendTooLarge',
      `The append has ${bytes} bytes; ${MAX_APPEND_BYTES} is the most one append may have.`,
    );
  }
  return {
    streams,
    events: events.length,
    bytes,
    ...(claimedAt !== undefined && { claimedAt }),
    ...(follows !== undefined && { follows }),
    ...(notBefore !== undefined && { notBefore }),
  };
}

/** What the events of an append count for in {@link MAX_APPEND_BYTES}. */
export function appendBytes(events: readonly EventToAppend[]): number {
  return events.map(preparedEvent).reduce((sum, event) => sum + eventBytes(event), 0);
}

/** The metadata with the time at which the log recorded it. */
export function stamped(metadata: string, recordedAt: string): string {
  const rest = metadata === '{}' ? '}' : `,${metadata.slice(1)}`;
  return `{"recordedAt":"${recordedAt}"${rest}`;
}

function preparedStream({ stream, expectedRevision, events }: StreamAppend): PreparedStream {
  insist(stream !== '' && !UNSTORABLE.test(stream), 'A stream has a name of well-formed text.');
  insist(events.length > 0, `The append to ${stream} has no events.`);
  const expected = expectedRevision === 'none' ? -1 : expectedRevision;
  insist(
    expectedRevision === 'none' || (Number.isSafeInteger(expected) && expected >= 0),
    `The expected revision of ${stream} is 'none' or a whole number from 0.`,
  );
  return { stream, expected, events: events.map(preparedEvent) };
}

function preparedEvent({ eventId, type, data, metadata }: EventToAppend): PreparedEvent {
  insist(UUID.test(eventId), `The event id ${eventId} is not a UUID.`);
  insist(type !== '' && !UNSTORABLE.test(type), 'An event has a type of well-formed text.');
  const { recordedAt: _assignedByTheLog, ...kept } = metadata;
  return {
    id: eventId.replaceAll('-', '').toLowerCase(),
    type,
    data: jsonObject(data),
    metadata: jsonObject(kept),
  };
}

function jsonObject(value: JsonObject): string {
  const text = JSON.stringify(value) as string | undefined;
  insist(text !== undefined && text.startsWith('{'), 'Data and metadata of an event are JSON objects.');
  return text;
}

/**
 * What an event counts for, so that every server takes what we take: the JSON of data and metadata, two for each letter of
 * the type as a server counts them, and room for what the log adds.
 */
function eventBytes({ type, data, metadata }: Omit<PreparedEvent, 'id'>): number {
  return sizeOf(data) + sizeOf(metadata) + type.length * 2 + ADDED_BYTES;
}

function sizeOf(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}

function isInstant(micros: Micros | undefined): boolean {
  return micros === undefined || Number.isSafeInteger(micros);
}

function isUnique(texts: readonly string[]): boolean {
  return new Set(texts).size === texts.length;
}

function insist(condition: boolean, otherwise: string): asserts condition {
  if (!condition) {
    throw new TypeError(otherwise);
  }
}
