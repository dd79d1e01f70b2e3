import { join } from 'node:path';
import Libsql from 'libsql';
import { usualWebhookSettings } from '@elshi/application';
import { ask, award, post, registration } from '../support/client.js';
import { buildOnce, startService, temporaryFolder } from '../support/service.js';
import { Receiver, until } from '../support/webhook-receiver.js';

const data = temporaryFolder();
beforeAll(() => buildOnce(), 300_000);
afterAll(() => data.remove());

it('sends nothing while nothing can be kept, says so, goes on recording, and then sends what was recorded', async () => {
  const receiver = await new Receiver().start();
  const service = await startService({
    ELSHI_DATA: data.path,
    ELSHI_WEBHOOK_HTTP: 'true',
    ELSHI_WEBHOOK_NETWORKS: '127.0.0.0/8',
    ELSHI_WEBHOOK_RETRIES: usualWebhookSettings.retries.join(','),
  });
  const headers = { 'content-type': 'application/json' };
  const register = () =>
    ask(`${service.base}/v1/webhooks`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ url: receiver.url }),
    });
  expect((await register()).status).toBe(201);

  const other = new Libsql(join(data.path, 'state.db'));
  other.exec('BEGIN IMMEDIATE');
  expect((await post(service.base, 'w01', registration())).status).toBe(201);
  await until(() => service.output().includes('Deliveries to the webhook'));
  expect((await post(service.base, 'w01', award('meanwhile'))).status).toBe(201);
  expect((await register()).body['code']).toBe('STORE_UNAVAILABLE');
  expect(receiver.received.length).toBeLessThanOrEqual(1);

  other.exec('ROLLBACK');
  other.close();
  await until(() => new Set(receiver.taken.map(({ id }) => id)).size === 2);
  expect(await service.stop()).toBe(0);
  await receiver.stop();
}, 90_000);
