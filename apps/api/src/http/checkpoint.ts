import type { Checkpoint } from '@elshi/application';
import { positionOf, type RequestReader } from './request-reader.js';

const CHECKPOINT = /^(\d{1,19})(?::([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}))?$/;

/** Before the first event. */
export const BEGINNING: Checkpoint = { position: 0n };

/** Where `after` says that a reader has come: a position, alone or with the id of the event there. */
export function afterOf(reader: RequestReader): Checkpoint | undefined {
  const detail =
    'after is a position of the log in decimal digits, alone or as 1187:<id of the event there>.';
  return reader.parameter('after', 'POSITION', detail, checkpointOf);
}

/** `Last-Event-ID`: where a client that was cut off goes on. An empty one says that nothing has been seen. */
export function lastSeen(reader: RequestReader): Checkpoint | null | undefined {
  const detail =
    'Last-Event-ID is a position of the log in decimal digits, alone or as 1187:<id of the event there>.';
  return reader.header('Last-Event-ID', 'POSITION', detail, (text) =>
    text === '' ? null : checkpointOf(text),
  );
}

function checkpointOf(text: string): Checkpoint | undefined {
  const [, digits = '', eventId] = CHECKPOINT.exec(text) ?? [];
  const position = positionOf(digits);
  return position === undefined ? undefined : { position, ...(eventId !== undefined && { eventId }) };
}
