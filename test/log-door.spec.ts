import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { award, post, registration } from './support/client.js';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from './support/service.js';

const DOOR = /esdb:\/\/127\.0\.0\.1:\d+\?tls=false/;

describe('the log beside the service, for EventStoreDB clients', () => {
  const data = temporaryFolder();
  let service: Service;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    buildOnce();
    service = await startService({ ELSHI_DATA: join(data.path, 'record'), ELSHI_LOG_PORT: '0' });
    client = EventStoreDBClient.connectionString(DOOR.exec(service.output())?.[0] ?? '');
  }, 300_000);

  afterAll(async () => {
    await client.dispose();
    expect(await service.stop()).toBe(0);
    data.remove();
  });

  it('is followed as acts are recorded', async () => {
    await post(service.base, 'followed', registration());
    const seen: string[] = [];
    const subscription = client.subscribeToStream('officer-followed');
    for await (const { event } of subscription) {
      seen.push(event?.type ?? '');
      if (seen.length === 1) void post(service.base, 'followed', award('Letter of Thanks'));
      if (seen.length === 2) break;
    }

    expect(seen).toEqual(['OfficerRegistered', 'AwardRecorded']);
  }, 20_000);

  it('is written by nobody but the service', async () => {
    const attempt = client.appendToStream('officer-followed', jsonEvent({ type: 'RankAssigned', data: {} }));

    await expect(attempt).rejects.toMatchObject({ type: 'access-denied' });
  }, 20_000);

  it('stands alone with `elshi serve-log --writable`, and keeps what was acknowledged', async () => {
    const folder = join(data.path, 'alone');
    const first = await serveLog(folder);
    expect((await serveLog(folder)).printed()).toContain('is in use by process');

    const writer = EventStoreDBClient.connectionString(first.address);
    await writer.appendToStream('note-1', jsonEvent({ type: 'NoteTaken', data: { text: 'kept' } }));
    await writer.dispose();
    expect(await first.stop()).toBe(0);

    const again = await serveLog(folder);
    const reader = EventStoreDBClient.connectionString(again.address);
    const kept: unknown[] = [];
    for await (const { event } of reader.readStream('note-1')) kept.push(event?.data);
    expect(kept).toEqual([{ text: 'kept' }]);
    await reader.dispose();
    expect(await again.stop()).toBe(0);
  }, 60_000);
});

interface Served {
  readonly address: string;
  readonly printed: () => string;
  readonly stop: () => Promise<number | null>;
}

/** Runs `elshi serve-log --writable`; resolves when it serves, or when it has ended. */
async function serveLog(folder: string): Promise<Served> {
  const args = ['dist/apps/cli/src/main.js', 'serve-log', '--writable', '--port', '0', '--data', folder];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  const serving = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (DOOR.test(printed)) resolve();
      });
  });
  await Promise.race([serving, exited]);
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return exited;
  };
  return { address: DOOR.exec(printed)?.[0] ?? '', printed: () => printed, stop };
}
