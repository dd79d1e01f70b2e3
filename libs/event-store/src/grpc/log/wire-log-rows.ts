import {
  openSqlite,
  unavailable,
  type SqliteFile,
  type SqliteRow,
  type SqliteStatement,
} from '../../embedded/driver.js';
import { prepareForReading } from '../../embedded/schema.js';
import { EventStoreError } from '../../errors.js';
import { uuid } from '../../shared/log-rows.js';
import { limitsOf, type StreamLimits } from '../stream-limits.js';
import { TOMBSTONE, type WireEvent } from '../wire-event.js';
import { metastreamOf, originalOf, type StreamState, type WireRows } from '../wire-rows.js';
import { WIRE_LOG } from './kind.js';

const EVENTS = `SELECT e.position, s.name, e.revision, hex(e.event_id), e.type, e.json, e.data, e.metadata, e.created
FROM events e CROSS JOIN streams s ON s.id = e.stream_id`;
const OF_STREAM = 'e.stream_id = (SELECT id FROM streams WHERE name = ?) AND e.revision BETWEEN ? AND ?';

/** Events in a page. */
const PAGE_SIZE = 256;
/** Of the whole log a page spans about so many bytes, or one event. */
const WINDOW = 512 * 1024;
/** Of one stream, whose events may be anywhere, so many events. */
const STREAM_PAGE_SIZE = 64;

/** The rows of a log of the wire's own, over a read-only connection. */
export class WireLogRows implements WireRows {
  readonly #file: SqliteFile;
  readonly #statements = new Map<string, SqliteStatement>();

  /** Opens a log that exists. */
  static open(path: string): WireLogRows {
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'read');
      prepareForReading(file, WIRE_LOG);
      return new WireLogRows(file);
    } catch (error) {
      file?.close();
      throw error instanceof EventStoreError ? error : unavailable(path, error);
    }
  }

  private constructor(file: SqliteFile) {
    this.#file = file;
  }

  head(): number {
    return this.#one('SELECT max(position) FROM events') ?? 0;
  }

  holds(position: number): boolean {
    return this.#one('SELECT 1 FROM events WHERE position = ?', position) === 1;
  }

  forwards(from: number): readonly WireEvent[] {
    const start = this.#one('SELECT min(position) FROM events WHERE position >= ?', from);
    const sql = `${EVENTS} WHERE e.position BETWEEN ? AND ? ORDER BY e.position LIMIT ${PAGE_SIZE}`;
    return start === undefined ? [] : this.#all(sql, start, start + WINDOW).map(asEvent);
  }

  backwards(before: number): readonly WireEvent[] {
    const start = this.#one('SELECT max(position) FROM events WHERE position < ?', before);
    const sql = `${EVENTS} WHERE e.position BETWEEN ? AND ? ORDER BY e.position DESC LIMIT ${PAGE_SIZE}`;
    return start === undefined ? [] : this.#all(sql, start - WINDOW, start).map(asEvent);
  }

  streamsBehind(position: number): ReadonlySet<string> | undefined {
    const sql = `SELECT s.name FROM events e CROSS JOIN streams s ON s.id = e.stream_id
      WHERE e.position > ? ORDER BY e.position LIMIT ${PAGE_SIZE}`;
    const names = this.#all(sql, position);
    return names.length === PAGE_SIZE ? undefined : new Set(names.map(([name]) => String(name)));
  }

  stateOf(stream: string): StreamState {
    const original = originalOf(stream);
    const last = this.#lastOf(stream);
    if (last === TOMBSTONE || (original !== undefined && this.#lastOf(original) === TOMBSTONE)) {
      return { kind: 'tombstoned' };
    }
    if (last < 0) {
      return { kind: 'missing' };
    }
    const limits = original === undefined ? this.#limitsOf(stream) : { maxCount: 1, deleted: false };
    return limits.deleted ? { kind: 'deleted', last } : within(limits, last);
  }

  ofStream(stream: string, from: number, upTo: number): readonly WireEvent[] {
    const sql = `${EVENTS} WHERE ${OF_STREAM} ORDER BY e.revision LIMIT ${STREAM_PAGE_SIZE}`;
    return this.#all(sql, stream, from, upTo).map(asEvent);
  }

  ofStreamDown(stream: string, from: number, downTo: number): readonly WireEvent[] {
    const sql = `${EVENTS} WHERE ${OF_STREAM} ORDER BY e.revision DESC LIMIT ${STREAM_PAGE_SIZE}`;
    return this.#all(sql, stream, downTo, from).map(asEvent);
  }

  close(): void {
    this.#statements.clear();
    this.#file.close();
  }

  #lastOf(stream: string): number {
    return this.#one('SELECT last FROM streams WHERE name = ?', stream) ?? -1;
  }

  #limitsOf(stream: string): StreamLimits {
    const sql = `SELECT e.data FROM events e JOIN streams s ON s.id = e.stream_id
      WHERE s.name = ? AND e.revision = s.last AND e.json = 1`;
    return limitsOf(this.#all(sql, metastreamOf(stream))[0]?.[0] as Buffer | undefined);
  }

  #one(sql: string, ...values: (string | number)[]): number | undefined {
    const value = this.#all(sql, ...values)[0]?.[0];
    return typeof value === 'number' ? value : undefined;
  }

  #all(sql: string, ...values: (string | number)[]): readonly SqliteRow[] {
    try {
      const statement = this.#statements.get(sql) ?? this.#file.prepare(sql);
      this.#statements.set(sql, statement);
      return statement.all(...values);
    } catch (error) {
      throw unavailable(this.#file.path, error);
    }
  }
}

function within({ maxCount, truncateBefore, maxAge }: StreamLimits, last: number): StreamState {
  const first = Math.max(truncateBefore ?? 0, maxCount === undefined ? 0 : last - maxCount + 1);
  return { kind: 'there', first, last, ...(maxAge !== undefined && { maxAge }) };
}

function asEvent(row: SqliteRow): WireEvent {
  const [position, stream, revision, id, type, json, data, metadata, created] = row as RowOfEvent;
  return { position, stream, revision, id: uuid(id), type, json: json === 1, data, metadata, created };
}

type RowOfEvent = readonly [number, string, number, string, string, number, Buffer, Buffer, number];
