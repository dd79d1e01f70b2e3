import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore, EmbeddedLogReader, type EventStore, type LogHead } from '@elshi/event-store';
import Libsql from 'libsql';
import { eventStoreContract } from './event-store-contract.js';
import { all, event, events, failure, log, places, to, type OpenedStore } from './given.js';

eventStoreContract('embedded', async () => {
  const folder = newFolder();
  const opened: EventStore[] = [await EmbeddedEventStore.open(folder)];
  const close = (): Promise<void> | undefined => opened.at(-1)?.close();
  return {
    store: opened[0],
    reopen: async () => {
      await close();
      opened.push(await EmbeddedEventStore.open(folder));
      return opened.at(-1);
    },
    dispose: async () => {
      await close();
      rmSync(folder, { recursive: true });
    },
  } as OpenedStore;
});

describe('the embedded log', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = newFolder();
    file = join(folder, 'log.db');
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('makes its folder', async () => {
    const store = await EmbeddedEventStore.open(join(folder, 'of', 'the', 'log'));

    expect(await log(store)).toEqual([]);
    await store.close();
  });

  it('keeps known time growing when the clock runs backwards, also over a restart', async () => {
    const first = await EmbeddedEventStore.open(folder, { clock: () => 500 });
    await first.append([to('officer-1', 'none', event())]);
    await first.close();

    const second = await EmbeddedEventStore.open(folder, { clock: () => 400 });
    await second.append([to('officer-1', 0, event())]);

    expect((await log(second)).map(({ known }) => known)).toEqual([500, 501]);
    await second.close();
  });

  it('tells listeners of the head after a commit, until they leave', async () => {
    const store = await EmbeddedEventStore.open(folder);
    const heads: LogHead[] = [];
    const leave = store.onAppended((head) => heads.push(head));

    const { position, known } = await store.append([to('officer-1', 'none', event())]);
    await failure(store.append([to('officer-1', 'none', event())]));
    leave();
    await store.append([to('officer-1', 0, event())]);

    expect(heads).toEqual([{ position, known, founding: false }]);
    await store.close();
  });

  describe('with events missing', () => {
    beforeEach(async () => {
      const store = await EmbeddedEventStore.open(folder);
      await store.append([to('officer-1', 'none', ...events(3))]);
      await store.append([to('officer-2', 'none', ...events(3))]);
      await store.close();
    });

    it.each([1, 2])('refuses to read the stream that lacks number %i', async (revision) => {
      alter(file, `DELETE FROM events WHERE position = ${revision + 1}`);

      const store = await EmbeddedEventStore.open(folder);

      expect(await failure(all(store.readStream('officer-1')))).toBe('StreamTruncated');
      expect(await failure(log(store))).toBe('StreamTruncated');
      expect(await all(store.readStream('officer-2'))).toHaveLength(3);
      await store.close();
    });
  });

  describe('has readers', () => {
    it('that see each commit while the writer works', async () => {
      const store = await EmbeddedEventStore.open(folder);
      const reader = EmbeddedLogReader.open(file);
      await store.append([to('officer-1', 'none', ...events(2))]);

      expect(await reader.head()).toEqual(await store.head());
      expect(await all(reader.readAll({ after: 0n }))).toEqual(await log(store));
      await store.append([to('officer-1', 1, event())]);

      const { position, known } = await store.head();
      expect(places(await all(reader.readStream('officer-1', 2)))).toEqual(['officer-1@2']);
      expect(await reader.positionAt(known)).toEqual({ position, known });
      expect(places(await reader.readPositions([position]))).toEqual(['officer-1@2']);
      await reader.close();
      await store.close();
      expect(await failure(reader.head())).toBe('Closed');
    });

    it('that need no writer', async () => {
      const store = await EmbeddedEventStore.open(folder);
      await store.append([to('officer-1', 'none', event())]);
      await store.close();

      const reader = EmbeddedLogReader.open(file);

      expect(await all(reader.readAll({ after: 0n }))).toHaveLength(1);
      await reader.close();
    });

    it('that make no file where there is none', () => {
      expect(() => EmbeddedLogReader.open(file)).toThrow(file);
      expect(() => EmbeddedLogReader.open(file)).toThrow(file);
    });
  });
});

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'elshi-log-'));
}

function alter(file: string, sql: string): void {
  const database = new Libsql(file);
  database.exec(sql);
  database.close();
}
