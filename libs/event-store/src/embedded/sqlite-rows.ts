import { EventStoreError } from '../errors.js';
import type { Micros } from '../port.js';
import { PAGE_SIZE, type Counted, type LogRows, type StoredRow } from '../shared/log-rows.js';
import { openSqlite, unavailable, type SqliteFile, type SqliteRow, type SqliteStatement } from './driver.js';
import { kindOf, prepareForReading, RECORD, type FileKind } from './schema.js';

const COLUMNS = 'e.position, s.name, e.revision, hex(e.event_id), e.type, e.data, e.metadata, e.known';
/** Rows are read to be counted, so other work gets its turn after so many. */
const COUNTED_AT_ONCE = 2000;
/** The events come first: they are walked in order, and each looks up the name of its stream. */
const EVENTS = `SELECT ${COLUMNS} FROM events e CROSS JOIN streams s ON s.id = e.stream_id`;

/** The rows of a log file, over a read-only connection of its own. */
export class SqliteRows implements LogRows {
  readonly pageEnd: ((after: number) => number) | undefined;
  readonly counted: ((after: number, upTo: number) => Counted) | undefined;
  readonly #file: SqliteFile;
  readonly #statements = new Map<string, SqliteStatement>();

  /** Opens a log that exists, or a file of another kind with the same tables. */
  static open(path: string, ...otherKinds: readonly FileKind[]): SqliteRows {
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'read');
      const kind = kindOf(file, RECORD, ...otherKinds);
      prepareForReading(file, kind);
      return new SqliteRows(file, kind);
    } catch (error) {
      file?.close();
      throw error instanceof EventStoreError ? error : unavailable(path, error);
    }
  }

  private constructor(file: SqliteFile, { sparse }: FileKind) {
    this.#file = file;
    this.pageEnd = sparse ? (after) => this.#pageEnd(after) : undefined;
    this.counted = sparse ? (after, upTo) => this.#counted(after, upTo) : undefined;
  }

  head(): { readonly position: number; readonly known: Micros; readonly founding: boolean } {
    const [position, known, founding] = this.#one(
      `SELECT e.position, e.known, f.open FROM founding f
       LEFT JOIN events e ON e.position = (SELECT max(position) FROM events)`,
    );
    return { position: Number(position ?? 0), known: Number(known ?? 0), founding: founding === 1 };
  }

  appendEndAt(position: number): number {
    return Number(this.#one('SELECT append_end FROM events WHERE position = ?', position)[0] ?? 0);
  }

  between(after: number, upTo: number, prefixes?: readonly string[]): readonly StoredRow[] {
    const named = prefixes?.map(() => 'substr(s.name, 1, length(?)) = ?').join(' OR ');
    const filter = named === undefined ? '' : `AND (${named || 'FALSE'})`;
    const sql = `${EVENTS} WHERE e.position > ? AND e.position <= ? ${filter} ORDER BY e.position`;
    return this.#all(sql, after, upTo, ...(prefixes ?? []).flatMap((prefix) => [prefix, prefix])).map(asRow);
  }

  revisionOf(stream: string): number {
    return Number(this.#one('SELECT revision FROM streams WHERE name = ?', stream)[0] ?? -1);
  }

  ofStream(stream: string, from: number, upTo: number): readonly StoredRow[] {
    const ofStream = 'e.stream_id = (SELECT id FROM streams WHERE name = ?)';
    const sql = `${EVENTS} WHERE ${ofStream} AND e.revision BETWEEN ? AND ? ORDER BY e.revision`;
    return this.#all(sql, stream, from, upTo).map(asRow);
  }

  endAt(known: Micros): { readonly position: number; readonly known: Micros } {
    const [position, at] = this.#one(
      `SELECT position, known FROM events INDEXED BY events_known
       WHERE append_end = position AND known <= ? ORDER BY known DESC LIMIT 1`,
      known,
    );
    return { position: Number(position ?? 0), known: Number(at ?? 0) };
  }

  at(positions: readonly number[]): readonly StoredRow[] {
    const sql = `${EVENTS} WHERE e.position IN (SELECT value FROM json_each(?))`;
    return this.#all(sql, JSON.stringify(positions)).map(asRow);
  }

  withId(id: string): StoredRow | undefined {
    const sql = `${EVENTS} WHERE e.event_id = ? ORDER BY e.position LIMIT 1`;
    return this.#all(sql, Buffer.from(id, 'hex')).map(asRow)[0];
  }

  close(): void {
    this.#statements.clear();
    this.#file.close();
  }

  #pageEnd(after: number): number {
    const sql = `SELECT append_end FROM events WHERE position > ? ORDER BY position LIMIT 1 OFFSET ${PAGE_SIZE - 1}`;
    return Number(this.#one(sql, after)[0] ?? this.head().position);
  }

  /** All events are counted by the streams, of which there are few; others one by one. */
  #counted(after: number, upTo: number): Counted {
    if (after === 0 && upTo === this.head().position) {
      const [events] = this.#one(
        `SELECT sum(CASE broken WHEN 0 THEN revision + 1
                    ELSE (SELECT count(*) FROM events e WHERE e.stream_id = s.id) END) FROM streams s`,
      );
      return { events: Number(events), end: upTo };
    }
    const [events, end] = this.#one(
      `SELECT count(*), max(position) FROM
         (SELECT position FROM events WHERE position > ? AND position <= ? ORDER BY position LIMIT ${COUNTED_AT_ONCE})`,
      ...[after, upTo],
    );
    return events === COUNTED_AT_ONCE ? { events, end: Number(end) } : { events: Number(events), end: upTo };
  }

  #one(sql: string, ...values: (string | number)[]): SqliteRow {
    return this.#ask((statement) => statement.get(...values), sql) ?? [];
  }

  #all(sql: string, ...values: (string | number | Buffer)[]): readonly SqliteRow[] {
    return this.#ask((statement) => statement.all(...values), sql);
  }

  #ask<Answer>(question: (statement: SqliteStatement) => Answer, sql: string): Answer {
    try {
      const statement = this.#statements.get(sql) ?? this.#file.prepare(sql);
      this.#statements.set(sql, statement);
      return question(statement);
    } catch (error) {
      throw unavailable(this.#file.path, error);
    }
  }
}

function asRow(row: SqliteRow): StoredRow {
  const [position, stream, revision, id, type, data, metadata, known] = row as RowOfEvent;
  return { position, stream, revision, id, type, data, metadata, known };
}

type RowOfEvent = readonly [number, string, number, string, string, string, string, number];
