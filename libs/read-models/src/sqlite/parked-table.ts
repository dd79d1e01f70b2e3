import type { ParkedFilter, ParkedPage, ParkedQuery, ParkedStream, ParkingChange } from '../parked.js';
import type { SqliteFile, SqliteRow, SqliteValue } from './driver.js';

/** What makes the table of parked streams. It stands beside the state, and its rows change with it. */
export const PARKED = [
  `CREATE TABLE parked (
    projection TEXT NOT NULL,
    stream     TEXT NOT NULL,
    position   INTEGER NOT NULL,
    known      INTEGER NOT NULL,
    revision   INTEGER NOT NULL,
    eventId    TEXT NOT NULL,
    type       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    first      INTEGER NOT NULL,
    waiting    INTEGER NOT NULL,
    tries      INTEGER NOT NULL,
    triedAt    INTEGER NOT NULL,
    PRIMARY KEY (projection, stream)
  ) STRICT, WITHOUT ROWID`,
  'CREATE UNIQUE INDEX parkedByPosition ON parked (position, projection)',
  'CREATE INDEX parkedByStream ON parked (stream)',
];

const COLUMNS =
  'projection, stream, position, known, revision, eventId, type, reason, first, waiting, tries, triedAt';
const ORDER = 'ORDER BY position, projection';

/** Parks a stream, changes how it is parked, or releases it. Within a transaction. */
export function changeParked(file: SqliteFile, change: ParkingChange): void {
  if (change.kind === 'release') {
    const { projection, stream } = change;
    file.prepare('DELETE FROM parked WHERE projection = ? AND stream = ?').run(projection, stream);
    return;
  }
  const { projection, stream, position, known, revision, eventId, type, reason } = change.parked;
  const { first, waiting, tries, triedAt } = change.parked;
  file
    .prepare(`INSERT OR REPLACE INTO parked (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`)
    .run(
      projection,
      stream,
      position,
      known,
      revision,
      eventId,
      type,
      reason,
      first,
      waiting,
      tries,
      triedAt,
    );
}

export function allParked(file: SqliteFile): readonly ParkedStream[] {
  return file.prepare(`SELECT ${COLUMNS} FROM parked ${ORDER}`).all().map(parkedStream);
}

/** A page of what is parked, with the count of all that the filter lets through. */
export function pageOfParked(file: SqliteFile, { after, limit, ...filter }: ParkedQuery): ParkedPage {
  const all = conditionsOf(filter);
  const total = Number(file.prepare(`SELECT count(*) FROM parked WHERE ${all.text}`).get(...all.values)?.[0]);
  if (total === 0) return { items: [], total };
  const later = after === undefined ? [] : [after.position, after.projection];
  const text = after === undefined ? all.text : `${all.text} AND (position, projection) > (?, ?)`;
  const rows = file
    .prepare(`SELECT ${COLUMNS} FROM parked WHERE ${text} ${ORDER} LIMIT ?`)
    .all(...all.values, ...later, limit);
  return { items: rows.map(parkedStream), total };
}

/** How many streams each projection has parked. */
export function countedParked(file: SqliteFile): ReadonlyMap<string, number> {
  const rows = file.prepare('SELECT projection, count(*) FROM parked GROUP BY projection').all();
  return new Map(rows.map(([projection, count]) => [String(projection), Number(count)]));
}

function conditionsOf({ projections, stream, upTo }: ParkedFilter): {
  readonly text: string;
  readonly values: readonly SqliteValue[];
} {
  const conditions = ['TRUE'];
  const values: SqliteValue[] = [];
  if (projections !== undefined) {
    conditions.push('projection IN (SELECT value FROM json_each(?))');
    values.push(JSON.stringify(projections));
  }
  if (stream !== undefined) {
    conditions.push('stream = ?');
    values.push(stream);
  }
  if (upTo !== undefined) {
    conditions.push('position <= ?');
    values.push(upTo);
  }
  return { text: conditions.join(' AND '), values };
}

function parkedStream(row: SqliteRow): ParkedStream {
  const [projection, stream, position, known, revision, eventId, type, reason, ...numbers] = row;
  const [first, waiting, tries, triedAt] = numbers;
  return {
    projection: String(projection),
    stream: String(stream),
    position: Number(position),
    known: Number(known),
    revision: Number(revision),
    eventId: String(eventId),
    type: String(type),
    reason: String(reason),
    first: Number(first),
    waiting: Number(waiting),
    tries: Number(tries),
    triedAt: Number(triedAt),
  };
}
