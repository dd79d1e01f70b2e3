import type { FileKind } from '../../embedded/schema.js';

/** The tables about appends to several streams. */
export const ORDER_TABLES = `
CREATE TABLE orders (
  name     TEXT PRIMARY KEY,
  revision INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE reservations (
  stream_id  INTEGER NOT NULL REFERENCES streams (id),
  attempt    TEXT NOT NULL,
  order_name TEXT NOT NULL,
  after      INTEGER NOT NULL,
  PRIMARY KEY (stream_id, attempt)
) STRICT, WITHOUT ROWID;
CREATE INDEX reservations_of_order ON reservations (order_name);
`;

/**
 * A copy of a log that is kept elsewhere: the events of the record as an embedded log holds them, at the positions of the
 * server, so with holes. Ids need not be unique there.
 *
 * `stamp` is what the writer marked the append with, `created` when the server wrote it, in milliseconds. `gone` marks a
 * stream that was deleted on the server, `broken` one of which events are missing there. `mirror` holds the place up to which the server's log was gone through.
 * `whole` has a row once the mirror has held all that the server had: before that, what it lacks may have been there for years.
 *
 * Where the server appends to one stream at a time, an append to several stands in the stream of an order there, and each of its
 * streams holds a placeholder instead. Here its events are rows of their own streams. So a stream has two numbers for its last event:
 * `revision`, that of the record, and `on_server`. `orders` holds the revision of the stream of each order, `reservations` the
 * placeholders of which it is still open what becomes of them.
 */
export const MIRROR: FileKind = {
  name: 'the mirror of a log',
  /** `ElsM` in ASCII. */
  applicationId: 0x456c734d,
  version: 2,
  sparse: true,
  tables: `
CREATE TABLE streams (
  id        INTEGER PRIMARY KEY,
  name      TEXT NOT NULL UNIQUE,
  revision  INTEGER NOT NULL,
  on_server INTEGER NOT NULL,
  gone      INTEGER NOT NULL DEFAULT 0,
  broken    INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE events (
  position   INTEGER PRIMARY KEY,
  append_end INTEGER NOT NULL,
  stream_id  INTEGER NOT NULL REFERENCES streams (id),
  revision   INTEGER NOT NULL,
  event_id   BLOB NOT NULL CHECK (length(event_id) = 16),
  type       TEXT NOT NULL,
  data       TEXT NOT NULL,
  metadata   TEXT NOT NULL,
  known      INTEGER NOT NULL,
  stamp      TEXT,
  created    INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX events_of_stream ON events (stream_id, revision);
CREATE INDEX events_by_id ON events (event_id);
CREATE INDEX events_known ON events (known) WHERE append_end = position;
CREATE TABLE founding (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  open       INTEGER NOT NULL,
  last_claim INTEGER
) STRICT;
INSERT INTO founding (id, open) VALUES (1, 1);
CREATE TABLE mirror (
  id      INTEGER PRIMARY KEY CHECK (id = 1),
  prefix  TEXT,
  commits INTEGER,
  prepare INTEGER
) STRICT;
INSERT INTO mirror (id) VALUES (1);
CREATE TABLE whole (id INTEGER PRIMARY KEY CHECK (id = 1)) STRICT;
${ORDER_TABLES}`,
  touch: 'UPDATE mirror SET prefix = prefix',
};
