import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { ViewsError } from '../errors.js';

/** The one file that knows the SQLite engine. Rows are arrays, in the order of the columns. */
export type SqliteValue = null | number | string;
export type SqliteRow = readonly SqliteValue[];

export interface SqliteStatement {
  /** Row id of the row inserted last. */
  run(...values: readonly SqliteValue[]): number;
  get(...values: readonly SqliteValue[]): SqliteRow | undefined;
  all(...values: readonly SqliteValue[]): readonly SqliteRow[];
}

/** Name of a database that lives in memory, and only in its one connection. */
export const IN_MEMORY = ':memory:';

/** An open database. Whatever goes wrong in it is a {@link ViewsError}. */
export class SqliteFile {
  readonly #path: string;
  readonly #database: Libsql.Database;
  readonly #statements = new Map<string, SqliteStatement>();
  #open = true;

  /** Opens a database. Reading needs a file that exists; writing makes one. */
  static open(path: string, mode: 'read' | 'write'): SqliteFile {
    return trying(path, () => {
      const file = mode === 'read' ? `${pathToFileURL(path).href}?mode=ro` : path;
      return new SqliteFile(path, new Libsql(file));
    });
  }

  private constructor(path: string, database: Libsql.Database) {
    this.#path = path;
    this.#database = database;
  }

  exec(sql: string): void {
    trying(this.#path, () => void this.#database.exec(sql));
  }

  /** The statement, made once for each text. */
  prepare(sql: string): SqliteStatement {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = trying(this.#path, () => prepared(this.#path, this.#database, sql));
    this.#statements.set(sql, made);
    return made;
  }

  /** Does the work in one transaction, or undoes all of it. */
  transaction(work: () => void): void {
    this.exec('BEGIN IMMEDIATE');
    try {
      work();
      this.exec('COMMIT');
    } catch (error) {
      this.#undo();
      throw error;
    }
  }

  /** Lets go of the file; what it prepared must not be used any more. */
  close(): void {
    if (!this.#open) return;
    this.#open = false;
    this.#statements.clear();
    trying(this.#path, () => void this.#database.close());
  }

  #undo(): void {
    try {
      if (this.#database.inTransaction) this.#database.exec('ROLLBACK');
    } catch {
      // SQLite rolls back by itself when a rollback fails.
    }
  }
}

/** The values go as one array: libsql takes a lone value of some kinds for named parameters. */
function prepared(path: string, database: Libsql.Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  if (!statement.reader) {
    return {
      run: (...values) => trying(path, () => Number(statement.run(values).lastInsertRowid)),
      get: () => undefined,
      all: () => [],
    };
  }
  statement.raw();
  return {
    run: () => 0,
    get: (...values) => trying(path, () => statement.get(values) as SqliteRow | undefined),
    all: (...values) => trying(path, () => statement.all(values) as readonly SqliteRow[]),
  };
}

function trying<Answer>(path: string, work: () => Answer): Answer {
  try {
    return work();
  } catch (error) {
    throw error instanceof ViewsError ? error : viewsError(path, error);
  }
}

function viewsError(path: string, cause: unknown): ViewsError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT'))
    return new ViewsError('Damaged', `${path} is damaged, or not a database.`, { cause });
  if (code === 'SQLITE_FULL') return new ViewsError('Unavailable', `The disk of ${path} is full.`, { cause });
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ViewsError('Unavailable', `${path} cannot be read or written: ${why}.`, { cause });
}
