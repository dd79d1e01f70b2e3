import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDBClient } from '@eventstore/db-client';
import {
  EventStoreDbEventStore,
  serveLog,
  WireLog,
  type EventStoreDbOptions,
  type ServedLog,
  type StoredEvent,
} from '@elshi/event-store';
import { log } from '../contract/given.js';
import { FaultyProxy } from './faulty-proxy.js';

/** A log behind the door, a proxy before it that does what it is told, and nodes that go through the proxy. */
export class FaultyWire {
  readonly #folder: string;
  readonly #log: WireLog;
  readonly #served: ServedLog;
  readonly proxy: FaultyProxy;
  readonly #nodes: EventStoreDbEventStore[] = [];

  static async open(): Promise<FaultyWire> {
    const folder = mkdtempSync(join(tmpdir(), 'elshi-faults-'));
    const log = await WireLog.open(join(folder, 'server'));
    const served = await serveLog(log, { port: 0, writable: true, faithful: true });
    return new FaultyWire(folder, log, served, await FaultyProxy.before(served.port));
  }

  private constructor(folder: string, log: WireLog, served: ServedLog, proxy: FaultyProxy) {
    this.#folder = folder;
    this.#log = log;
    this.#served = served;
    this.proxy = proxy;
  }

  /** Where the log is served, past the proxy. */
  get port(): number {
    return this.#served.port;
  }

  /** A node that goes through the proxy; nodes of one name use one mirror. */
  async node(name = 'node', options: Partial<EventStoreDbOptions> = {}): Promise<EventStoreDbEventStore> {
    const connection = `esdb://127.0.0.1:${this.proxy.port}?tls=false`;
    const folder = join(this.#folder, name);
    const node = await EventStoreDbEventStore.open({ connection, folder, ...options });
    this.#nodes.push(node);
    return node;
  }

  /** A client of somebody else, straight to the log. */
  stranger(): EventStoreDBClient {
    return EventStoreDBClient.connectionString(`esdb://127.0.0.1:${this.#served.port}?tls=false`);
  }

  async close(): Promise<void> {
    await Promise.all(this.#nodes.map((node) => node.close()));
    this.proxy.close();
    await this.#served.close();
    await this.#log.close();
    rmSync(this.#folder, { recursive: true });
  }
}

/** The log, once both nodes have the same. */
export async function sameLog(
  one: EventStoreDbEventStore,
  other: EventStoreDbEventStore,
): Promise<readonly StoredEvent[]> {
  for (let tries = 0; tries < 200; tries += 1) {
    const [ours, theirs] = [await log(one), await log(other)];
    if (ours.length === theirs.length) {
      expect(ours).toEqual(theirs);
      return ours;
    }
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error('The nodes do not come to hold the same.');
}
