import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDbEventStore } from '@elshi/event-store';
import { event, events, failure, log, places, to } from '../contract/given.js';
import { buildOnce } from '../support/service.js';
import { AppendSession, SUPPORTS_SESSIONS } from './append-session.js';
import { FaultyProxy } from './faulty-proxy.js';
import { WireServer } from './wire-server.js';

describe('a server that appends to several streams at once', () => {
  const folder = mkdtempSync(join(tmpdir(), 'elshi-several-'));
  let server: WireServer;
  let proxy: FaultyProxy;
  let store: EventStoreDbEventStore;
  let session: AppendSession;

  beforeAll(async () => {
    buildOnce();
    server = await WireServer.start(join(folder, 'server'));
    session = await AppendSession.over(server.port);
    proxy = await FaultyProxy.before(server.port, (grpc) => session.serve(grpc));
    proxy.alterFeatures = (message) => Buffer.concat([message, SUPPORTS_SESSIONS]);
    store = await EventStoreDbEventStore.open({
      connection: `kurrentdb://127.0.0.1:${proxy.port}?tls=false`,
      folder: join(folder, 'node'),
    });
  }, 300_000);

  afterAll(async () => {
    await store.close();
    proxy.close();
    await session.close();
    await server.end('SIGTERM');
    rmSync(folder, { recursive: true });
  });

  it('is used for that, and its appends are known as one', async () => {
    expect(store.appendsTogether).toBe(true);
    const appends = [to('officer-1', 'none', ...events(2)), to('office-1', 'none', event({ head: true }))];

    const appended = await store.append(appends);

    expect(appended).toMatchObject({
      outcome: 'created',
      streams: [
        { stream: 'officer-1', revision: 1 },
        { stream: 'office-1', revision: 0 },
      ],
    });
    const stored = await log(store);
    expect(places(stored)).toEqual(['officer-1@0', 'officer-1@1', 'office-1@0']);
    expect(new Set(stored.map(({ known }) => known)).size).toBe(1);
    expect(stored[2]).toMatchObject({ data: { head: true }, metadata: { recordedBy: 'clerk' } });
    expect(await store.append(appends)).toEqual({ ...appended, outcome: 'replayed' });
  });

  it('writes to none when one stands elsewhere, and says which', async () => {
    const before = await log(store);

    const attempt = store.append([to('officer-2', 'none', event()), to('office-1', 'none', event())]);

    await expect(attempt).rejects.toMatchObject({
      code: 'WrongExpectedRevision',
      stream: 'office-1',
      actual: 0,
    });
    expect(await log(store)).toEqual(before);
  });

  it('is told of a conflict that only it knows', async () => {
    proxy.mute();
    await session.client.appendToStream('office-1', [plain()], { streamState: 0n });

    const attempt = store.append([to('officer-2', 'none', event()), to('office-1', 0, event())]);

    await expect(attempt).rejects.toMatchObject({
      code: 'WrongExpectedRevision',
      stream: 'office-1',
      actual: 1,
    });
  }, 20_000);

  it('still appends to one', async () => {
    expect(await failure(store.append([to('officer-3', 'none', event())]))).toBe('none');
  });
});

function plain(): object {
  return {
    id: crypto.randomUUID(),
    type: 'NoteTaken',
    contentType: 'application/json',
    data: {},
    metadata: {},
  };
}
