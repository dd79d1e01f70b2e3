import { jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { EmbeddedEventStore, EmbeddedLogReader, EventStoreDbEventStore } from '@elshi/event-store';
import { all, event, failure, log, to } from '../contract/given.js';
import { FaultyWire } from './given.js';

describe('a node on a server', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-node-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it.each([
    ['http://127.0.0.1:2113', 'esdb://user:password@host:port'],
    ['esdb://', 'esdb://user:password@host:port'],
    ['esdb://admin:s3cret@127.0.0.1:here', 'port number'],
    ['esdb://admin:s3cret@127.0.0.1:2113?tls=perhaps', 'true or false'],
    ['esdb://admin:s3cret@127.0.0.1:2113?colour=blue', 'option "colour"'],
    ['esdb://admin:s3cret@127.0.0.1:2113?tlsVerifyCert=false', 'tlsCAFile'],
    ['esdb://admin:s3cret@127.0.0.1:2113?throwOnAppendFailure=false', 'throwOnAppendFailure'],
    ['esdb://admin:s3cret@127.0.0.1:2113?tlsCAFile=/nowhere.crt', 'File was not found'],
    ['esdb://admin:s3cret@127.0.0.1:2113?tls', 'option "tls"'],
  ])('cannot be opened with %s, and tells no password', async (connection, because) => {
    const printed = jest.spyOn(console, 'warn').mockImplementation(() => undefined);

    const attempt = EventStoreDbEventStore.open({ connection, folder });

    await expect(attempt).rejects.toMatchObject({ code: 'StoreUnavailable' });
    await expect(attempt).rejects.toThrow(because);
    const message = await attempt.catch((error: unknown) => String(error));
    expect(message).not.toContain('s3cret');
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });

  it('says that nobody listens there, and lets go of the folder', async () => {
    const connection = 'esdb://admin:s3cret@127.0.0.1:9?tls=false';
    for (let round = 0; round < 2; round += 1) {
      const attempt = EventStoreDbEventStore.open({ connection, folder, connectWithin: 300 });

      await expect(attempt).rejects.toMatchObject({ code: 'StoreUnavailable' });
      await expect(attempt).rejects.toThrow('ECONNREFUSED');
    }
  });

  describe('with a log', () => {
    let wire: FaultyWire;
    let connection: string;

    beforeEach(async () => {
      wire = await FaultyWire.open();
      connection = `esdb://127.0.0.1:${wire.port}?tls=false`;
    });

    afterEach(() => wire.close());

    it('has its folder for itself', async () => {
      const store = await EventStoreDbEventStore.open({ connection, folder });

      expect(await failure(EventStoreDbEventStore.open({ connection, folder }))).toBe('Locked');
      expect(await failure(EmbeddedEventStore.open(folder))).toBe('Locked');

      await store.close();
      await (await EventStoreDbEventStore.open({ connection, folder })).close();
    });

    it('has a mirror that others read beside it', async () => {
      const store = await EventStoreDbEventStore.open({ connection, folder });
      await store.append([to('officer-1', 'none', event())]);
      const reader = EmbeddedLogReader.open(join(folder, 'mirror.db'));
      await store.append([to('officer-1', 0, event())]);

      expect(await all(reader.readAll({ after: 0n }))).toEqual(await log(store));
      expect(await reader.head()).toEqual(await store.head());

      await reader.close();
      await store.close();
    });

    it('does not go on with the mirror of another log', async () => {
      const store = await EventStoreDbEventStore.open({ connection, folder });
      await store.append([to('officer-1', 'none', event())]);
      await store.close();
      const another = await FaultyWire.open();

      const attempt = EventStoreDbEventStore.open({
        connection: `esdb://127.0.0.1:${another.port}?tls=false`,
        folder,
        withoutServer: true,
      });

      await expect(attempt).rejects.toThrow('it is another log');
      await another.close();
      const again = await EventStoreDbEventStore.open({ connection, folder });
      expect(await log(again)).toHaveLength(1);
      await again.close();
    });

    it.each([
      ['denies access', { code: status.UNAUTHENTICATED, details: 'Not Authenticated' }, 'denies access'],
      ['knows not what it is asked', { code: status.UNIMPLEMENTED, details: 'No such method' }, 'No such'],
    ])('does not begin without a server that %s', async (_title, refusal, because) => {
      wire.proxy.refusal = refusal;
      const began = performance.now();

      const attempt = EventStoreDbEventStore.open({
        connection: `esdb://clerk:s3cret@127.0.0.1:${wire.proxy.port}?tls=false`,
        folder,
        withoutServer: true,
      });

      await expect(attempt).rejects.toThrow(because);
      expect(performance.now() - began).toBeLessThan(5000);
    });

    it('does not go on with the mirror of another prefix', async () => {
      await (await EventStoreDbEventStore.open({ connection, folder })).close();

      const attempt = EventStoreDbEventStore.open({ connection, folder, streamPrefix: 'ministry-' });

      await expect(attempt).rejects.toThrow('a folder of its own');
    });

    it('makes a mirror anew that was removed', async () => {
      const store = await EventStoreDbEventStore.open({ connection, folder });
      for (let revision = 0; revision < 5; revision += 1) {
        await store.append([to('officer-1', revision === 0 ? 'none' : revision - 1, event())]);
      }
      const before = await log(store);
      await store.close();
      for (const file of ['mirror.db', 'mirror.db-wal', 'mirror.db-shm']) {
        rmSync(join(folder, file), { force: true });
      }

      const again = await EventStoreDbEventStore.open({ connection, folder });

      expect(await log(again)).toEqual(before);
      await again.close();
    });
  });
});
