import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServiceLoad } from './faults/service-load.js';
import { WireServer } from './faults/wire-server.js';
import { ask } from './support/client.js';
import { GroupConsumers } from './support/group-consumers.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const KILLS = Number(process.env['ELSHI_GROUP_KILLS'] ?? 6);
/** Where what was counted is written, a line of JSON for each case. */
const FIGURES = process.env['ELSHI_FAULT_FIGURES'];
const CONSUMERS = 3;
const WRITERS = 2;
const ACK_TIMEOUT = 5;
/** Long enough for a machine that has much else to do. */
const DRAINED_WITHIN = 120_000;

describe('a consumer group whose consumers and service are killed', () => {
  const folder = temporaryFolder();
  let service: Service;
  let ending: (() => Promise<unknown>)[] = [];

  beforeAll(() => buildOnce(), 300_000);
  afterEach(async () => {
    for (const end of ending.reverse()) await end();
    ending = [];
  }, 60_000);
  afterAll(() => folder.remove());

  const group = async () => (await ask(`${service.base}/v1/groups/workers`)).body;
  const post = (path: string, body: object) =>
    ask(`${service.base}/v1/groups${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });

  /** Every event of the log, in its order. */
  async function recorded(): Promise<readonly string[]> {
    const ids: string[] = [];
    for (let after: string | null = '0'; after !== null;) {
      const { body } = await ask(`${service.base}/v1/events?limit=500&after=${after}`);
      ids.push(...(body['items'] as { id: string }[]).map(({ id }) => id));
      after = body['nextCursor'] as string | null;
    }
    return ids;
  }

  /** Gives some events back, and parks some, as consumers do that cannot take them. */
  async function refuseSome(): Promise<void> {
    const { body } = await post('/workers/messages', { consumer: 'refuser', max: 3, waitSeconds: 0 });
    const ids =
      (body['items'] as { deliveryId: string }[] | undefined)?.map(({ deliveryId }) => deliveryId) ?? [];
    const [first, second] = ids;
    if (first !== undefined)
      await post('/workers/nack', { deliveries: [first], action: 'park', reason: 'It does not fit.' });
    if (second !== undefined) await post('/workers/nack', { deliveries: [second], action: 'retry' });
    await post('/workers/replay', {});
  }

  async function drained(): Promise<void> {
    const end = Date.now() + DRAINED_WITHIN;
    for (;;) {
      await post('/workers/replay', {});
      const { lag, parked, replaying, inFlight } = await group();
      if ([lag, parked, replaying, inFlight].every((number) => number === 0)) return;
      if (Date.now() > end) throw new Error(`It was not drained: ${JSON.stringify(await group())}`);
      await sleep(200);
    }
  }

  async function run(name: string, settings: Readonly<Record<string, string>>): Promise<void> {
    const data = { ...settings, ELSHI_DATA: join(folder.path, name) };
    service = await startService(data);
    ending.push(() => service.stop('SIGKILL'));
    const port = new URL(service.base).port;
    await post('', { name: 'workers', ackTimeoutSeconds: ACK_TIMEOUT, retryDelaySeconds: 0 });
    const consumers = new GroupConsumers(service.base, 'workers', join(folder.path, `${name}.ndjson`));
    ending.push(() => consumers.killAll());
    for (let number = 0; number < CONSUMERS; number += 1) consumers.start(number);
    const load = new ServiceLoad(() => service.base, WRITERS);
    const killed = { service: 0, consumers: 0 };
    for (let kill = 0; kill < KILLS; kill += 1) {
      await sleep(100 + Math.random() * 900);
      await refuseSome();
      if (kill % 3 === 2) {
        killed.service += 1;
        await service.stop('SIGKILL');
        service = await startService({ ...data, PORT: port });
      } else {
        killed.consumers += 1;
        await consumers.kill(kill % CONSUMERS);
        consumers.start(kill % CONSUMERS);
      }
    }
    await load.end();
    await drained();
    await consumers.killAll();
    const counted = faultsOf(await recorded(), consumers);
    if (FIGURES !== undefined) appendFileSync(FIGURES, `${JSON.stringify({ name, killed, ...counted })}\n`);
    expect(counted.events).toBeGreaterThan(0);
    expect(counted).toMatchObject({ lost: 0, outOfOrder: 0, againOnceAcknowledged: 0 });
  }

  const within = 180_000 + KILLS * 20_000;

  it(
    `loses nothing and keeps the order, ${KILLS} times over, on the embedded log`,
    () => run('embedded', {}),
    within,
  );

  it(
    `does so with its log on a server, ${KILLS} times over`,
    async () => {
      const server = await WireServer.start(join(folder.path, 'server'));
      ending.push(() => server.end());
      await run('node', { EVENT_STORE: `esdb://127.0.0.1:${server.port}?tls=false` });
    },
    within,
  );
});

/** What is wrong with what was handled: of each subject the first time of each event counts for the order. */
function faultsOf(recorded: readonly string[], { handled, acknowledged }: GroupConsumers) {
  const seen = new Set<string>();
  const next = new Map<string, number>();
  let outOfOrder = 0;
  for (const { id, subject, revision } of handled) {
    if (seen.has(id)) continue;
    seen.add(id);
    if (revision !== (next.get(subject) ?? 1)) outOfOrder += 1;
    next.set(subject, revision + 1);
  }
  const again = handled.filter(({ id }, at) => (acknowledged.get(id) ?? Infinity) <= at);
  return {
    events: recorded.length,
    handled: handled.length,
    acknowledged: acknowledged.size,
    lost: recorded.filter((id) => !seen.has(id)).length,
    outOfOrder,
    againOnceAcknowledged: again.length,
  };
}
