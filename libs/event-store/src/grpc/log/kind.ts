import type { FileKind } from '../../embedded/schema.js';

/** The stream of the event with which a log begins. */
export const LOG_STREAM = '$log';
/** Where the first event lies. Positions are offsets: each event takes the room of its bodies and {@link OVERHEAD}. */
export const FIRST_POSITION = 64;
const OVERHEAD = 64;

/** How far from an event the next one lies. So a span of positions says how many bytes of events it holds, at most. */
export function roomOf(data: number, metadata: number): number {
  return OVERHEAD + data + metadata;
}

/**
 * A log in the protocol's own terms. Unlike the log of the record it keeps bytes of any kind as they came, and takes an event id as often
 * as it is sent.
 */
export const WIRE_LOG: FileKind = {
  name: 'a log to be written over the wire',
  /** `ElsW` in ASCII. */
  applicationId: 0x456c7357,
  version: 1,
  tables: `
CREATE TABLE streams (
  id   INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  last INTEGER NOT NULL
) STRICT;
CREATE TABLE events (
  position  INTEGER PRIMARY KEY,
  stream_id INTEGER NOT NULL REFERENCES streams (id),
  revision  INTEGER NOT NULL,
  event_id  BLOB NOT NULL CHECK (length(event_id) = 16),
  type      TEXT NOT NULL,
  json      INTEGER NOT NULL,
  data      BLOB NOT NULL,
  metadata  BLOB NOT NULL,
  created   INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_of_stream ON events (stream_id, revision);
CREATE INDEX events_by_id ON events (event_id, stream_id, revision);
`,
  touch: 'UPDATE streams SET last = last WHERE id = -1',
};
