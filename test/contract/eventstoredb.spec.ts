import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDbEventStore, EventStoreError, serveLog, WireLog } from '@elshi/event-store';
import { WireServer } from '../faults/wire-server.js';
import { buildOnce } from '../support/service.js';
import { eventStoreContract } from './event-store-contract.js';
import type { OpenedStore } from './given.js';

/** A store over a log behind a connection, with a mirror in a folder. */
async function node(
  connection: string,
  folder: string,
  streamPrefix: string,
  end: () => Promise<void>,
): Promise<OpenedStore> {
  const open = async (): Promise<EventStoreDbEventStore> =>
    insistent(await EventStoreDbEventStore.open({ connection, folder: join(folder, 'node'), streamPrefix }));
  let store = await open();
  return {
    store,
    reopen: async () => {
      await store.close();
      store = await open();
      return store;
    },
    dispose: async () => {
      await store.close();
      await end();
      rmSync(folder, { recursive: true });
    },
  };
}

/**
 * A server that shares two cores with other specs may be late. Whoever gets no answer asks again with the same ids, as the port says; what
 * is told when none comes is a matter of the faults.
 */
function insistent(store: EventStoreDbEventStore): EventStoreDbEventStore {
  const append = store.append.bind(store);
  store.append = (...asked) =>
    append(...asked).catch((error: unknown) => {
      if (error instanceof EventStoreError && error.code === 'Timeout') return append(...asked);
      throw error;
    });
  return store;
}

/** On a server that holds other things as well, a prefix of its own makes a log empty. */
function onServer(connection: () => string): () => Promise<OpenedStore> {
  return () => node(connection(), newFolder(), `contract-${randomUUID()}-`, async () => undefined);
}

function newFolder(): string {
  return mkdtempSync(join(tmpdir(), 'elshi-wire-'));
}

eventStoreContract('@eventstore/db-client over the wire to a log', async () => {
  const folder = newFolder();
  const log = await WireLog.open(join(folder, 'server'));
  const served = await serveLog(log, { port: 0, writable: true, faithful: true });
  return node(`esdb://127.0.0.1:${served.port}?tls=false`, folder, '', async () => {
    await served.close();
    await log.close();
  });
});

/** The server is a process of its own: the two clients' message classes do not get on with each other in one. */
describe('a server in a process of its own', () => {
  const folder = newFolder();
  let server: WireServer;

  beforeAll(async () => {
    buildOnce();
    server = await WireServer.start(folder);
  }, 300_000);

  afterAll(async () => {
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true });
  });

  eventStoreContract(
    '@kurrent/kurrentdb-client over the wire to a log',
    onServer(() => `kurrentdb://127.0.0.1:${server.port}?tls=false`),
  );
});

const real = process.env['ELSHI_TEST_EVENTSTORE'];
if (real === undefined) {
  console.warn('ELSHI_TEST_EVENTSTORE names no server: the contract is not tried on a real one.');
}
(real === undefined ? describe.skip : describe)('a real server', () => {
  eventStoreContract(
    'as ELSHI_TEST_EVENTSTORE says',
    onServer(() => real ?? ''),
  );
});
