import { EventStoreError } from '../errors.js';
import type { JsonObject } from '../port.js';
import { uuid } from '../shared/log-rows.js';

/** An event as a row of the log holds it. */
export interface LoggedEvent {
  readonly position: number;
  /** Position of the last event of the same append. */
  readonly appendEnd: number;
  readonly stream: string;
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  /** Known time, in microseconds. */
  readonly known: number;
  /** JSON text, byte for byte. */
  readonly data: string;
  readonly metadata: string;
}

/** A line of a part: the members of {@link LoggedEvent}, the bodies as the JSON that they are. */
type Line = Omit<LoggedEvent, 'data' | 'metadata'> & {
  readonly data: JsonObject | string;
  readonly metadata: JsonObject | string;
};

/** The event as one line of JSON; `StoreUnavailable` when a body is damaged. */
export function lineOf(event: LoggedEvent): string {
  try {
    const [data, metadata] = [bodyOf(event.data), bodyOf(event.metadata)];
    const line: Line = { ...event, eventId: uuid(event.eventId), data, metadata };
    return JSON.stringify(line);
  } catch (cause) {
    throw new EventStoreError('StoreUnavailable', `The event at position ${event.position} is damaged.`, {
      cause,
    });
  }
}

/** The event that a line tells, its id as 32 hexadecimal digits. */
export function eventOf(line: string): LoggedEvent {
  const { data, metadata, eventId, ...event } = JSON.parse(line) as Line;
  return { ...event, eventId: eventId.replaceAll('-', ''), data: textOf(data), metadata: textOf(metadata) };
}

/** A body that could not be written again just as it lies there stands in the line as the text that it is. */
function bodyOf(text: string): JsonObject | string {
  const body = JSON.parse(text) as JsonObject;
  return JSON.stringify(body) === text ? body : text;
}

function textOf(body: JsonObject | string): string {
  return typeof body === 'string' ? body : JSON.stringify(body);
}
