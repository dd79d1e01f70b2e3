import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { status } from '@grpc/grpc-js';
import type * as Library from '@elshi/event-store';
import { all, event, log, to } from '../contract/given.js';
import { buildOnce } from '../support/service.js';
import { FaultyProxy } from './faulty-proxy.js';
import { WireServer } from './wire-server.js';

const KILLS = Number(process.env['ELSHI_FAULT_KILLS'] ?? 3);
const FREEZES = Number(process.env['ELSHI_FAULT_FREEZES'] ?? 1);
const FROZEN_FOR = Number(process.env['ELSHI_FAULT_FROZEN_SECONDS'] ?? 8) * 1000;
/** An answer comes within so long, whatever happens, and the service is itself again within so long of the server. */
const ANSWER_WITHIN = 6500;
const ITSELF_WITHIN = 10_000;

/** As it is shipped: what talks to the server has a thread of its own only when it is compiled. */
const COMPILED = '../../dist/libs/event-store/src/index.js';

describe('a server of the log that', () => {
  let folder: string;
  let server: WireServer;
  let library: typeof Library;
  let store: Library.EventStoreDbEventStore;

  beforeAll(async () => {
    buildOnce();
    library = (await import(COMPILED)) as typeof Library;
  }, 300_000);

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-server-'));
    server = await WireServer.start(join(folder, 'server'));
    store = await open(server.port, 'node');
  }, 30_000);

  afterEach(async () => {
    await store.close();
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true });
  }, 30_000);

  function open(port: number, node: string): Promise<Library.EventStoreDbEventStore> {
    const connection = `esdb://127.0.0.1:${port}?tls=false`;
    return library.EventStoreDbEventStore.open({ connection, folder: join(folder, node) });
  }

  it(
    `is killed under load, ${KILLS} times, loses nothing that was acknowledged, and doubles nothing`,
    async () => {
      const load = new Load(store);
      for (let kill = 0; kill < KILLS; kill += 1) {
        await sleep(300 + Math.random() * 700);
        await server.end('SIGKILL');
        await sleep(Math.random() * 3000);
        await server.start();
        await load.recovers();
      }
      await check(store, await load.end());
    },
    60_000 + KILLS * 30_000,
  );

  it(
    `hangs for ${FROZEN_FOR / 1000} s under load, ${FREEZES} times: every answer comes in time, and nothing is lost or doubled`,
    async () => {
      const load = new Load(store);
      for (let freeze = 0; freeze < FREEZES; freeze += 1) {
        await sleep(500);
        server.freeze();
        await sleep(FROZEN_FOR);
        server.thaw();
        await load.recovers();
      }
      await check(store, await load.end());
    },
    60_000 + FREEZES * (FROZEN_FOR + 20_000),
  );

  it('says what no client can read ends what talks to it, not the process; that begins anew', async () => {
    const proxy = await FaultyProxy.before(server.port);
    const node = await open(proxy.port, 'other');
    // Says that another node leads, and not which: the client throws where nobody can catch it.
    proxy.fateOf = () => ({ refused: { code: status.NOT_FOUND, metadata: { exception: 'not-leader' } } });
    const append = [to('officer-1', 'none', event())];

    const attempt = await node.append(append).then(() => 'none', codeOf);

    expect(attempt).toBe('Timeout');
    expect(node.standing).toMatchObject({ state: 'lost' });
    proxy.fateOf = () => 'passes';
    while (node.standing.state !== 'live') {
      await sleep(20);
    }
    expect(await node.append(append)).toMatchObject({ outcome: 'created' });
    await node.close();
    proxy.close();
  }, 30_000);
});

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

interface Acknowledged {
  readonly stream: string;
  readonly id: string;
  readonly appended: Library.Appended;
}

/** Writers that append without end, each to his own stream, and repeat what was not known. */
class Load {
  readonly #store: Library.EventStoreDbEventStore;
  readonly #acknowledged: Acknowledged[] = [];
  readonly #slow: number[] = [];
  readonly #odd: unknown[] = [];
  readonly #writers: readonly Promise<void>[];
  #on = true;

  constructor(store: Library.EventStoreDbEventStore) {
    this.#store = store;
    this.#writers = Array.from({ length: 16 }, (_none, writer) => this.#write(`officer-${writer}`));
  }

  /** Waits until appends are acknowledged again, and insists that it did not take too long. */
  async recovers(): Promise<void> {
    const began = performance.now();
    const before = this.#acknowledged.length;
    while (this.#acknowledged.length < before + 32 && performance.now() - began < 30_000) {
      await sleep(20);
    }
    expect(performance.now() - began).toBeLessThan(ITSELF_WITHIN);
  }

  /** Ends it; what was acknowledged. */
  async end(): Promise<readonly Acknowledged[]> {
    this.#on = false;
    await Promise.all(this.#writers);
    expect(this.#odd).toEqual([]);
    expect(this.#slow).toEqual([]);
    return this.#acknowledged;
  }

  async #write(stream: string): Promise<void> {
    let next = event();
    let expected: 'none' | number = 'none';
    while (this.#on) {
      const began = performance.now();
      try {
        const appended = await this.#store.append([to(stream, expected, next)]);
        this.#acknowledged.push({ stream, id: next.eventId, appended });
        expected = appended.streams[0]?.revision ?? 0;
        next = event();
      } catch (error) {
        const code = codeOf(error);
        if (code !== 'Timeout' && code !== 'StoreUnavailable') {
          this.#odd.push(error);
          return;
        }
        await sleep(50);
      }
      if (performance.now() - began > ANSWER_WITHIN) {
        this.#slow.push(performance.now() - began);
      }
    }
  }
}

async function check(
  store: Library.EventStoreDbEventStore,
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  const stored = await log(store);
  const byId = new Map(stored.map((each) => [each.eventId, each]));
  expect(byId.size).toBe(stored.length);
  expect(
    acknowledged.filter(({ id, stream, appended }) => {
      const found = byId.get(id);
      const [place] = appended.streams;
      return !(
        found?.stream === stream &&
        found.revision === place?.revision &&
        found.position === appended.position &&
        found.known === appended.known
      );
    }),
  ).toEqual([]);
  for (const stream of new Set(stored.map((each) => each.stream))) {
    const events = await all(store.readStream(stream));
    expect(events).toEqual(stored.filter((each) => each.stream === stream));
  }
  expect(await store.append([to('officer-afterwards', 'none', event())])).toMatchObject({
    outcome: 'created',
  });
}
