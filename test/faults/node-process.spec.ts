import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDbEventStore, serveLog, WireLog, type ServedLog } from '@elshi/event-store';
import { log } from '../contract/given.js';
import { buildOnce } from '../support/service.js';

const KILLS = Number(process.env['ELSHI_FAULT_NODE_KILLS'] ?? 3);

interface Acknowledged {
  readonly ids: readonly string[];
  readonly position: string;
  readonly known: number;
}

describe('a node that is killed while it writes and mirrors', () => {
  let folder: string;
  let wireLog: WireLog;
  let served: ServedLog;

  beforeAll(async () => {
    buildOnce();
    folder = mkdtempSync(join(tmpdir(), 'elshi-crash-node-'));
    wireLog = await WireLog.open(join(folder, 'server'));
    served = await serveLog(wireLog, { port: 0, writable: true });
  }, 300_000);

  afterAll(async () => {
    await served.close();
    await wireLog.close();
    rmSync(folder, { recursive: true });
  });

  it(
    `finds what it acknowledged, and its mirror is that of a node that was never killed, ${KILLS} times over`,
    async () => {
      const acknowledged: Acknowledged[] = [];
      const witness = await node('witness');
      for (let run = 0; run < KILLS; run += 1) {
        acknowledged.push(...(await writeUntilKilled(served.port, join(folder, 'killed'), run)));
      }

      const killed = await node('killed');
      const stored = await log(killed);

      expect(acknowledged.length).toBeGreaterThan(0);
      expect(stored).toEqual(await log(witness));
      expect(stored).toEqual(await log(await node('late')));
      const byId = new Map(stored.map((event) => [event.eventId, event]));
      expect(byId.size).toBe(stored.length);
      expect(
        acknowledged.filter(({ ids, position, known }) => {
          const last = byId.get(ids.at(-1) ?? '');
          return !(String(last?.position) === position && ids.every((id) => byId.get(id)?.known === known));
        }),
      ).toEqual([]);
      await Promise.all(nodes.map((each) => each.close()));
    },
    60_000 + KILLS * 15_000,
  );

  const nodes: EventStoreDbEventStore[] = [];

  async function node(name: string): Promise<EventStoreDbEventStore> {
    const connection = `esdb://127.0.0.1:${served.port}?tls=false`;
    const opened = await EventStoreDbEventStore.open({ connection, folder: join(folder, name) });
    nodes.push(opened);
    return opened;
  }
});

/** Runs a node in a process of its own and kills that at some moment, sometimes before it has written anything. */
function writeUntilKilled(port: number, folder: string, run: number): Promise<readonly Acknowledged[]> {
  return new Promise((resolve, reject) => {
    const program = join(import.meta.dirname, 'crash-node.mjs');
    const child = spawn(process.execPath, [program, String(port), folder, String(run)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    let doomed = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!doomed && output.includes('open')) {
        doomed = true;
        setTimeout(() => child.kill('SIGKILL'), Math.random() * 800);
      }
    });
    child.on('close', (code, signal) => {
      if (signal === 'SIGKILL') {
        const whole = output.slice(0, output.lastIndexOf('\n')).split('\n');
        resolve(whole.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line) as Acknowledged));
      } else {
        reject(new Error(`The node ended by itself, with ${code ?? signal}.`));
      }
    });
  });
}
