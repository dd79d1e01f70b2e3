import { chmodSync, existsSync } from 'node:fs';
import { IN_MEMORY, SqliteFile } from '@elshi/read-models';

/** Others, as the terminal beside a service, may be writing: so long they are waited for, in milliseconds. */
const PATIENCE = 5000;

/** A file that is kept for ever, readable by its owner alone, with the number of its form in it. */
export interface Form {
  readonly path: string;
  readonly tables: string;
  readonly edition: number;
  /** `FULL` where a commit is to be on disk before it is over. */
  readonly synchronous: 'FULL' | 'NORMAL';
}

/**
 * Opens a kept file, and makes it where there is none. It is never made anew in place of one that cannot be read: `Damaged`, or
 * `Unavailable` where a later version has written it.
 */
export function openKept({ path, tables, edition, synchronous }: Form): SqliteFile {
  const inMemory = path === IN_MEMORY;
  const isNew = inMemory || !existsSync(path);
  const file = SqliteFile.open(path, 'write');
  try {
    if (!inMemory) chmodSync(path, 0o600);
    file.exec(
      `PRAGMA busy_timeout = ${PATIENCE}; PRAGMA journal_mode = WAL; PRAGMA synchronous = ${synchronous};`,
    );
    const found = Number(file.prepare('PRAGMA user_version').get()?.[0] ?? 0);
    if (!isNew && found > edition) throw new Error(`${path} was written by a later version of Elshi.`);
    file.exec(tables);
    file.exec(`PRAGMA user_version = ${edition};`);
    return file;
  } catch (error) {
    file.close();
    throw error;
  }
}
