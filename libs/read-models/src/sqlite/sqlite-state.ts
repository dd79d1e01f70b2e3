import { chmodSync, closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { ViewsError } from '../errors.js';
import { IN_MEMORY, SqliteFile } from './driver.js';
import { RECORD_TABLES, SqliteRecords } from './sqlite-records.js';

const TABLES = `
  CREATE TABLE IF NOT EXISTS checkpoint (name TEXT PRIMARY KEY, position TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS link (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS owing (name TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** Two names that go together, in either order. */
export type Link = readonly [string, string];

/**
 * What those keep who act on the log: how far they have followed it, which names in it go together, whom they still owe something, and
 * {@link records} that cannot be made from the log again. It is kept from start to start.
 */
export class SqliteState {
  readonly records: SqliteRecords;
  readonly #file: SqliteFile;

  /**
   * Opens the state in a file that only its owner may read, and makes it where there is none. One that is damaged is set aside, and told.
   */
  static open(path: string, tell: (sentence: string) => void = () => undefined): SqliteState {
    try {
      return new SqliteState(opened(path));
    } catch (error) {
      if (!(error instanceof ViewsError) || error.code !== 'Damaged') throw error;
      for (const part of ['-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
      renameSync(path, `${path}.damaged`);
      tell(
        `${path} was damaged and is kept as ${path}.damaged: the webhooks in it have to be registered again.`,
      );
      return new SqliteState(opened(path));
    }
  }

  /** A state that goes with the process. */
  static inMemory(): SqliteState {
    return new SqliteState(SqliteFile.open(IN_MEMORY, 'write'));
  }

  private constructor(file: SqliteFile) {
    this.#file = file;
    this.records = new SqliteRecords(file);
    try {
      file.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;');
      file.exec(TABLES + RECORD_TABLES);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  /** How far somebody has followed the log; 0 for one who has not begun. */
  checkpoint(name: string): bigint {
    const row = this.#file.prepare('SELECT position FROM checkpoint WHERE name = ?').get(name);
    return row === undefined ? 0n : BigInt(String(row[0]));
  }

  /** Everything up to a position is done, but for what is still owed. */
  reached(name: string, position: bigint, owing: readonly string[]): void {
    this.#file.transaction(() => {
      this.#file
        .prepare(
          'INSERT INTO checkpoint VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET position = excluded.position',
        )
        .run(name, String(position));
      this.#file.prepare('DELETE FROM owing').run();
      for (const each of owing) this.#file.prepare('INSERT OR IGNORE INTO owing VALUES (?)').run(each);
    });
  }

  /** Whom something is still owed. */
  get owing(): readonly string[] {
    return this.#file
      .prepare('SELECT name FROM owing')
      .all()
      .map(([name]) => String(name));
  }

  /** Keeps which names go together. */
  link(links: readonly Link[]): void {
    if (links.length === 0) return;
    this.#file.transaction(() => {
      for (const [one, other] of links) {
        this.#file.prepare('INSERT OR IGNORE INTO link VALUES (?, ?)').run(one, other);
        this.#file.prepare('INSERT OR IGNORE INTO link VALUES (?, ?)').run(other, one);
      }
    });
  }

  /** The names that go with one, in their order. */
  linkedTo(name: string): readonly string[] {
    const rows = this.#file.prepare('SELECT other FROM link WHERE one = ? ORDER BY other').all(name);
    return rows.map(([other]) => String(other));
  }

  close(): void {
    this.#file.close();
  }
}

/** The file is there with its mode before anything is in it; what SQLite puts beside it takes the same mode. */
function opened(path: string): SqliteFile {
  try {
    closeSync(openSync(path, 'a', 0o600));
    chmodSync(path, 0o600);
  } catch (cause) {
    throw new ViewsError('Unavailable', `${path} cannot be opened: ${String(cause)}.`, { cause });
  }
  return SqliteFile.open(path, 'write');
}
