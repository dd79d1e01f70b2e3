import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@elshi/event-store';
import Libsql from 'libsql';

describe('a folder with the embedded log', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-log-'));
    file = join(folder, 'log.db');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  describe('is held by one', () => {
    it('refuses a second in the same process, and names the holder', async () => {
      const store = await EmbeddedEventStore.open(folder);

      const second = EmbeddedEventStore.open(folder);

      await expect(second).rejects.toMatchObject({ code: 'Locked' });
      await expect(second).rejects.toThrow(`${folder} is in use by process ${process.pid}`);
      await store.close();
      await (await EmbeddedEventStore.open(folder)).close();
    });

    it('refuses while another process holds it, and takes over when that one was killed', async () => {
      const killed = inAnotherProcess(`${takeLock(folder)} process.kill(process.pid, 'SIGKILL');`);
      expect(killed).toBe('SIGKILL');

      const store = await EmbeddedEventStore.open(folder);

      expect(inAnotherProcess(takeLock(folder))).toContain('SQLITE_BUSY');
      await store.close();
    });
  });

  describe('cannot be opened', () => {
    it('where no folder can be made', async () => {
      writeFileSync(join(folder, 'plain'), 'a file, not a folder');

      await unavailable(join(folder, 'plain', 'log'));
      await unavailable('/proc/elshi/log');
    });

    it('when a folder stands where the file should', async () => {
      mkdirSync(file);

      await unavailable(folder, file);
    });

    it('when the file is no database', async () => {
      writeFileSync(file, 'garbage '.repeat(1000));

      await unavailable(folder, file);
    });

    it('when the file is a database of something else, which is left as it is', async () => {
      const foreign = new Libsql(file);
      foreign.exec('CREATE TABLE poems (line TEXT)');

      await unavailable(folder, file);

      expect(foreign.pragma('journal_mode')).toEqual([{ journal_mode: 'delete' }]);
      foreign.close();
    });

    it('when the file is of a newer version', async () => {
      await (await EmbeddedEventStore.open(folder)).close();
      alter(file, 'PRAGMA user_version = 99');

      await unavailable(folder, `${file} was written by a newer version`);
    });

    it('and lets go of the folder again', async () => {
      writeFileSync(file, 'garbage '.repeat(1000));
      await unavailable(folder, file);
      rmSync(file);

      await (await EmbeddedEventStore.open(folder)).close();
    });
  });
});

async function unavailable(folder: string, named = folder): Promise<void> {
  const attempt = EmbeddedEventStore.open(folder);
  await expect(attempt).rejects.toMatchObject({ code: 'StoreUnavailable' });
  await expect(attempt).rejects.toThrow(named);
}

function alter(file: string, sql: string): void {
  const database = new Libsql(file);
  database.exec(sql);
  database.close();
}

/** A program that takes the lock, as another service would. */
function takeLock(folder: string): string {
  return `new Libsql(${JSON.stringify(join(folder, 'lock.db'))}).exec('BEGIN EXCLUSIVE');`;
}

/** Runs a program with libsql in another process: what it complains of, or the signal that ended it. */
function inAnotherProcess(program: string): string {
  try {
    execFileSync(process.execPath, ['-e', `const Libsql = require('libsql'); ${program}`], { stdio: 'pipe' });
    return '';
  } catch (error) {
    const { signal, stderr } = error as { signal?: string; stderr: Buffer };
    return signal ?? String(stderr);
  }
}
