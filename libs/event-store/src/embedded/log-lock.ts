import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { EventStoreError } from '../errors.js';
import { codeOf, openSqlite, unavailable, type SqliteFile } from './driver.js';

/**
 * Keeps a second writer out of a folder, also one in this process.
 *
 * The lock is SQLite's own on `lock.db`, so it goes with the process however it ends.
 * `lock.json` only names the holder.
 */
export class LogLock {
  /** Takes the lock of the folder, which is made when missing; `Locked` when someone has it. */
  static take(folder: string): LogLock {
    const path = join(folder, 'lock.db');
    makeFolder(folder);
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'write');
      file.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      file?.close();
      throw codeOf(error) === 'SQLITE_BUSY' ? lockedBy(folder) : unavailable(path, error);
    }
    const lock = new LogLock(folder, file);
    lock.#nameHolder();
    return lock;
  }

  private constructor(
    private readonly folder: string,
    private readonly file: SqliteFile,
  ) {}

  /** Lets the next one in. */
  release(): void {
    try {
      rmSync(holderFile(this.folder), { force: true });
    } finally {
      this.#letGo();
    }
  }

  #nameHolder(): void {
    const holder = { pid: process.pid, startedAt: new Date().toISOString(), host: hostname() };
    const path = holderFile(this.folder);
    try {
      writeFileSync(path, `${JSON.stringify(holder)}\n`);
    } catch (error) {
      this.#letGo();
      throw unavailable(path, error);
    }
  }

  #letGo(): void {
    this.file.exec('ROLLBACK');
    this.file.close();
  }
}

function makeFolder(folder: string): void {
  try {
    makeFolders(resolve(folder));
  } catch (error) {
    throw unavailable(folder, error);
  }
}

/** One folder after another: Node's own recursive mkdir never ends where the parent exists but takes no folders. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return void mkdirSync(folder, { recursive: true });
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
}

function lockedBy(folder: string): EventStoreError {
  return new EventStoreError('Locked', `The log in ${folder} is in use by ${holderOf(folder)}.`);
}

function holderOf(folder: string): string {
  try {
    const { pid, host } = JSON.parse(readFileSync(holderFile(folder), 'utf8')) as {
      pid: number;
      host: string;
    };
    return `process ${pid} on ${host}`;
  } catch {
    return 'another process';
  }
}

function holderFile(folder: string): string {
  return join(folder, 'lock.json');
}
