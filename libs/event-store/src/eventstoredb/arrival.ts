import { instantToMicros } from '../instant.js';
import type { JsonObject, Micros } from '../port.js';
import type { ServerPosition, WireEvent } from './client/log-client.js';
import { isJsonObject, unstamped, type Stamp } from './stamp.js';

/** An event of the server, made ready for the mirror. */
export interface ArrivedEvent {
  readonly stream: string;
  readonly revision: number;
  readonly position: ServerPosition;
  /** 32 hexadecimal digits. */
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
  /** What the writer says, but never later than {@link MAX_SKEW} after the server wrote it. */
  readonly recordedAt: Micros;
  /** When the server wrote it, in milliseconds since 1970. */
  readonly created: number;
  readonly stamp?: Stamp;
}

/** What the log of the server tells the mirror. */
export type Arrival =
  | { readonly kind: 'event'; readonly event: ArrivedEvent }
  /** A stream was deleted, or its metadata say that it is not any more. */
  | {
      readonly kind: 'standing';
      readonly stream: string;
      readonly gone: boolean;
      readonly position: ServerPosition;
    }
  /** Nothing that the mirror keeps. */
  | { readonly kind: 'nothing'; readonly position: ServerPosition };

/** How far clocks may be apart: what a writer with a wrong clock, or a forger, can add to known time. */
export const MAX_SKEW: Micros = 2_000_000;

const METADATA_OF = '$$';
/** `$tb` of a stream that is deleted: nothing before it may be read. */
const EVERYTHING = 2 ** 63;

/**
 * Reads what a subscription brought. Whoever may write to the server may write anything: an event whose data or metadata
 * are no JSON objects is kept with what it has under `malformed`, so that its stream stays whole and whoever reads it
 * finds it out; it disturbs nobody else.
 */
export function arrivalOf(wire: WireEvent, prefix: string): Arrival {
  const position = { commit: wire.commit, prepare: wire.prepare };
  if (wire.stream.startsWith(METADATA_OF)) {
    const stream = withoutPrefix(wire.stream.slice(METADATA_OF.length), prefix);
    return stream !== undefined && wire.type === '$metadata'
      ? { kind: 'standing', stream, gone: hidesEverything(wire.data), position }
      : { kind: 'nothing', position };
  }
  const stream = withoutPrefix(wire.stream, prefix);
  if (stream === undefined || stream === '' || stream.includes('\0')) {
    return { kind: 'nothing', position };
  }
  if (wire.type === '$streamDeleted') {
    return { kind: 'standing', stream, gone: true, position };
  }
  return { kind: 'event', event: arrivedEvent(wire, stream, position) };
}

function arrivedEvent(wire: WireEvent, stream: string, position: ServerPosition): ArrivedEvent {
  const { metadata, stamp } = unstamped(objectOf(wire.metadata ?? {}));
  const created = wire.created.getTime() || 0;
  return {
    stream,
    revision: Number(wire.revision),
    position,
    id: wire.id.replaceAll('-', '').toLowerCase(),
    type: wire.type.replaceAll('\0', '\uFFFD'),
    data: JSON.stringify(objectOf(wire.data)),
    metadata: JSON.stringify(metadata),
    recordedAt: Math.min(recordedAtIn(metadata) ?? Infinity, created * 1000 + MAX_SKEW),
    created,
    ...(stamp && { stamp }),
  };
}

function recordedAtIn({ recordedAt }: JsonObject): Micros | undefined {
  return typeof recordedAt === 'string' ? instantToMicros(recordedAt) : undefined;
}

function objectOf(value: unknown): JsonObject {
  if (isJsonObject(value)) {
    return value;
  }
  const malformed = value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
  return { malformed: malformed as string };
}

function hidesEverything(data: unknown): boolean {
  return isJsonObject(data) && typeof data['$tb'] === 'number' && data['$tb'] >= EVERYTHING;
}

function withoutPrefix(stream: string, prefix: string): string | undefined {
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;
}
