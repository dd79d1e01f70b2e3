import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { IN_MEMORY, type SqliteFile, type SqliteRow, type SqliteValue } from '@elshi/read-models';
import { openKept } from './kept-file.js';

const TABLES = `
  CREATE TABLE IF NOT EXISTS read (
    number INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, caller TEXT NOT NULL, name TEXT, roles TEXT NOT NULL,
    address TEXT NOT NULL, method TEXT NOT NULL, endpoint TEXT NOT NULL, subject TEXT, query TEXT NOT NULL,
    request_id TEXT NOT NULL, status INTEGER NOT NULL
  );
  CREATE INDEX IF NOT EXISTS read_subject ON read (subject, number) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS read_caller ON read (caller, number);
  CREATE INDEX IF NOT EXISTS read_both ON read (subject, caller, number) WHERE subject IS NOT NULL;
`;
const COLUMNS = [
  'number',
  ...['at', 'caller', 'name', 'roles', 'address', 'method', 'endpoint', 'subject', 'query'],
  ...['request_id', 'status'],
].join(', ');
/** Entries that are let go of at one time, so that nobody waits for it. */
const AT_ONCE = 2000;
/** What was written is on disk after so many milliseconds, also when the machine stops. */
const FLUSH_EVERY = 1000;

/** One read of a record, or one that was refused. `at` is in milliseconds since 1970. */
export interface ReadEntry {
  readonly at: number;
  readonly caller: string;
  readonly name: string | null;
  readonly roles: readonly string[];
  readonly address: string;
  readonly method: string;
  /** The path as it is declared: `/v1/officers/{id}/term`. */
  readonly endpoint: string;
  /** `officer/w01`; nothing for a list. */
  readonly subject: string | null;
  /** The query as it was sent. */
  readonly query: string;
  readonly requestId: string;
  /** Of the answer. */
  readonly status: number;
}

/** An entry with its number, by which pages go on. */
export interface NumberedRead extends ReadEntry {
  readonly number: number;
}

/** Which reads are asked for. */
interface ReadsFilter {
  readonly subject?: string;
  readonly caller?: string;
}

/**
 * The log of reads, in `reads.db` of a data folder; nothing in it is changed, and what is older than it is kept for goes away.
 *
 * An entry is in the file before {@link add} is over, and outlives the end of the process, however it ends. It is on disk a second
 * later: so long the machine can lose it.
 */
export class ReadLog {
  readonly #path: string;
  readonly #file: SqliteFile;
  #waiting: ReadEntry[] = [];
  #written: Promise<void> | undefined;
  #dirty = false;
  readonly #flusher: NodeJS.Timeout;

  /** Opens the log of reads of a folder. */
  static open(folder: string): ReadLog {
    return new ReadLog(join(folder, 'reads.db'));
  }

  /** A log that goes with the process. */
  static inMemory(): ReadLog {
    return new ReadLog(IN_MEMORY);
  }

  private constructor(path: string) {
    this.#path = path;
    this.#file = openKept({ path, tables: TABLES, edition: 1, synchronous: 'NORMAL' });
    this.#flusher = setInterval(() => void this.#flush(), FLUSH_EVERY).unref();
  }

  /** Writes an entry, together with the others of this moment. Rejects when it cannot be written. */
  add(entry: ReadEntry): Promise<void> {
    this.#waiting.push(entry);
    return (this.#written ??= new Promise((resolve, reject) => {
      setImmediate(() => {
        const entries = this.#waiting;
        this.#waiting = [];
        this.#written = undefined;
        try {
          this.#write(entries);
          resolve();
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
    }));
  }

  /** Entries, the latest first, those before a number where one is given. */
  list(filter: ReadsFilter, limit: number, before?: number): readonly NumberedRead[] {
    const conditions: string[] = [];
    const values: SqliteValue[] = [];
    const insist = (condition: string, value: SqliteValue | undefined): void => {
      if (value === undefined) return;
      conditions.push(condition);
      values.push(value);
    };
    insist('subject = ?', filter.subject);
    insist('caller = ?', filter.caller);
    insist('number < ?', before);
    const where = conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`;
    return this.#file
      .prepare(`SELECT ${COLUMNS} FROM read ${where} ORDER BY number DESC LIMIT ?`)
      .all(...values, limit)
      .map(readOf);
  }

  /** Lets go of some entries older than an instant. Whether there may be more of them. */
  forgetBefore(instant: number): boolean {
    const last = this.#file
      .prepare('SELECT number, at FROM read ORDER BY number LIMIT ?')
      .all(AT_ONCE)
      .filter(([, at]) => Number(at) < instant)
      .at(-1);
    if (last === undefined) return false;
    this.#file.prepare('DELETE FROM read WHERE number <= ?').run(last[0] ?? 0);
    return true;
  }

  /** Writes what is waiting, and lets go of the file. */
  async close(): Promise<void> {
    clearInterval(this.#flusher);
    await this.#written;
    await this.#flush();
    this.#file.close();
  }

  #write(entries: readonly ReadEntry[]): void {
    const sql = `INSERT INTO read (${COLUMNS.replace('number, ', '')}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
    this.#file.transaction(() => {
      for (const entry of entries) this.#file.prepare(sql).run(...valuesOf(entry));
    });
    this.#dirty = true;
  }

  /** What was committed stands in the file beside; flushed there, in a thread of its own, it outlives the machine. */
  async #flush(): Promise<void> {
    if (!this.#dirty || this.#path === IN_MEMORY) return;
    this.#dirty = false;
    try {
      const beside = await open(`${this.#path}-wal`, 'r');
      await beside.datasync().finally(() => beside.close());
    } catch {
      // It is not there when SQLite has just flushed all of it itself; anything else is tried again.
      this.#dirty = true;
    }
  }
}

function valuesOf(entry: ReadEntry): readonly SqliteValue[] {
  const { at, caller, name, roles, address, method, endpoint, subject, query, requestId, status } = entry;
  return [at, caller, name, roles.join(','), address, method, endpoint, subject, query, requestId, status];
}

function readOf(row: SqliteRow): NumberedRead {
  const [number, at, caller, name, roles, address, method, endpoint, subject, query, requestId, status] = row;
  return {
    number: Number(number),
    at: Number(at),
    caller: String(caller),
    name: name === null ? null : String(name),
    roles: String(roles).split(','),
    address: String(address),
    method: String(method),
    endpoint: String(endpoint),
    subject: subject === null ? null : String(subject),
    query: String(query),
    requestId: String(requestId),
    status: Number(status),
  };
}
