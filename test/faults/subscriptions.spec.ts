import streams from '@eventstore/db-client/generated/streams_pb.js';
import { status } from '@grpc/grpc-js';
import type { EventStoreDbEventStore } from '@elshi/event-store';
import { event, events, eventsIn, failure, gather, log, places, to } from '../contract/given.js';
import { FaultyWire } from './given.js';

const never = new AbortController().signal;

describe('a subscription to the log', () => {
  let wire: FaultyWire;
  let store: EventStoreDbEventStore;

  beforeEach(async () => {
    wire = await FaultyWire.open();
    store = await wire.node();
  });

  afterEach(() => wire.close());

  it.each([
    ['because its consumer is too slow', { code: status.ABORTED, details: 'Consumer too slow.' }],
    ['because the server goes', { code: status.UNAVAILABLE }],
    ['for no reason', { code: status.UNKNOWN }],
    ['as if we had asked for it', { code: status.CANCELLED, details: 'Cancelled on client' }],
  ])(
    'that is dropped %s is made anew, and misses and repeats nothing',
    async (_title, answer) => {
      const other = await wire.node('other');
      await other.append([to('officer-1', 'none', ...events(3))]);
      for (let revision = 2; revision < 8; revision += 1) {
        wire.proxy.cut(answer);
        await other.append([to('officer-1', revision, event())]);
      }

      await reaches(store, other);

      expect(await log(store)).toEqual(await log(other));
      expect(await log(store)).toHaveLength(9);
    },
    20_000,
  );

  it('that brings nothing any more, though there is something, is made anew', async () => {
    const stranger = wire.stranger();
    wire.proxy.mute();
    await stranger.appendToStream('officer-1', { ...json(), id: crypto.randomUUID() });

    const messages = await gather(
      store.subscribeAll({ after: 0n }, never),
      (seen) => eventsIn(seen).length > 0,
    );

    expect(places(eventsIn(messages))).toEqual(['officer-1@0']);
    await stranger.dispose();
  }, 20_000);

  it('that is taken and never confirmed is given up; meanwhile nothing is written, and that is said at once', async () => {
    wire.proxy.silent = true;
    wire.proxy.cut();
    await stands(store, 'lost');
    await new Promise((resolve) => setTimeout(resolve, 2500));
    const began = performance.now();

    expect(await failure(store.append([to('officer-1', 'none', event())]))).toBe('StoreUnavailable');

    expect(performance.now() - began).toBeLessThan(200);
    wire.proxy.silent = false;
    await stands(store, 'live');
    expect(await failure(store.append([to('officer-1', 'none', event())]))).toBe('none');
  }, 30_000);

  it('needs no word of the server that it has brought everything', async () => {
    await store.append([to('officer-1', 'none', ...events(3))]);
    wire.proxy.alter = (message) =>
      streams.ReadResp.deserializeBinary(message).hasCaughtUp() ? [] : [message];

    const fresh = await wire.node('fresh');

    expect(await log(fresh)).toEqual(await log(store));
  });

  it('that brings everything twice is mirrored once', async () => {
    wire.proxy.alter = (message) => [message, message];
    const fresh = await wire.node('fresh');

    for (let revision = -1; revision < 5; revision += 2) {
      await fresh.append([to('officer-1', revision < 0 ? 'none' : revision, ...events(2))]);
    }

    expect(places(await log(fresh))).toEqual([0, 1, 2, 3, 4, 5].map((revision) => `officer-1@${revision}`));
  });

  it('is not held up by a slow reader of ours, who gets all in order', async () => {
    const read: number[] = [];
    const reading = (async () => {
      for await (const message of store.subscribeAll({ after: 0n }, never)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        read.push(...eventsIn([message]).map(({ revision }) => revision));
        if (read.length === 400) {
          break;
        }
      }
    })();
    for (let revision = -1; revision < 399; revision += 20) {
      await store.append([to('officer-1', revision < 0 ? 'none' : revision, ...events(20))]);
    }

    await reading;

    expect(read).toEqual(Array.from({ length: 400 }, (_none, at) => at));
  }, 30_000);

  it('leaves nothing open behind it', async () => {
    for (let round = 0; round < 5; round += 1) {
      wire.proxy.cut();
      await stands(store, 'lost');
      await stands(store, 'live');
      await failure(store.append([to('officer-1', 7, event())]));
    }

    expect(wire.proxy.openReadings).toBe(1);
    await store.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(wire.proxy.openReadings).toBe(0);
  }, 30_000);
});

function json() {
  return { type: 'NoteTaken', contentType: 'application/json' as const, data: {}, metadata: {} };
}

async function stands(store: EventStoreDbEventStore, state: string): Promise<void> {
  while (store.standing.state !== state) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Resolves when one node has what another has. */
async function reaches(store: EventStoreDbEventStore, other: EventStoreDbEventStore): Promise<void> {
  const { position } = await other.head();
  while ((await store.head()).position < position) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
