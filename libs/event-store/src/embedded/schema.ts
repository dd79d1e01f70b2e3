import { EventStoreError } from '../errors.js';
import type { SqliteFile, SqliteValue } from './driver.js';

/** Marks a file as a log of ours: `Elsh` in ASCII. */
const APPLICATION_ID = 0x456c7368;
/** Raised with every change of the tables. */
const SCHEMA_VERSION = 1;

/**
 * `append_end` is the position of the last event of the same append, so that reading never splits one.
 * `events_known` has one entry an append: all its events became known at once.
 */
const TABLES = `
CREATE TABLE streams (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL UNIQUE,
  revision INTEGER NOT NULL
) STRICT;
CREATE TABLE events (
  position   INTEGER PRIMARY KEY,
  append_end INTEGER NOT NULL,
  stream_id  INTEGER NOT NULL REFERENCES streams (id),
  revision   INTEGER NOT NULL,
  event_id   BLOB NOT NULL UNIQUE CHECK (length(event_id) = 16),
  type       TEXT NOT NULL,
  data       TEXT NOT NULL,
  metadata   TEXT NOT NULL,
  known      INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_of_stream ON events (stream_id, revision);
CREATE INDEX events_known ON events (known) WHERE append_end = position;
CREATE TABLE founding (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  open       INTEGER NOT NULL,
  last_claim INTEGER
) STRICT;
INSERT INTO founding (id, open) VALUES (1, 1);
PRAGMA application_id = ${APPLICATION_ID};
PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Makes the file ready for the writer: durable commits, and the tables when it is new. */
export function prepareForWriting(file: SqliteFile): void {
  file.exec('PRAGMA busy_timeout = 1000');
  const isNew = pragma(file, 'schema_version') === 0 && pragma(file, 'application_id') === 0;
  if (!isNew) {
    insistOnOurs(file);
  }
  file.exec('PRAGMA journal_mode = WAL');
  file.exec('PRAGMA synchronous = FULL');
  file.exec('PRAGMA cache_size = -65536');
  file.exec('PRAGMA journal_size_limit = 67108864');
  if (isNew) {
    file.exec(`BEGIN IMMEDIATE; ${TABLES} COMMIT;`);
  }
  // A file that may only be read is found out here, not by the first append.
  file.exec('BEGIN IMMEDIATE; UPDATE founding SET open = open; ROLLBACK;');
}

/** Makes a read-only connection ready. */
export function prepareForReading(file: SqliteFile): void {
  file.exec('PRAGMA busy_timeout = 5000');
  insistOnOurs(file);
}

function insistOnOurs(file: SqliteFile): void {
  if (pragma(file, 'application_id') !== APPLICATION_ID) {
    throw new EventStoreError('StoreUnavailable', `${file.path} is a database of something else, not a log.`);
  }
  const version = Number(pragma(file, 'user_version'));
  if (version > SCHEMA_VERSION) {
    throw new EventStoreError(
      'StoreUnavailable',
      `${file.path} was written by a newer version (${version}) than this one can read (${SCHEMA_VERSION}).`,
    );
  }
}

function pragma(file: SqliteFile, name: string): SqliteValue | undefined {
  return file.prepare(`PRAGMA ${name}`).get()?.[0];
}
