import { randomBytes } from 'node:crypto';
import { microsToInstant } from '../instant.js';
import type { Json, JsonObject, Micros } from '../port.js';
import { MAX_APPEND_BYTES, type PreparedAppend, type PreparedEvent } from '../shared/prepared-append.js';

/**
 * The member of an event's metadata by which an append is known again in the log: which events are of one append, and
 * whether its time is a claim. It stands on the server alone; readers of the record never see it.
 */
export const STAMP = 'appended';
/** The member under which the whole metadata stands as text, where a server takes nothing but text. */
const AS_TEXT = 'elshi';
/** More events than one append can hold. */
const MAX_EVENTS = MAX_APPEND_BYTES / 128;
const MAX_ID = 64;

export interface Stamp {
  /** Different for each append that was sent. */
  readonly id: string;
  /** Number of the event within its append, counted from 0. */
  readonly event: number;
  /** How many events the append has. */
  readonly of: number;
  /** The time at which an older register says it recorded this. */
  readonly claimed?: Micros;
  /** Of a placeholder: for what its stream is reserved. */
  readonly reserves?: Reserved;
  /** Of an event in the stream of an order: the stream of the record that it is an event of. */
  readonly belongs?: string;
}

/**
 * What a stream is reserved for: an append that is not written but to one stream, that of an order. It is written there
 * right after this revision or never.
 */
export interface Reserved {
  readonly order: string;
  /** -1 where the stream of the order must have no events. */
  readonly after: number;
}

/** What the streams of orders begin with. Nothing of the record is a stream of that name. */
const ORDER = 'order-';

/** The stream in which an append to several streams is written, known by the id of its first event. */
export function orderStream(firstEventId: string): string {
  return ORDER + firstEventId;
}

export function isOrderStream(stream: string): boolean {
  return stream.startsWith(ORDER);
}

export function newStampId(): string {
  return randomBytes(12).toString('base64url');
}

/**
 * The metadata of all events of an append as they are sent, in order; `inOneStream` where all are sent to the stream of an
 * order, and each says to which stream it belongs.
 */
export function stampedMetadata(
  append: PreparedAppend,
  id: string,
  recordedAt: Micros,
  inOneStream = false,
): ReadonlyMap<PreparedEvent, string> {
  const claimed = append.claimedAt === undefined ? {} : { claimed: append.claimedAt };
  const events = append.streams.flatMap(({ stream, events }) => events.map((event) => ({ stream, event })));
  return new Map(
    events.map(({ stream, event }, at) => {
      const belongs = inOneStream ? { belongs: stream } : {};
      const stamp: Stamp = { id, event: at, of: events.length, ...claimed, ...belongs };
      return [event, withStamp(event.metadata, stamp, recordedAt)];
    }),
  );
}

/** Metadata with a stamp, and with the time of recording. */
export function withStamp(metadata: string, stamp: Stamp, recordedAt: Micros): string {
  const rest = metadata === '{}' ? '}' : `,${metadata.slice(1)}`;
  return `{"recordedAt":"${microsToInstant(recordedAt)}","${STAMP}":${JSON.stringify(stamp)}${rest}`;
}

/** Metadata as a server takes it that knows nothing but members of text. */
export function asText(metadata: string): Readonly<Record<string, string>> {
  return { [AS_TEXT]: metadata };
}

/** The metadata of an event from the server, without the stamp; and the stamp, if it is one of ours. */
export function unstamped(metadata: JsonObject): { readonly metadata: JsonObject; readonly stamp?: Stamp } {
  const whole = fromText(metadata[AS_TEXT]) ?? metadata;
  const { [STAMP]: found, ...rest } = whole;
  const stamp = stampIn(found);
  return stamp ? { metadata: rest, stamp } : { metadata: whole };
}

/** Whether a value is what data and metadata of an event must be. */
export function isJsonObject(value: unknown): value is JsonObject {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array)
  );
}

function fromText(text: Json | undefined): JsonObject | undefined {
  if (typeof text !== 'string') {
    return undefined;
  }
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function stampIn(value: Json | undefined): Stamp | undefined {
  if (!isJsonObject(value)) {
    return undefined;
  }
  const { id, event, of, claimed, reserves, belongs } = value;
  const whole =
    typeof id === 'string' &&
    id.length <= MAX_ID &&
    isWhole(event) &&
    isWhole(of) &&
    event < of &&
    of <= MAX_EVENTS &&
    (claimed === undefined || Number.isSafeInteger(claimed));
  if (!whole) {
    return undefined;
  }
  return {
    ...{ id, event, of },
    ...(typeof claimed === 'number' && { claimed }),
    ...(isReserved(reserves) && { reserves: { order: reserves.order, after: reserves.after } }),
    ...(typeof belongs === 'string' && belongs !== '' && !belongs.includes('\0') && { belongs }),
  };
}

function isReserved(value: Json | undefined): value is JsonObject & Reserved {
  return (
    isJsonObject(value) &&
    typeof value['order'] === 'string' &&
    isOrderStream(value['order']) &&
    Number.isSafeInteger(value['after'])
  );
}

function isWhole(value: Json | undefined): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
