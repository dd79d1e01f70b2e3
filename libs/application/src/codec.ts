import { eventFault, subjectNamed } from '@elshi/contract';
import {
  EVENT_TYPES,
  type EventType,
  type RecordedEvent,
  type RecordedMetadata,
  type Subject,
} from '@elshi/domain';
import { EventStoreError, type EventToAppend, type JsonObject, type StoredEvent } from '@elshi/event-store';

/** Version of the shapes written today. Older ones are brought up when they are read; newer ones are refused. */
const SCHEMA_VERSION = 1;

const types: ReadonlySet<string> = new Set(EVENT_TYPES);

/** The stream that holds what is recorded about a subject; what stands before the first `-` is the category. */
export function streamOf({ kind, id }: Subject): string {
  return `${kind}-${id}`;
}

/** The subject whose record a stream holds, if it is one of ours. */
export function subjectOfStream(stream: string): Subject | undefined {
  return subjectNamed(stream.replace('-', '/'));
}

/**
 * An event of the log as the core reads it. Throws for an event that this version cannot understand: one of a later
 * version, or one whose shape is not that of its type.
 */
export function decode(stored: StoredEvent): RecordedEvent {
  const version = stored.metadata['schemaVersion'];
  if (!types.has(stored.type) || typeof version !== 'number' || version > SCHEMA_VERSION) {
    throw new EventStoreError(
      'StoreUnavailable',
      `Event ${stored.eventId} (${stored.type}, version ${JSON.stringify(version)}) was written by a later Elshi.`,
    );
  }
  const type = stored.type as EventType;
  const fault = eventFault(type, stored.data, stored.metadata);
  if (fault !== undefined) {
    throw new EventStoreError(
      'StoreUnavailable',
      `Event ${stored.eventId} (${type}) at position ${stored.position} is malformed: ${fault}.`,
    );
  }
  return {
    eventId: stored.eventId,
    type,
    data: stored.data,
    revision: stored.revision,
    position: stored.position,
    known: stored.known,
    metadata: stored.metadata as unknown as RecordedMetadata,
  };
}

/**
 * An event as the log takes it: plain JSON, without members that are not there. An event that could not be read back
 * is a fault of ours, and is not written.
 */
export function encode(
  eventId: string,
  type: EventType,
  data: Readonly<Record<string, unknown>>,
  metadata: Readonly<Record<string, unknown>>,
): EventToAppend {
  const event = {
    eventId,
    type,
    data: plain(data),
    metadata: plain({ ...metadata, schemaVersion: SCHEMA_VERSION }),
  };
  const fault = eventFault(type, event.data, event.metadata);
  if (fault !== undefined) throw new TypeError(`A ${type} would be written malformed: ${fault}.`);
  return event;
}

function plain(value: Readonly<Record<string, unknown>>): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
