import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { award, post, registration } from './support/client.js';
import { serveLog } from './support/served-log.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

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
