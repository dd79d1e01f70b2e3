import { randomUUID } from 'node:crypto';
import messages from '@eventstore/db-client/generated/streams_pb.js';
import { binaryEvent, jsonEvent, type EventStoreDBClient } from '@eventstore/db-client';
import type { EventStoreDbEventStore } from '@elshi/event-store';
import { all, event, events, failure, log, places, to } from '../contract/given.js';
import { FaultyWire } from './given.js';

describe('what others do to the streams on a server', () => {
  let wire: FaultyWire;
  let store: EventStoreDbEventStore;
  let stranger: EventStoreDBClient;

  beforeEach(async () => {
    wire = await FaultyWire.open();
    store = await wire.node();
    stranger = wire.stranger();
    await store.append([to('officer-1', 'none', ...events(2))]);
    await store.append([to('officer-2', 'none', event())]);
  });

  afterEach(async () => {
    await stranger.dispose();
    await wire.close();
  });

  describe.each([
    ['deletes', (stream: string) => stranger.deleteStream(stream)],
    ['tombstones', (stream: string) => stranger.tombstoneStream(stream)],
  ])('somebody %s a stream:', (_title, destroy) => {
    it('reading and writing it says so, and nothing else is touched', async () => {
      await destroy('officer-1');
      await untilFailing(() => all(store.readStream('officer-1')));

      expect(await failure((async () => all(store.readStream('officer-1')))())).toBe('StreamDeleted');
      expect(await failure(store.append([to('officer-1', 1, event())]))).toBe('StreamDeleted');
      expect(await failure(store.append([to('officer-2', 0, event())]))).toBe('none');
      expect(places(await log(store))).toEqual(['officer-1@0', 'officer-1@1', 'officer-2@0', 'officer-2@1']);
    });

    it('a node that comes later says so, too', async () => {
      await destroy('officer-1');

      const late = await wire.node('late');

      expect(await failure((async () => all(late.readStream('officer-1')))())).toBe('StreamDeleted');
      expect(await log(late)).toEqual(await log(store));
    });
  });

  it('a stream that is tombstoned at this moment takes nothing any more', async () => {
    wire.proxy.mute();
    await stranger.tombstoneStream('officer-1');

    expect(await failure(store.append([to('officer-1', 1, event())]))).toBe('StreamDeleted');
  });

  it('a stream that was deleted and is written again goes on, with all its events', async () => {
    await stranger.deleteStream('officer-1');
    await stranger.appendToStream('officer-1', json({ type: 'NoteTaken', data: { by: 'a stranger' } }));
    await untilHolding(store, 4);

    expect(await all(store.readStream('officer-1'))).toHaveLength(3);
    expect(await failure(store.append([to('officer-1', 2, event())]))).toBe('none');
  });

  it.each([
    ['a list', json({ type: 'Odd', data: [1, 2] }), [1, 2]],
    ['text', json({ type: 'Odd', data: 'text' }), 'text'],
    ['null', json({ type: 'Odd', data: null }), null],
    ['bytes', binaryEvent({ type: 'Odd', data: Buffer.from([0, 255]) }), 'AP8='],
  ])(
    'an event that holds %s disturbs nobody, and whoever reads it sees what it is',
    async (_title, odd, found) => {
      await stranger.appendToStream('officer-1', odd);
      await store.append([to('officer-2', 0, event())]);

      const [, , stored] = await all(store.readStream('officer-1'));

      expect(stored).toMatchObject({ type: 'Odd', revision: 2, data: { malformed: found } });
      expect(await log(store)).toHaveLength(5);
    },
  );

  it.each([
    ['bytes', Buffer.from([1, 2, 3])],
    [
      'a forged stamp',
      { appended: { id: 'x', event: 0, of: 4000 }, recordedAt: '2026-01-01T00:00:00.000000Z' },
    ],
    [
      'nonsense for a stamp',
      { appended: { id: 7, event: -1, of: 0.5, claimed: 'x' }, recordedAt: 'yesterday' },
    ],
  ])('an event whose metadata are %s is an append of its own', async (_title, metadata) => {
    const known = (await store.head()).known;
    await stranger.appendToStream('officer-3', [
      jsonEvent({
        type: 'Odd',
        data: {},
        metadata: metadata instanceof Buffer ? new Uint8Array(metadata) : metadata,
      }),
      json({ type: 'Odd', data: {} }),
    ]);

    await store.append([to('officer-2', 0, event())]);

    const times = (await log(store)).slice(-3).map((stored) => stored.known);
    expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThan(known);
  });

  it('an event that claims to be of the next century moves known time no further than its own writing', async () => {
    const metadata = { recordedAt: '2126-01-01T00:00:00.000000Z' };
    await stranger.appendToStream('officer-3', jsonEvent({ type: 'Odd', data: {}, metadata }));

    const { known } = await store.append([to('officer-2', 0, event())]);

    expect(Math.abs(known / 1000 - Date.now())).toBeLessThan(10_000);
  });

  it('ids that stand in the log elsewhere, or twice, disturb nobody', async () => {
    const [first] = await log(store);
    const again = json({ id: first?.eventId ?? '', type: 'Odd', data: {} });
    await stranger.appendToStream('officer-3', [again, again]);
    await store.append([to('officer-2', 0, event())]);

    expect(places(await log(store)).slice(3)).toEqual(['officer-3@0', 'officer-3@1', 'officer-2@1']);
    const conflict = store.append([to('officer-3', 1, event({}, first?.eventId))]);
    expect(await failure(conflict)).toBe('WrongExpectedRevision');
  });

  it('a stream of which events are missing is neither read nor written; the others are', async () => {
    wire.proxy.alter = (message) => (isNumberOne(message) ? [] : [message]);

    const late = await wire.node('late');
    wire.proxy.alter = (message) => [message];

    await stranger.appendToStream('officer-1', [
      json({ type: 'Odd', data: {} }),
      json({ type: 'Odd', data: {} }),
    ]);
    await untilHolding(late, 4);
    expect(await failure((async () => all(late.readStream('officer-1')))())).toBe('StreamTruncated');
    expect(await failure(late.append([to('officer-1', 3, event())]))).toBe('StreamTruncated');
    expect(await failure(late.append([to('officer-2', 0, event())]))).toBe('none');
    expect(places(await log(late))).toEqual([
      ...['officer-1@0', 'officer-2@0', 'officer-1@2', 'officer-1@3', 'officer-2@1'],
    ]);
  });

  it('streams of the server are not ours', async () => {
    await stranger.appendToStream('$odd', json({ type: 'Odd', data: {} }));
    await stranger.setStreamMetadata('officer-2', { maxAge: 1000 });
    await store.append([to('officer-2', 0, event())]);

    expect(places(await log(store))).toEqual(['officer-1@0', 'officer-1@1', 'officer-2@0', 'officer-2@1']);
    await expect(store.append([to('$odd', 0, event())])).rejects.toThrow(TypeError);
    await expect(store.append([to('officer-2', 1, { ...event(), type: '$>' })])).rejects.toThrow(TypeError);
  });

  it('a prefix keeps apart from others on one server', async () => {
    const mine = await wire.node('mine', { streamPrefix: 'ministry.' });
    const theirs = await wire.node('theirs', { streamPrefix: 'ministry-' });
    await mine.append([to('officer-1', 'none', event())]);
    await theirs.append([to('officer-1', 'none', ...events(2))]);

    expect(places(await log(mine))).toEqual(['officer-1@0']);
    expect(places(await log(theirs))).toEqual(['officer-1@0', 'officer-1@1']);
    expect((await mine.head()).founding).toBe(false);
  });
});

function isNumberOne(message: Buffer): boolean {
  return messages.ReadResp.deserializeBinary(message).getEvent()?.getEvent()?.getStreamRevision() === '1';
}

function json({ id = randomUUID(), type, data }: { id?: string; type: string; data: unknown }) {
  return jsonEvent({ id, type, data: data as Record<string, unknown> });
}

async function untilFailing(attempt: () => Promise<unknown>): Promise<void> {
  while ((await failure((async () => attempt())())) === 'none') {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function untilHolding(store: EventStoreDbEventStore, count: number): Promise<void> {
  while ((await log(store)).length < count) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
