import { appendFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, post, registration } from '../support/client.js';
import { buildOnce, launchService, type Service, temporaryFolder } from '../support/service.js';
import { findings, lists } from './service-check.js';
import { ServiceLoad } from './service-load.js';
import { WireServer } from './wire-server.js';

const NODE_KILLS = Number(process.env['ELSHI_FAULT_SERVICE_KILLS'] ?? 2);
const KILLS = Number(process.env['ELSHI_FAULT_KILLS'] ?? 2);
const FREEZES = Number(process.env['ELSHI_FAULT_FREEZES'] ?? 1);
const FROZEN_FOR = Number(process.env['ELSHI_FAULT_FROZEN_SECONDS'] ?? 8) * 1000;
/** Where what was counted is written, a line of JSON for each case. */
const FIGURES = process.env['ELSHI_FAULT_FIGURES'];
/** Within so long of the server's coming the service is itself again, in milliseconds. */
const ITSELF_WITHIN = 10_000;
const WRITERS = 8;

describe('a service whose log is on a server', () => {
  const folder = temporaryFolder();
  let server: WireServer;
  let running: Service[] = [];

  beforeAll(() => buildOnce(), 300_000);

  beforeEach(async () => {
    server = await WireServer.start(join(folder.path, 'server'));
  });

  afterEach(async () => {
    await Promise.all(running.map((service) => service.stop('SIGKILL')));
    running = [];
    server.thaw();
    await server.end();
    for (const name of readdirSync(folder.path)) rmSync(join(folder.path, name), { recursive: true });
  });

  afterAll(() => folder.remove());

  async function node(name = 'node', port = '0'): Promise<Service> {
    const service = await launchService({
      EVENT_STORE: `esdb://127.0.0.1:${server.port}?tls=false`,
      ELSHI_DATA: join(folder.path, name),
      PORT: port,
    });
    running.push(service);
    return service;
  }

  async function ready({ base }: Service): Promise<number> {
    const began = performance.now();
    while ((await ask(`${base}/health/ready`)).status !== 200) await sleep(20);
    return performance.now() - began;
  }

  /** Everything acknowledged stands where it was said, in its order, once, and a new node shows the same. */
  async function check(service: Service, load: ServiceLoad, figures: object): Promise<void> {
    await load.end();
    await ready(service);
    const { body } = await post(service.base, 'the-last', registration());
    const { position, recordedAt } = body['receipt'] as { position: string; recordedAt: string };
    await ask(`${service.base}/v1/officers?minPosition=${position}`);
    const found = await findings(service.base, load.acknowledged);
    const fresh = await node('fresh');
    await ready(fresh);
    const same = (await lists(fresh.base, recordedAt)) === (await lists(service.base, recordedAt));
    const { slowest, answers, odd, acknowledged } = load;
    const counted = {
      acknowledged: acknowledged.length,
      slowest,
      answers,
      odd: odd.length,
      same,
      ...figures,
    };
    if (FIGURES !== undefined) {
      const amounts = Object.entries(found).map(([name, what]) => [
        name,
        (what as readonly unknown[]).length,
      ]);
      appendFileSync(FIGURES, `${JSON.stringify({ ...counted, ...Object.fromEntries(amounts) })}\n`);
    }
    expect(found).toEqual({ lost: [], outOfOrder: [], doubled: [], onlyInFeed: [], onlyInTrail: [] });
    expect(same).toBe(true);
    expect(odd).toEqual([]);
    expect(acknowledged.length).toBeGreaterThan(0);
  }

  it(
    `is killed while it records and makes its lists anew, ${NODE_KILLS} times: it loses and doubles nothing`,
    async () => {
      let service = await node();
      const { base } = service;
      const port = new URL(base).port;
      const load = new ServiceLoad(() => base, WRITERS);
      const removed = { views: 0, mirrors: 0 };
      const starts: number[] = [];
      for (let kill = 0; kill < NODE_KILLS; kill += 1) {
        await sleep(Math.random() * 1500);
        await service.stop('SIGKILL');
        if (kill % 3 === 0) removed.views += remove('views');
        if (kill % 10 === 9) removed.mirrors += remove('mirror') + remove('views');
        const began = performance.now();
        service = await node('node', port);
        starts.push(Math.round(performance.now() - began));
      }
      await load.recovers();
      await check(service, load, { nodeKills: NODE_KILLS, removed, starts });
    },
    120_000 + NODE_KILLS * 30_000,
  );

  /** Removes files of the node, which makes them anew; how many databases that was. */
  function remove(kind: string): number {
    const names = readdirSync(join(folder.path, 'node')).filter((name) => name.startsWith(kind));
    for (const name of names) rmSync(join(folder.path, 'node', name));
    return names.filter((name) => name.endsWith('.db')).length;
  }

  it(
    `goes on when the server is killed, ${KILLS} times: every answer is honest and in time`,
    async () => {
      const service = await node();
      await ready(service);
      const load = new ServiceLoad(() => service.base, WRITERS);
      const back: number[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        await sleep(300 + Math.random() * 700);
        await server.end();
        await sleep(Math.random() * 4000);
        await server.start();
        back.push(await itself(service, load));
      }
      await check(service, load, { kills: KILLS, back });
      expect(Math.max(...back)).toBeLessThan(ITSELF_WITHIN);
    },
    120_000 + KILLS * 60_000,
  );

  it(
    `goes on when the server hangs for ${FROZEN_FOR / 1000} s, ${FREEZES} times: every answer is honest and in time`,
    async () => {
      const service = await node();
      await ready(service);
      const load = new ServiceLoad(() => service.base, WRITERS);
      const back: number[] = [];
      for (let freeze = 0; freeze < FREEZES; freeze += 1) {
        await load.recovers();
        server.freeze();
        const because = await notReady(service, FROZEN_FOR);
        expect(because).toMatch(/^The log on the server is out of reach: /);
        await sleep(FROZEN_FOR - 1000);
        server.thaw();
        back.push(await itself(service, load));
      }
      await check(service, load, { freezes: FREEZES, back });
      expect(Math.max(...back)).toBeLessThan(ITSELF_WITHIN);
    },
    120_000 + FREEZES * (2 * FROZEN_FOR + 60_000),
  );

  /** Waits until the service says that it is not ready, and gives what it says. */
  async function notReady({ base }: Service, within: number): Promise<string> {
    const until = performance.now() + within + 30_000;
    while (performance.now() < until) {
      const { status, body } = await ask(`${base}/health/ready`);
      if (status === 503) return String(body['detail']);
      await sleep(50);
    }
    return 'it stayed ready';
  }

  /** The server is there: within how many milliseconds the service is ready and records again. */
  async function itself(service: Service, load: ServiceLoad): Promise<number> {
    const began = performance.now();
    await Promise.all([ready(service), load.recovers()]);
    return Math.round(performance.now() - began);
  }
});
