import { log } from '../contract/given.js';
import { KilledNodes } from './killed-nodes.js';

const KILLS = Number(process.env['ELSHI_FAULT_NODE_KILLS'] ?? 3);

interface Acknowledged {
  readonly ids: readonly string[];
  readonly position: string;
  readonly known: number;
}

describe('a node that is killed while it writes and mirrors', () => {
  let nodes: KilledNodes;

  beforeAll(async () => {
    nodes = await KilledNodes.open();
  }, 300_000);
  afterAll(() => nodes.close());

  it(
    `finds what it acknowledged, and its mirror is that of a node that was never killed, ${KILLS} times over`,
    async () => {
      const acknowledged: Acknowledged[] = [];
      const witness = await nodes.node('witness');
      for (let run = 0; run < KILLS; run += 1) {
        const lines = await nodes.writeUntilKilled('crash-node.mjs', run, () => Math.random() * 800);
        acknowledged.push(...lines.map((line) => JSON.parse(line) as Acknowledged));
      }

      const killed = await nodes.node('killed');
      const stored = await log(killed);

      expect(acknowledged.length).toBeGreaterThan(0);
      expect(stored).toEqual(await log(witness));
      expect(stored).toEqual(await log(await nodes.node('late')));
      const byId = new Map(stored.map((event) => [event.eventId, event]));
      expect(byId.size).toBe(stored.length);
      expect(
        acknowledged.filter(({ ids, position, known }) => {
          const last = byId.get(ids.at(-1) ?? '');
          return !(String(last?.position) === position && ids.every((id) => byId.get(id)?.known === known));
        }),
      ).toEqual([]);
    },
    60_000 + KILLS * 15_000,
  );
});
