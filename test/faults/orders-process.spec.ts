import { writeFileSync } from 'node:fs';
import type { EventStoreDbEventStore } from '@elshi/event-store';
import { all, event, failure, log, to } from '../contract/given.js';
import { KilledNodes } from './killed-nodes.js';

const KILLS = Number(process.env['ELSHI_FAULT_ORDER_KILLS'] ?? 3);
const STREAMS = 6;

describe('a node that is killed while it writes orders about several streams', () => {
  let nodes: KilledNodes;

  beforeAll(async () => {
    nodes = await KilledNodes.open();
  }, 300_000);
  afterAll(() => nodes.close());

  it(
    `leaves whole orders and no stream that is kept from others, ${KILLS} times over`,
    async () => {
      const witness = await nodes.node('witness');
      const acknowledged: string[] = [];
      let held = 0;
      let slowest = 0;
      for (let run = 0; run < KILLS; run += 1) {
        acknowledged.push(
          ...(await nodes.writeUntilKilled('crash-orders.mjs', run, () => 50 + Math.random() * 400)),
        );
        const began = performance.now();
        for (let at = 0; at < STREAMS; at += 1) await writeAfter(witness, `officer-${at}`);
        const took = performance.now() - began;
        held += took > 1000 ? 1 : 0;
        slowest = Math.max(slowest, took);
        expect(await halvesIn(witness)).toEqual([]);
      }

      const stored = await log(witness);
      const orders = new Set(stored.map(({ data }) => data['order']));
      expect(acknowledged.length).toBeGreaterThan(0);
      expect(acknowledged.filter((order) => !orders.has(order))).toEqual([]);
      expect(await log(await nodes.node('killed'))).toEqual(stored);
      expect(await log(await nodes.node('late'))).toEqual(stored);
      await nodes.leave();
      const figures = { kills: KILLS, acknowledged: acknowledged.length, orders: orders.size, held, slowest };
      const path = process.env['ELSHI_FAULT_FIGURES'];
      if (path !== undefined) writeFileSync(path, JSON.stringify(figures));
    },
    60_000 + KILLS * 20_000,
  );
});

/** Writes one event to a stream, judging again after a conflict, as whoever comes after the killed node. */
async function writeAfter(store: EventStoreDbEventStore, stream: string): Promise<void> {
  for (let tries = 0; tries < 10; tries += 1) {
    const last = (await all(store.readStream(stream))).length - 1;
    const said = event({ order: `${stream} after ${last}`, size: 1 });
    if ((await failure(store.append([to(stream, last < 0 ? 'none' : last, said)]))) === 'none') return;
  }
  throw new Error(`Nobody can write to ${stream} any more.`);
}

/** Orders of which the log holds only a part. */
async function halvesIn(store: EventStoreDbEventStore): Promise<readonly string[]> {
  const left = new Map<string, number>();
  for (const { data } of await log(store)) {
    const order = JSON.stringify(data['order']);
    left.set(order, (left.get(order) ?? Number(data['size'])) - 1);
  }
  return [...left].filter(([, missing]) => missing !== 0).map(([order]) => order);
}
