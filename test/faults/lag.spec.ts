import { status } from '@grpc/grpc-js';
import type { EventStoreDbEventStore } from '@elshi/event-store';
import { events, log, to } from '../contract/given.js';
import { FaultyWire } from './given.js';

describe('how far a mirror is behind the log of its server', () => {
  let wire: FaultyWire;
  let store: EventStoreDbEventStore;
  let other: EventStoreDbEventStore;

  beforeEach(async () => {
    wire = await FaultyWire.open();
    store = await wire.node();
  });

  afterEach(() => wire.close());

  async function until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  it('is nothing while it has everything', async () => {
    await store.append([to('officer-1', 'none', ...events(3))]);

    expect(store.lag).toMatchObject({ events: 0, seconds: 0, still: 0 });
  });

  it('is told in events and seconds when the subscription brings nothing, and is over when it does', async () => {
    wire.proxy.mute();
    other = await wire.node('other');
    await other.append([to('officer-1', 'none', ...events(3))]);
    await other.append([to('officer-1', 2, ...events(40))]);

    await until(() => store.lag.events > 0);
    const { events: behind, seconds } = store.lag;
    await until(() => store.standing.state === 'live' && store.lag.events === 0);

    expect(behind).toBe(43);
    expect(seconds).toBeGreaterThanOrEqual(0);
    expect(store.lag.seconds).toBe(0);
    expect(await log(store)).toEqual(await log(other));
  });

  it('is counted since it was last known to be nothing while the server is out of reach', async () => {
    wire.proxy.refusal = { code: status.UNAVAILABLE };
    wire.proxy.cut();
    await until(() => store.standing.state === 'lost');
    const first = store.lag.seconds;
    await until(() => store.lag.seconds > first + 0.1);

    wire.proxy.refusal = undefined;
    await until(() => store.standing.state === 'live');
    expect(store.lag).toMatchObject({ events: 0, seconds: 0 });
  });
});
