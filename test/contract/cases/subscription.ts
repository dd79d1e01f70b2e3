import type { StoredEvent, SubscriptionMessage } from '@elshi/event-store';
import {
  all,
  event,
  events,
  eventsIn,
  gather,
  isCaughtUp,
  log,
  places,
  to,
  type OpenedStore,
} from '../given.js';

/** Following the log: what is there, the word that it was all, and what comes. */
export function subscriptionCases(given: () => OpenedStore): void {
  const never = new AbortController().signal;

  it('is caught up at once with an empty log', async () => {
    const messages = await gather(given().store.subscribeAll({ after: 0n }, never), isCaughtUp);

    expect(messages).toEqual([{ kind: 'caught-up', position: 0n }]);
  });

  it('gives what is there, then says where it stands', async () => {
    const { store } = given();
    const { position } = await store.append([to('officer-1', 'none', ...events(3))]);

    const messages = await gather(store.subscribeAll({ after: 0n }, never), isCaughtUp);

    expect(eventsIn(messages)).toEqual(await log(store));
    expect(messages.at(-1)).toEqual({ kind: 'caught-up', position });
  });

  it('begins after the position asked for', async () => {
    const { store } = given();
    const { position } = await store.append([to('officer-1', 'none', event())]);
    await store.append([to('officer-1', 0, event())]);

    const messages = await gather(store.subscribeAll({ after: position }, never), isCaughtUp);

    expect(places(eventsIn(messages))).toEqual(['officer-1@1']);
  });

  it('gives what comes later, and says again when it has seen it all', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())]);
    const appendWhenCaughtUp = (messages: readonly SubscriptionMessage[]): boolean => {
      const caughtUp = messages.filter(({ kind }) => kind === 'caught-up').length;
      if (isCaughtUp(messages) && caughtUp < 3) {
        void store.append([to('officer-1', caughtUp - 1, event())]);
      }
      return caughtUp === 3;
    };

    const messages = await gather(store.subscribeAll({ after: 0n }, never), appendWhenCaughtUp);

    expect(messages.map(({ kind }) => kind)).toEqual(
      Array.from({ length: 3 }, () => ['events', 'caught-up']).flat(),
    );
    expect(places(eventsIn(messages))).toEqual(['officer-1@0', 'officer-1@1', 'officer-1@2']);
  });

  it('misses nothing and repeats nothing while others write', async () => {
    const { store } = given();
    const followed = gather(
      store.subscribeAll({ after: 0n }, never),
      (messages) => eventsIn(messages).length >= 400,
    );
    const writer = async (name: number): Promise<void> => {
      for (let at = 0; at < 20; at += 1) {
        await store.append([to(`officer-${name}`, at === 0 ? 'none' : 2 * at - 1, ...events(2))]);
      }
    };

    await Promise.all(Array.from({ length: 10 }, (_none, name) => writer(name)));

    expect(eventsIn(await followed)).toEqual(await log(store));
  });

  it('never splits an append', async () => {
    const { store } = given();
    for (const [stream, count] of [
      ['officer-1', 499],
      ['officer-2', 700],
      ['officer-3', 300],
    ] as const) {
      await store.append([to(stream, 'none', ...events(count))]);
    }

    const messages = await gather(store.subscribeAll({ after: 0n }, never), isCaughtUp);

    const batches = messages.flatMap((message) => (message.kind === 'events' ? [message.events] : []));
    expect(batches.length).toBeGreaterThan(1);
    expect(new Set(batches.flatMap(knownTimesOf)).size).toBe(batches.flatMap(knownTimesOf).length);
    expect(eventsIn(messages)).toHaveLength(1499);
  });

  it('gives only the streams asked for, and its place in the whole log', async () => {
    const { store } = given();
    await store.append([to('officer-1', 'none', event())]);
    const { position } = await store.append([to('office-1', 'none', event())]);
    const filter = { streamPrefixes: ['officer-'] };

    const messages = await gather(store.subscribeAll({ after: 0n, filter }, never), isCaughtUp);

    expect(places(eventsIn(messages))).toEqual(['officer-1@0']);
    expect(messages.at(-1)).toEqual({ kind: 'caught-up', position });
  });

  it('ends when the signal fires, also while it waits', async () => {
    const { store } = given();
    const leaving = new AbortController();
    const messages: SubscriptionMessage[] = [];
    for await (const message of store.subscribeAll({ after: 0n }, leaving.signal)) {
      messages.push(message);
      setImmediate(() => leaving.abort());
    }

    expect(messages).toHaveLength(1);
    expect(await all(store.subscribeAll({ after: 0n }, leaving.signal))).toEqual([]);
  });

  it('ends when the store closes', async () => {
    const { store } = given();
    const following = all(store.subscribeAll({ after: 0n }, never));
    await store.append([to('officer-1', 'none', event())]);

    await store.close();

    await expect(following).resolves.toBeInstanceOf(Array);
  });
}

function knownTimesOf(batch: readonly StoredEvent[]): readonly number[] {
  return [...new Set(batch.map(({ known }) => known))];
}
