import { EmbeddedEventStore } from '@elshi/event-store';
import { all } from './contract/given.js';
import { type Answer, ask, award, post, registration } from './support/client.js';
import { serveLog } from './support/served-log.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const KILLS = Number(process.env['ELSHI_KILLS'] ?? 3);
const OFFICERS = 40;

const order = { type: 'PRESIDENT_DECREE', number: '395', date: '2020-12-10', issuedBy: 'PRESIDENT' };
const ids = Array.from({ length: OFFICERS }, (_none, index) => `o${index}`);

/** An order that gives each officer an award of the same name. */
const awarding = (text: string, officers: readonly string[] = ids) => ({
  order,
  lines: officers.map((id) => ({ subject: `officer/${id}`, kind: 'RecordAward', data: { award: text } })),
});

function send(base: string, body: object, key: string, query = ''): Promise<Answer> {
  return ask(`${base}/v1/orders${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(body),
  });
}

describe('orders over several subjects, against the built service', () => {
  const folder = temporaryFolder();
  const data = `${folder.path}/data`;
  let service: Service | undefined;

  beforeAll(buildOnce, 300_000);
  afterAll(async () => {
    await service?.stop();
    folder.remove();
  });

  it(
    `stand whole or not at all when the service is killed, and are completed under their keys: ${KILLS} kills`,
    async () => {
      service = await startService({ ELSHI_DATA: data });
      await send(
        service.base,
        { order, lines: ids.map((id) => ({ ...registration(), subject: `officer/${id}` })) },
        'all',
      );
      const acknowledged = new Map<string, string>();
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const { base, stop } = service;
        const texts = Array.from({ length: 40 }, (_none, index) => `award-${kill}.${index}`);
        const sent = texts.map((text, index) => sendLater(base, text, index * 10, acknowledged));
        await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 300));
        await stop('SIGKILL');
        await Promise.all(sent);

        expect([...(await countAwards(data)).values()].every((count) => count === OFFICERS)).toBe(true);
        service = await startService({ ELSHI_DATA: data });
        for (const text of texts) {
          const { status, headers, body } = await send(service.base, awarding(text), text);
          const before = acknowledged.get(text);
          expect(status).toBe(201);
          if (before === undefined) continue;
          expect([headers.get('idempotency-replayed'), JSON.stringify(body)]).toEqual(['true', before]);
        }
      }
      const other = await send(service.base, awarding('another', ['o0']), 'award-1.0');
      expect([other.status, other.body['code']]).toEqual([422, 'IDEMPOTENCY_KEY_REUSED']);

      expect(await service.stop()).toBe(0);
      service = undefined;
      const counts = await countAwards(data);
      expect([...counts.values()].every((count) => count === OFFICERS)).toBe(true);
      expect(counts.size).toBe(KILLS * 40);
    },
    120_000 + KILLS * 60_000,
  );

  it('are recorded where the server of the log appends to one stream at a time, and answered again under their keys', async () => {
    const served = await serveLog(`${folder.path}/served`);
    const node = await startService({ EVENT_STORE: served.address, ELSHI_DATA: `${folder.path}/node` });
    try {
      for (const id of ['o0', 'o1']) await post(node.base, id, registration());

      expect((await send(node.base, awarding('A', ['o0', 'o1']), 'k-1', '?dryRun=true')).status).toBe(200);
      const taken = await send(node.base, awarding('A', ['o0', 'o1']), 'k-1');
      expect([taken.status, taken.body]).toMatchObject([201, { lines: [{}, {}] }]);
      const again = await send(node.base, awarding('A', ['o0', 'o1']), 'k-1');
      expect([again.status, again.headers.get('idempotency-replayed')]).toEqual([201, 'true']);
      expect(again.body).toEqual(taken.body);
      expect((await send(node.base, awarding('B', ['o1']), 'k-1')).body['code']).toBe(
        'IDEMPOTENCY_KEY_REUSED',
      );
      expect((await post(node.base, 'o1', award('C'))).body['receipt']).toMatchObject({ revision: 3 });
    } finally {
      await node.stop();
      await served.stop();
    }
  }, 120_000);
});

/** Sends an order after a while, and notes the answer if it comes. */
async function sendLater(
  base: string,
  text: string,
  wait: number,
  acknowledged: Map<string, string>,
): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, wait));
  const answer = await send(base, awarding(text), text).catch(() => undefined);
  if (answer?.status === 201) acknowledged.set(text, JSON.stringify(answer.body));
}

/** How many officers have each award. */
async function countAwards(data: string): Promise<ReadonlyMap<string, number>> {
  const store = await EmbeddedEventStore.open(data);
  const counts = new Map<string, number>();
  for (const { type, data: said } of await all(store.readAll({ after: 0n }))) {
    if (type !== 'AwardRecorded') continue;
    const text = said['award'] as string;
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  await store.close();
  return counts;
}
