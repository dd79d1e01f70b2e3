import {
  BACKWARDS,
  END,
  persistentSubscriptionToStreamSettingsFromDefaults,
  START,
  streamNameFilter,
  type EventStoreDBClient,
} from '@eventstore/db-client';
import { jest } from '@jest/globals';
import { rmSync } from 'node:fs';
import {
  EmbeddedEventStore,
  MemoryEventStore,
  serveLog,
  WireLog,
  type EventStore,
  type ServedLog,
} from '@elshi/event-store';
import { event, events, to } from '../contract/given.js';
import { clientOf, collect, failure, newFolder, note, openDoor } from './given.js';

interface Opened {
  readonly store: EmbeddedEventStore | MemoryEventStore;
  readonly dispose: () => Promise<void>;
}

const STORES: readonly (readonly [string, () => Promise<Opened>])[] = [
  [
    'in memory',
    async () => {
      const store = new MemoryEventStore();
      return { store, dispose: () => store.close() };
    },
  ],
  [
    'in a file',
    async () => {
      const folder = newFolder();
      const store = await EmbeddedEventStore.open(folder);
      const dispose = async (): Promise<void> => {
        await store.close();
        rmSync(folder, { recursive: true });
      };
      return { store, dispose };
    },
  ],
];

describe.each(STORES)('the log of the record %s', (_name, open) => {
  let opened: Opened;
  let store: EventStore;
  let served: ServedLog;
  let client: EventStoreDBClient;
  const faults: unknown[] = [];

  beforeEach(async () => {
    opened = await open();
    store = opened.store;
    served = await serveLog(opened.store, { port: 0, onFault: (error) => void faults.push(error) });
    client = clientOf(served.port);
    await store.append([to('officer-1', 'none', ...events(3))]);
    await store.append([to('officer-2', 'none', ...events(200)), to('office-1', 'none', event())]);
  });

  afterEach(async () => {
    await client.dispose();
    await served.close();
    await opened.dispose();
    expect(faults).toEqual([]);
  });

  it('is read as it lies there', async () => {
    const written = await collect(store.readStream('officer-1'));
    const read = await collect(client.readStream('officer-1'));

    expect(read.map(({ event: shown }) => shown)).toMatchObject(
      written.map(({ eventId, type, data, metadata, revision, position, known }) => ({
        ...{ id: eventId, type, data, metadata, revision: BigInt(revision), isJson: true },
        position: { commit: position, prepare: position },
        created: new Date(Math.floor(known / 1000)),
      })),
    );
    expect(await failure(collect(client.readStream('officer-9')))).toBe('stream-not-found');
  });

  it('is read in both directions, a stream or all of it', async () => {
    const back = { direction: BACKWARDS } as const;
    const last = await collect(client.readStream('officer-2', { ...back, fromRevision: END, maxCount: 150 }));
    const forwards = await collect(client.readAll({ fromPosition: { commit: 2n, prepare: 2n } }));
    const backwards = await collect(client.readAll({ ...back, fromPosition: END }));

    expect(last.map(({ event: shown }) => Number(shown?.revision))).toEqual(range(199, 50));
    expect(forwards.map(({ commitPosition }) => Number(commitPosition))).toEqual(range(2, 204));
    expect(backwards.map(({ commitPosition }) => Number(commitPosition))).toEqual(range(204, 1));
  });

  it('is followed, across appends', async () => {
    const filter = streamNameFilter({ prefixes: ['office-', 'officer-1'] });
    const all = client.subscribeToAll({ fromPosition: START, filter });
    const one = client.subscribeToStream('officer-1', { fromRevision: 1n });
    const following = Promise.all([collect(all, 6), collect(one, 3)]);
    await store.append([to('officer-1', 2, ...events(2))]);

    const [ofAll, ofOne] = await following;

    expect(ofAll.map(({ event: shown }) => `${shown?.streamId}@${shown?.revision}`)).toEqual([
      ...['officer-1@0', 'officer-1@1', 'officer-1@2', 'office-1@0', 'officer-1@3', 'officer-1@4'],
    ]);
    expect(ofOne.map(({ event: shown }) => shown?.revision)).toEqual([2n, 3n, 4n]);
    await Promise.all([all.unsubscribe(), one.unsubscribe()]);
  });

  it('is written by its own service alone', async () => {
    const settings = persistentSubscriptionToStreamSettingsFromDefaults();
    const credentials = { username: 'admin', password: 'changeit' };
    const attempts = [
      client.appendToStream('officer-1', note(1)),
      client.appendToStream('officer-1', note(1), { credentials }),
      client.deleteStream('officer-1'),
      client.tombstoneStream('officer-1'),
      client.setStreamMetadata('officer-1', { maxCount: 1 }),
      client.createPersistentSubscriptionToStream('officer-1', 'g', settings),
      client.updatePersistentSubscriptionToStream('officer-1', 'g', settings),
      client.deletePersistentSubscriptionToStream('officer-1', 'g'),
      client.restartPersistentSubscriptionSubsystem(),
    ];

    expect(new Set(await Promise.all(attempts.map(failure)))).toEqual(new Set(['access-denied']));
    await expect(client.deleteStream('officer-1')).rejects.toThrow('written by its own service alone');
    const noGroup = client.getPersistentSubscriptionToStreamInfo('officer-1', 'g');
    expect(await failure(noGroup)).toBe('persistent-subscription-does-not-exist');
    expect((await store.head()).position).toBe(204n);
  });

  it('is not served to be written', async () => {
    await expect(serveLog(opened.store, { port: 0, writable: true })).rejects.toThrow(TypeError);
  });

  it('says so when its port is taken', async () => {
    const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const taken = serveLog(opened.store, { port: served.port });

    await expect(taken).rejects.toMatchObject({ code: 'StoreUnavailable' });
    await expect(taken).rejects.toThrow(`127.0.0.1:${served.port}`);
    quiet.mockRestore();
  });
});

it('a log of its own is served to be read unless told otherwise', async () => {
  const door = await openDoor({ writable: false });

  expect(door.log).toBeInstanceOf(WireLog);
  expect(await failure(door.client.appendToStream('officer-1', note(1)))).toBe('access-denied');
  await door.dispose();
});

/** Whole numbers from one to another, up or down. */
function range(from: number, to: number): readonly number[] {
  const step = from <= to ? 1 : -1;
  return Array.from({ length: Math.abs(to - from) + 1 }, (_none, at) => from + at * step);
}
