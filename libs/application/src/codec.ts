import { EVENT_VERSION, eventFault, subjectNamed } from '@elshi/contract';
import {
  EVENT_TYPES,
  type EventType,
  type RecordedEvent,
  type RecordedMetadata,
  type Subject,
  subjectText,
} from '@elshi/domain';
import { EventStoreError, type EventToAppend, type JsonObject, type StoredEvent } from '@elshi/event-store';

const types: ReadonlySet<string> = new Set(EVENT_TYPES);

/** The stream that holds what is recorded about a subject; what stands before the first `-` is the category. */
export function streamOf({ kind, id }: Subject): string {
  return `${kind}-${id}`;
}

/** The subject whose record a stream holds, if it is one of ours. */
export function subjectOfStream(stream: string): Subject | undefined {
  return subjectNamed(stream.replace('-', '/'));
}

/** How the subject of a stream is written outside; of a stream that is not ours, its name. */
export function subjectTextOf(stream: string): string {
  const subject = subjectOfStream(stream);
  return subject === undefined ? stream : subjectText(subject);
}

/** An event of the log that this version cannot understand. What else the stream holds cannot be told without it. */
export class UnreadableEvent extends EventStoreError {
  constructor(
    readonly event: StoredEvent,
    readonly reason: string,
  ) {
    const { eventId, type, revision, stream, position } = event;
    const which = `Event ${revision + 1} of ${subjectTextOf(stream)} (${type}, ${eventId}) at position ${position}`;
    super('EventUnreadable', `${which} cannot be read: ${reason}.`);
    this.name = 'UnreadableEvent';
  }
}

/**
 * An event of the log as the core reads it. Throws {@link UnreadableEvent} for one that this version cannot understand:
 * one of a later version, or one whose shape is not that of its type.
 */
export function decode(stored: StoredEvent): RecordedEvent {
  const version = stored.metadata['schemaVersion'];
  if (typeof version !== 'number')
    throw new UnreadableEvent(stored, 'it was not written by Elshi: its metadata have no schemaVersion');
  if (!types.has(stored.type) || version > EVENT_VERSION)
    throw new UnreadableEvent(stored, `it was written by a later Elshi (version ${version})`);
  const type = stored.type as EventType;
  const fault = eventFault(type, stored.data, stored.metadata);
  if (fault !== undefined) throw new UnreadableEvent(stored, `it is malformed: ${fault}`);
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
    metadata: plain({ ...metadata, schemaVersion: EVENT_VERSION }),
  };
  const fault = eventFault(type, event.data, event.metadata);
  if (fault !== undefined) throw new TypeError(`A ${type} would be written malformed: ${fault}.`);
  return event;
}

function plain(value: Readonly<Record<string, unknown>>): JsonObject {
  return JSON.parse(JSON.stringify(value)) as JsonObject;
}
