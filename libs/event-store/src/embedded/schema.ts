import { EventStoreError } from '../errors.js';
import type { SqliteFile, SqliteValue } from './driver.js';

/** What a file of some kind holds, and how it says so. */
export interface FileKind {
  /** What such a file is, in a sentence that says what another one is not. */
  readonly name: string;
  /** Marks the file as ours. */
  readonly applicationId: number;
  /** Raised with every change of the tables. */
  readonly version: number;
  /** Makes the tables. */
  readonly tables: string;
  /** A write that changes nothing: refused by a file that may only be read. */
  readonly touch: string;
  /** True where its positions have holes. */
  readonly sparse?: boolean;
}

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
`;

/** The log of the record: `Elsh` in ASCII. */
export const RECORD: FileKind = {
  name: 'a log',
  applicationId: 0x456c7368,
  version: 1,
  tables: TABLES,
  touch: 'UPDATE founding SET open = open',
};

/** Makes the file ready for the writer: durable commits, and the tables when it is new. */
export function prepareForWriting(file: SqliteFile, kind: FileKind = RECORD): void {
  file.exec('PRAGMA busy_timeout = 1000');
  const isNew = pragma(file, 'schema_version') === 0 && pragma(file, 'application_id') === 0;
  if (!isNew) {
    insistOn(kind, file);
  }
  file.exec('PRAGMA journal_mode = WAL');
  file.exec('PRAGMA synchronous = FULL');
  file.exec('PRAGMA cache_size = -65536');
  file.exec('PRAGMA journal_size_limit = 67108864');
  if (isNew) {
    const marks = `PRAGMA application_id = ${kind.applicationId}; PRAGMA user_version = ${kind.version};`;
    file.exec(`BEGIN IMMEDIATE; ${kind.tables} ${marks} COMMIT;`);
  }
  // A file that may only be read is found out here, not by the first append.
  file.exec(`BEGIN IMMEDIATE; ${kind.touch}; ROLLBACK;`);
}

/** Makes a read-only connection ready. */
export function prepareForReading(file: SqliteFile, kind: FileKind = RECORD): void {
  file.exec('PRAGMA busy_timeout = 5000');
  insistOn(kind, file);
}

/** Which of these kinds the file is; the first of them where it is none. */
export function kindOf(file: SqliteFile, first: FileKind, ...others: readonly FileKind[]): FileKind {
  const id = pragma(file, 'application_id');
  return others.find(({ applicationId }) => applicationId === id) ?? first;
}

function insistOn({ name, applicationId, version: newest }: FileKind, file: SqliteFile): void {
  if (pragma(file, 'application_id') !== applicationId) {
    throw new EventStoreError(
      'StoreUnavailable',
      `${file.path} is a database of something else, not ${name}.`,
    );
  }
  const version = Number(pragma(file, 'user_version'));
  if (version > newest) {
    throw new EventStoreError(
      'StoreUnavailable',
      `${file.path} was written by a newer version (${version}) than this one can read (${newest}).`,
    );
  }
}

function pragma(file: SqliteFile, name: string): SqliteValue | undefined {
  return file.prepare(`PRAGMA ${name}`).get()?.[0];
}
