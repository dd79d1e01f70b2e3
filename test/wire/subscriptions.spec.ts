import { randomUUID } from 'node:crypto';
import {
  END,
  eventTypeFilter,
  excludeSystemEvents,
  START,
  streamNameFilter,
  type AllStreamSubscription,
  type StreamSubscription,
} from '@eventstore/db-client';
import { clientOf, collect, note, notes, openDoor, until, type OpenDoor } from './given.js';

describe('a subscription over the wire', () => {
  let door: OpenDoor;
  let stream: string;

  beforeAll(async () => {
    door = await openDoor();
  });

  beforeEach(() => {
    stream = `officer-${randomUUID()}`;
  });

  afterAll(async () => {
    expect(door.faults).toEqual([]);
    await door.dispose();
  });

  it('to a stream tells what is there, that this was all, and what comes', async () => {
    await door.client.appendToStream(stream, notes(3));
    const seen = watch(door.client.subscribeToStream(stream, { fromRevision: START }));
    await until(() => seen.told.includes('caughtUp'));

    await door.client.appendToStream(stream, notes(2));
    await until(() => seen.told.length === 7);

    expect(seen.told).toEqual(['confirmation', '0', '1', '2', 'caughtUp', '3', '4']);
    await seen.leave();
  });

  it('begins behind what is named, and at the end when that is asked', async () => {
    await door.client.appendToStream(stream, notes(3));
    const behind = watch(door.client.subscribeToStream(stream, { fromRevision: 1n }));
    const end = watch(door.client.subscribeToStream(stream, { fromRevision: END }));
    await until(() => [behind, end].every(({ told }) => told.includes('caughtUp')));

    await door.client.appendToStream(stream, note(3));
    await until(() => end.told.includes('3') && behind.told.includes('3'));

    expect(behind.told).toEqual(['confirmation', '2', 'caughtUp', '3']);
    expect(end.told).toEqual(['confirmation', 'caughtUp', '3']);
    await Promise.all([behind.leave(), end.leave()]);
  });

  it('waits for a stream that is not there yet', async () => {
    const seen = watch(door.client.subscribeToStream(stream, { fromRevision: START }));
    await until(() => seen.told.includes('caughtUp'));

    await door.client.appendToStream(stream, note(0));
    await until(() => seen.told.includes('0'));
    await seen.leave();
  });

  it('ends with the tombstone of its stream', async () => {
    await door.client.appendToStream(stream, notes(1));
    const seen = watch(door.client.subscribeToStream(stream, { fromRevision: START }));
    await until(() => seen.told.includes('caughtUp'));

    await door.client.tombstoneStream(stream);
    await until(() => seen.told.length === 5);

    expect(seen.told.slice(2)).toEqual(['caughtUp', '9223372036854775807', 'stream-deleted']);
    const late = watch(door.client.subscribeToStream(stream, { fromRevision: START }));
    await until(() => late.told.length > 0);
    expect(late.told).toEqual(['stream-deleted']);
  });

  it('to the log keeps its order, across pages and appends that go on', async () => {
    const from = await door.client.appendToStream(stream, note(0));
    for (let batch = 0; batch < 5; batch += 1) {
      await door.client.appendToStream(`${stream}-${batch % 2}`, notes(300));
    }
    const subscription = door.client.subscribeToAll({ fromPosition: from.position ?? START });
    const going = door.client.appendToStream(`${stream}-late`, notes(300));
    const events = await collect(subscription, 1800);
    await going;

    const commits = events.map(({ commitPosition }) => commitPosition ?? 0n);
    expect(commits.every((commit, at) => at === 0 || commit > (commits[at - 1] ?? commit))).toBe(true);
    expect(events.filter(({ event }) => event?.streamId.startsWith(stream))).toHaveLength(1800);
    await subscription.unsubscribe();
  });

  it('to the log is filtered by name or type, prefix or expression', async () => {
    const { position } = await door.client.appendToStream(stream, note(0, 'Mark'));
    await door.client.appendToStream(`a-${stream}`, [note(0, 'One'), note(1, 'Two')]);
    await door.client.appendToStream(`b-${stream}`, [note(0, 'One'), note(1, 'Three')]);
    const fromPosition = position ?? START;

    const filters = [
      [streamNameFilter({ prefixes: [`a-${stream}`] }), ['a0', 'a1']],
      [streamNameFilter({ prefixes: [`b-${stream}`, `a-${stream}`] }), ['a0', 'a1', 'b0', 'b1']],
      [streamNameFilter({ regex: `^b-${stream}$` }), ['b0', 'b1']],
      [eventTypeFilter({ prefixes: ['T'] }), ['a1', 'b1']],
      [eventTypeFilter({ regex: '^(One|Three)$' }), ['a0', 'b0', 'b1']],
      [excludeSystemEvents(), ['a0', 'a1', 'b0', 'b1']],
    ] as const;
    for (const [filter, expected] of filters) {
      const subscription = door.client.subscribeToAll({ fromPosition, filter });
      const events = await collect(subscription, expected.length);
      await subscription.unsubscribe();
      expect(events.map(({ event }) => `${event?.streamId[0]}${event?.revision}`)).toEqual(expected);
    }
  });

  it('is refused an expression that is none, and one that never ends', async () => {
    const trap = `x-${'a'.repeat(60)}!`;
    await door.client.appendToStream(trap, note(0));
    const told = await Promise.all(
      ['(', '^x-(a+)+$'].map(async (regex) => {
        const seen = watch(door.client.subscribeToAll({ filter: streamNameFilter({ regex }) }));
        await until(() => seen.told.some((word) => word === 'unknown'));
        return seen.told.at(-1);
      }),
    );

    expect(told).toEqual(['unknown', 'unknown']);
    expect(await door.client.appendToStream(stream, note(0))).toMatchObject({ success: true });
  });

  it('that finds nothing is told how far it has come', async () => {
    const { position } = await door.client.appendToStream(stream, note(0));
    const after = await door.client.appendToStream(stream, notes(200));
    const checkpoints: bigint[] = [];
    const filter = streamNameFilter({
      prefixes: ['nothing-is-called-so'],
      checkpointReached: async (_subscription, { commit }) => void checkpoints.push(commit),
    });
    const seen = watch(door.client.subscribeToAll({ fromPosition: position ?? START, filter }));
    await until(() => seen.told.includes('caughtUp'));

    expect(checkpoints.length).toBeGreaterThan(5);
    expect(checkpoints).toEqual([...checkpoints].sort((a, b) => Number(a - b)));
    expect(checkpoints.at(-1)).toBe(after.position?.commit);
    await seen.leave();
  });

  it('is one of many on a connection', async () => {
    const client = clientOf(door.served.port);
    await client.appendToStream(stream, note(0));
    const all = Array.from({ length: 300 }, () =>
      watch(client.subscribeToStream(stream, { fromRevision: START })),
    );

    await until(() => all.every(({ told }) => told.includes('caughtUp')));
    await client.appendToStream(stream, note(1));
    await until(() => all.every(({ told }) => told.includes('1')));

    await Promise.all(all.map(({ leave }) => leave()));
    await client.dispose();
  });

  it('is told when the server closes', async () => {
    const closing = await openDoor();
    await closing.client.appendToStream(stream, note(0));
    const seen = watch(closing.client.subscribeToStream(stream, { fromRevision: START }));
    await until(() => seen.told.includes('caughtUp'));

    await closing.served.close();
    await until(() => seen.told.includes('unavailable'));
    await closing.dispose();
  });
});

/** Notes whatever a subscription tells: numbers of events, words, and kinds of errors. */
function watch(subscription: StreamSubscription | AllStreamSubscription): {
  readonly told: readonly string[];
  readonly leave: () => Promise<void>;
} {
  const told: string[] = [];
  const listening = subscription as StreamSubscription;
  listening.on('data', ({ event }) => void told.push(String(event?.revision)));
  listening.on('confirmation', () => void told.push('confirmation'));
  listening.on('caughtUp', () => void told.push('caughtUp'));
  listening.on('error', (error) => void told.push('type' in error ? String(error.type) : error.message));
  return { told, leave: () => subscription.unsubscribe() };
}
