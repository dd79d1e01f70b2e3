import { randomUUID } from 'node:crypto';
import {
  DISPATCH_TO_SINGLE,
  END,
  PARK,
  PINNED,
  persistentSubscriptionToStreamSettingsFromDefaults,
  RETRY,
  SKIP,
  START,
  type PersistentSubscriptionToStreamSettings,
} from '@eventstore/db-client';
import { consume, GROUP, infoOf, type Consumer } from './consumer.js';
import { notes, openDoor, until, type OpenDoor } from './given.js';

describe('a group of consumers', () => {
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

  const create = (settings: Partial<PersistentSubscriptionToStreamSettings> = {}): Promise<void> =>
    door.client.createPersistentSubscriptionToStream(
      stream,
      GROUP,
      persistentSubscriptionToStreamSettingsFromDefaults({ startFrom: START, ...settings }),
    );
  const join = (bufferSize = 10): Consumer =>
    consume(door.client.subscribeToPersistentSubscriptionToStream(stream, GROUP, { bufferSize }));
  const info = (): ReturnType<typeof infoOf> => infoOf(door.client, stream);

  it('gets every event once, and goes on where it was', async () => {
    await door.client.appendToStream(stream, notes(300));
    await create();
    const first = join();
    await until(() => first.acked.length >= 200);
    await first.leave();
    await until(async () => (await info()).stats.lastCheckpointedEventRevision !== undefined);

    const second = join();
    await until(() => new Set([...first.acked, ...second.acked]).size === 300);
    await second.leave();

    expect(first.acked.slice(0, 200)).toEqual(Array.from({ length: 200 }, (_none, n) => n));
    expect(second.acked[0]).toBeGreaterThan(190);
  });

  it('begins with what comes after it was made, unless told otherwise', async () => {
    await door.client.appendToStream(stream, notes(3));
    await create({ startFrom: END });
    const late = join();
    await door.client.appendToStream(stream, notes(2));
    await until(() => late.acked.length === 2);
    await late.leave();

    expect(late.acked).toEqual([3, 4]);
    await door.client.deletePersistentSubscriptionToStream(stream, GROUP);
    await create({ startFrom: 1n });
    const named = join();
    await until(() => named.acked.length === 4);
    expect(named.acked).toEqual([1, 2, 3, 4]);
    await named.leave();
  });

  it('gives an event again when it is not answered, and parks it in the end', async () => {
    await door.client.appendToStream(stream, notes(2));
    await create({ messageTimeout: 150, maxRetryCount: 2 });
    const tried: string[] = [];
    const subscription = door.client.subscribeToPersistentSubscriptionToStream(stream, GROUP);
    subscription.on('error', () => undefined);
    subscription.on('data', (resolved) => {
      const { event, retryCount } = resolved;
      tried.push(`${event?.revision} for the ${retryCount}. time again`);
      if (event?.revision === 1n) {
        void subscription.ack(resolved);
      }
    });
    await until(async () => (await info()).stats.parkedMessageCount === 1n);
    await subscription.unsubscribe();

    expect(tried.filter((text) => text.startsWith('0'))).toEqual(
      [0, 1, 2].map((times) => `0 for the ${times}. time again`),
    );
  });

  it('parks, replays and skips as its consumers ask', async () => {
    await door.client.appendToStream(stream, notes(4));
    await create({ maxRetryCount: 5 });
    const seen: string[] = [];
    const subscription = door.client.subscribeToPersistentSubscriptionToStream(stream, GROUP);
    subscription.on('error', () => undefined);
    let replayed = false;
    subscription.on('data', (resolved) => {
      const { event, retryCount } = resolved;
      seen.push(`${event?.revision}/${retryCount}`);
      const action = ([PARK, RETRY, SKIP] as const)[Number(event?.revision)];
      const done = replayed || !action || (action === RETRY && retryCount > 0);
      void (done ? subscription.ack(resolved) : subscription.nack(action, 'because', resolved));
    });
    await until(async () => (await info()).stats.parkedMessageCount === 1n && seen.length === 5);

    replayed = true;
    await door.client.replayParkedMessagesToStream(stream, GROUP);
    await until(() => seen.length === 6);
    await subscription.unsubscribe();
    await until(async () => (await info()).stats.parkedMessageCount === 0n);

    expect(seen).toEqual(['0/0', '1/0', '2/0', '3/0', '1/1', '0/0']);
  });

  it('shares among its consumers, and gives what one had to the others', async () => {
    await create();
    const [first, second] = [join(), join()];
    await until(async () => (await info()).connections.length === 2);
    await door.client.appendToStream(stream, notes(40));
    await until(() => new Set([...first.acked, ...second.acked]).size === 40);
    expect(first.acked.length).toBeGreaterThan(5);
    expect(second.acked.length).toBeGreaterThan(5);

    first.hold = true;
    await door.client.appendToStream(stream, notes(10));
    await until(() => first.held.length > 0);
    await first.leave();
    await until(() => new Set([...first.acked, ...second.acked]).size === 50);
    await second.leave();
  });

  it.each([
    ['one consumer as long as it takes them', DISPATCH_TO_SINGLE, 1],
    ['the consumer of its stream', PINNED, 1],
  ])('may give them to %s', async (_how, consumerStrategyName, used) => {
    await create({ consumerStrategyName });
    const consumers = [join(100), join(100), join(100)];
    await until(async () => (await info()).connections.length === 3);

    await door.client.appendToStream(stream, notes(20));
    await until(() => consumers.flatMap(({ acked }) => acked).length === 20);

    expect(consumers.filter(({ acked }) => acked.length > 0)).toHaveLength(used);
    await Promise.all(consumers.map(({ leave }) => leave()));
  });
});
