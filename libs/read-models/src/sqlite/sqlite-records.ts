import type { SqliteFile, SqliteRow, SqliteValue } from './driver.js';

export const RECORD_TABLES = `
  CREATE TABLE IF NOT EXISTS record (
    kind TEXT NOT NULL, owner TEXT NOT NULL, name TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (kind, owner, name)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS note (
    number INTEGER PRIMARY KEY AUTOINCREMENT, owner TEXT NOT NULL, mark TEXT NOT NULL, at INTEGER NOT NULL, body TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS note_of_owner ON note (owner, number);
  CREATE INDEX IF NOT EXISTS note_with_mark ON note (owner, mark, number);
`;

/** A record with its name. */
export interface NamedRecord {
  readonly name: string;
  readonly body: unknown;
}

/** One line of what somebody did. */
export interface Note {
  /** Grows with every note, and is never given again. */
  readonly number: number;
  readonly body: unknown;
}

/** A note to be taken: `mark` is what notes can be asked for by, `at` in milliseconds since 1970. */
export interface NoteToTake {
  readonly owner: string;
  readonly mark: string;
  readonly at: number;
  readonly body: unknown;
}

/** Which notes of an owner are asked for, the latest first. */
export interface NoteQuery {
  readonly mark?: string | undefined;
  /** Only those with a smaller number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * What is kept beside the log and cannot be made from it: records in JSON, each under a kind, an owner and a name, and notes of what was
 * done, the oldest of which are let go.
 */
export class SqliteRecords {
  readonly #file: SqliteFile;

  constructor(file: SqliteFile) {
    this.#file = file;
  }

  /** Does the work in one transaction, or undoes all of it. */
  transaction(work: () => void): void {
    this.#file.transaction(work);
  }

  /** The same, on disk when it returns, so that no loss of power takes it back. */
  durably(work: () => void): void {
    this.#file.exec('PRAGMA synchronous = FULL');
    try {
      this.#file.transaction(work);
    } finally {
      this.#file.exec('PRAGMA synchronous = NORMAL');
    }
  }

  /** All records of a kind that an owner has, by name. */
  all(kind: string, owner: string): readonly NamedRecord[] {
    return this.#file
      .prepare('SELECT name, body FROM record WHERE kind = ? AND owner = ? ORDER BY name')
      .all(kind, owner)
      .map(([name, body]) => ({ name: String(name), body: parsed(body) }));
  }

  /** The body of one record; nothing where there is none. */
  get(kind: string, owner: string, name: string): unknown {
    const row = this.#file
      .prepare('SELECT body FROM record WHERE kind = ? AND owner = ? AND name = ?')
      .get(kind, owner, name);
    return row === undefined ? undefined : parsed(row[0]);
  }

  put(kind: string, owner: string, name: string, body: unknown): void {
    this.#file
      .prepare('INSERT INTO record VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET body = excluded.body')
      .run(kind, owner, name, JSON.stringify(body));
  }

  remove(kind: string, owner: string, name: string): void {
    this.#file.prepare('DELETE FROM record WHERE kind = ? AND owner = ? AND name = ?').run(kind, owner, name);
  }

  /** Removes the records of a kind that an owner has. */
  removeAll(kind: string, owner: string): void {
    this.#file.prepare('DELETE FROM record WHERE kind = ? AND owner = ?').run(kind, owner);
  }

  /** Takes a note; its number. */
  note({ owner, mark, at, body }: NoteToTake): number {
    return this.#file
      .prepare('INSERT INTO note (owner, mark, at, body) VALUES (?, ?, ?, ?)')
      .run(owner, mark, at, JSON.stringify(body));
  }

  notes(owner: string, { mark, before, limit }: NoteQuery): readonly Note[] {
    const until = before ?? Number.MAX_SAFE_INTEGER;
    const rows =
      mark === undefined
        ? this.#notes('owner = ?', [owner, until, limit])
        : this.#notes('owner = ? AND mark = ?', [owner, mark, until, limit]);
    return rows.map(([number, body]) => ({ number: Number(number), body: parsed(body) }));
  }

  /** Lets go of the notes of an owner beyond so many, and of those taken before an instant; at most 1,000 at a time. */
  prune(owner: string, most: number, before: number): void {
    this.#file
      .prepare(
        `DELETE FROM note WHERE number IN (
           SELECT number FROM note WHERE owner = ? AND (at < ? OR number <= (
             SELECT number FROM note WHERE owner = ? ORDER BY number DESC LIMIT 1 OFFSET ?))
           ORDER BY number LIMIT 1000)`,
      )
      .run(owner, before, owner, most);
  }

  /** Lets go of all notes of an owner. */
  removeNotes(owner: string): void {
    this.#file.prepare('DELETE FROM note WHERE owner = ?').run(owner);
  }

  #notes(where: string, values: readonly SqliteValue[]): readonly SqliteRow[] {
    const sql = `SELECT number, body FROM note WHERE ${where} AND number < ? ORDER BY number DESC LIMIT ?`;
    return this.#file.prepare(sql).all(...values);
  }
}

function parsed(body: SqliteValue | undefined): unknown {
  return JSON.parse(String(body));
}
