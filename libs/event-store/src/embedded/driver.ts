import { pathToFileURL } from 'node:url';
import Libsql from 'libsql';
import { EventStoreError } from '../errors.js';

/** The one file that knows the SQLite engine. Rows are arrays, in the order of the columns. */
export type SqliteValue = null | number | string | Buffer;
export type SqliteRow = readonly SqliteValue[];

export interface SqliteStatement {
  /** Row id of the row inserted last. */
  run(...values: readonly SqliteValue[]): number;
  get(...values: readonly SqliteValue[]): SqliteRow | undefined;
  all(...values: readonly SqliteValue[]): readonly SqliteRow[];
}

export interface SqliteFile {
  readonly path: string;
  exec(sql: string): void;
  prepare(sql: string): SqliteStatement;
  inTransaction(): boolean;
  /** Lets go of the file; what it prepared must not be used any more. */
  close(): void;
}

/** Opens a database file. Reading needs a file that exists; writing makes one. */
export function openSqlite(path: string, mode: 'read' | 'write'): SqliteFile {
  const file = mode === 'read' ? `${pathToFileURL(path).href}?mode=ro` : path;
  const database = new Libsql(file);
  return {
    path,
    exec: (sql) => void database.exec(sql),
    prepare: (sql) => prepared(database, sql),
    inTransaction: () => database.inTransaction,
    close: () => void database.close(),
  };
}

/** What the engine's error means to a caller of the port. */
export function unavailable(path: string, cause: unknown): EventStoreError {
  const code = codeOf(cause);
  return new EventStoreError('StoreUnavailable', sentenceFor(path, code, cause), { cause });
}

/** The engine's name of an error, such as `SQLITE_BUSY`; empty for any other error. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** The values go as one array: libsql takes a lone Buffer for named parameters, and ends the process. */
function prepared(database: Libsql.Database, sql: string): SqliteStatement {
  const statement = database.prepare(sql);
  if (!statement.reader) {
    return {
      run: (...values) => Number(statement.run(values).lastInsertRowid),
      get: () => undefined,
      all: () => [],
    };
  }
  statement.raw();
  return {
    run: () => 0,
    get: (...values) => statement.get(values) as SqliteRow | undefined,
    all: (...values) => statement.all(values) as readonly SqliteRow[],
  };
}

function sentenceFor(path: string, code: string, cause: unknown): string {
  switch (code) {
    case 'SQLITE_NOTADB':
    case 'SQLITE_CORRUPT':
      return `${path} is damaged, or not a database.`;
    case 'SQLITE_FULL':
    case 'ENOSPC':
      return `The disk of ${path} is full.`;
    default:
      return `${path} cannot be read or written: ${cause instanceof Error ? cause.message : String(cause)}.`;
  }
}
