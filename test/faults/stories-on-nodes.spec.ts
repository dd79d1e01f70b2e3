import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Application, openApplication } from '@elshi/application';
import { serveLog, type ServedLog, WireLog } from '@elshi/event-store';
import fc from 'fast-check';
import { AppRegister } from '../support/app-register.js';
import type { BothClocks, Body, Posted, Register } from '../support/register.js';
import { turns } from '../support/register-stories.js';
import { Registrar } from '../support/registrar.js';

const OFFICERS = 3;
const TURNS = 50;
const SEED = Number(process.env['ELSHI_SEED'] ?? Date.now());
const SECOND = 1_000_000;

/** Several nodes over one log, which are spoken to in turns; what is read is read of each, and the same. */
class Nodes implements Register {
  readonly #nodes: readonly AppRegister[];
  #turn = 0;

  constructor(apps: readonly Application[]) {
    this.#nodes = apps.map((app) => new AppRegister(app));
  }

  post(officerId: string, body: Body, key: string): Promise<Posted> {
    this.#turn += 1;
    return this.#nodes[this.#turn % this.#nodes.length]!.post(officerId, body, key);
  }

  acts(officerId: string): Promise<readonly Body[]> {
    return this.#alike((node) => node.acts(officerId));
  }

  officer(officerId: string, clocks: BothClocks): Promise<readonly string[]> {
    return this.#alike((node) => node.officer(officerId, clocks));
  }

  lists(clocks: BothClocks): Promise<readonly string[]> {
    return this.#alike((node) => node.lists(clocks));
  }

  everything(): Promise<readonly (readonly string[])[]> {
    return this.#alike((node) => node.everything());
  }

  head(): Promise<string> {
    return this.#alike((node) => node.head());
  }

  /** What all nodes say, once each has what the others wrote. */
  async #alike<Said>(ask: (node: Register) => Promise<Said>): Promise<Said> {
    await this.#inStep();
    const [first, ...others] = await Promise.all(this.#nodes.map(ask));
    for (const other of others) expect(other).toEqual(first);
    return first!;
  }

  async #inStep(): Promise<void> {
    for (;;) {
      const heads = await Promise.all(this.#nodes.map((node) => node.head()));
      if (new Set(heads).size === 1) return;
      await sleep(2);
    }
  }
}

describe('nodes whose clocks differ, on one served log, told a story', () => {
  const folder = mkdtempSync(join(tmpdir(), 'elshi-stories-'));
  let log: WireLog;
  let served: ServedLog;
  const apps: Application[] = [];

  beforeAll(async () => {
    log = await WireLog.open(join(folder, 'server'));
    served = await serveLog(log, { port: 0, writable: true, faithful: true });
  });

  afterAll(async () => {
    for (const app of apps) await app.close();
    await served.close();
    await log.close();
    rmSync(folder, { recursive: true });
  });

  const node = async (name: string, ahead: number): Promise<Application> => {
    const place = {
      kind: 'eventstoredb',
      connection: `esdb://127.0.0.1:${served.port}?tls=false`,
      folder: join(folder, name),
    } as const;
    const app = await openApplication(place, { now: () => Date.now() * 1000 + ahead });
    apps.push(app);
    return app;
  };

  it(`answer again what was answered, each and all, and so does one that comes later (seed ${SEED})`, async () => {
    const registrar = new Registrar(
      new Nodes([await node('ahead', 0.9 * SECOND), await node('behind', -0.9 * SECOND)]),
      OFFICERS,
    );
    const [story = []] = fc.sample(turns(OFFICERS, TURNS), { seed: SEED, numRuns: 1 });
    for (const turn of story) await registrar.take(turn);

    await registrar.asksAgain();
    await registrar.findsAll();
    const late = new Nodes([await node('late', 0)]);
    await registrar.asksAgain(late);
    await registrar.findsAll(late);
  }, 120_000);
});
