import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { status } from '@grpc/grpc-js';
import { EventStoreDbEventStore, serveLog, WireLog, type ServedLog } from '@elshi/event-store';
import { event, failure, log, to } from '../contract/given.js';
import { FaultyWire } from './given.js';

describe('a node whose server is away', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-away-'));
  });

  const away = { connectWithin: 300, withoutServer: true };

  /** A port at which nobody listens, and a server that comes there. */
  async function latecomer(): Promise<{ readonly port: number; readonly come: () => Promise<ServedLog> }> {
    const log = await WireLog.open(join(folder, 'server'));
    const first = await serveLog(log, { port: 0, writable: true });
    const { port } = first;
    await first.close();
    opened.push(log);
    return { port, come: () => serveLog(log, { port, writable: true }) };
  }

  const opened: { close(): Promise<void> }[] = [];

  afterEach(async () => {
    for (const each of opened.splice(0).reverse()) {
      await each.close();
    }
    rmSync(folder, { recursive: true });
  });

  async function node(port: number): Promise<EventStoreDbEventStore> {
    const connection = `esdb://127.0.0.1:${port}?tls=false`;
    const store = await EventStoreDbEventStore.open({ connection, folder: join(folder, 'node'), ...away });
    opened.push(store);
    return store;
  }

  it('begins with an empty mirror, appends nothing, and is itself when the server comes', async () => {
    const { port, come } = await latecomer();
    const store = await node(port);

    expect(store.filled).toBe(false);
    expect(store.appendsTogether).toBe(false);
    expect(await store.head()).toMatchObject({ position: 0n });
    await untilAway(store);
    expect(store.away).toBe(`The log on the server is out of reach: connect ECONNREFUSED 127.0.0.1:${port}.`);
    expect(await failure(store.insistOnReach())).toBe('StoreUnavailable');
    const began = performance.now();
    expect(await failure(store.append([to('officer-1', 'none', event())]))).toBe('StoreUnavailable');
    expect(performance.now() - began).toBeLessThan(1000);

    opened.push(await come());
    await untilLive(store);

    expect(store.away).toBeUndefined();
    expect(store.filled).toBe(true);
    expect(store.lag).toMatchObject({ events: 0, seconds: 0 });
    expect(await failure(store.append([to('officer-1', 'none', event())]))).toBe('none');
  });

  it('begins with the mirror that it has, which answers as before', async () => {
    const { port, come } = await latecomer();
    const served = await come();
    const first = await node(port);
    await first.append([to('officer-1', 'none', event())]);
    const [before, head] = [await log(first), await first.head()];
    await opened.pop()?.close();
    await served.close();

    const store = await node(port);

    expect(store.filled).toBe(true);
    expect(await log(store)).toEqual(before);
    expect(await store.head()).toEqual(head);
    opened.push(await come());
    await untilLive(store);
    expect(await failure(store.append([to('officer-1', 0, event())]))).toBe('none');
  });

  it('does not pass a mirror for the log that was never filled', async () => {
    const wire = await FaultyWire.open();
    const other = await wire.node('other');
    await other.append([to('officer-1', 'none', event())]);
    await other.append([to('officer-2', 'none', event())]);
    let brought = 0;
    wire.proxy.alter = (message) => ((brought += 1) <= 2 ? [message] : []);
    const half = { withoutServer: true, connectWithin: 300 };
    const store = await wire.node('half', half);
    while ((await store.head()).position === 0n) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(store.filled).toBe(false);
    await store.close();

    wire.proxy.refusal = { code: status.UNAVAILABLE };
    const again = await wire.node('half', half);
    expect((await again.head()).position).toBeGreaterThan(0n);
    expect(again.filled).toBe(false);

    wire.proxy.refusal = undefined;
    wire.proxy.alter = (message) => [message];
    await untilLive(again);
    expect(again.filled).toBe(true);
    expect(await log(again)).toEqual(await log(other));
    await again.close();

    wire.proxy.refusal = { code: status.UNAVAILABLE };
    expect((await wire.node('half', half)).filled).toBe(true);
    await wire.close();
  }, 30_000);
});

async function untilLive(store: EventStoreDbEventStore): Promise<void> {
  while (store.standing.state !== 'live') {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

async function untilAway(store: EventStoreDbEventStore): Promise<void> {
  while (store.away === undefined) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
