import { usualWebhookSettings } from '@elshi/application';
import { Webhook as TheirWebhook } from 'standardwebhooks';
import { award, registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';
import { Receiver, revisionsTaken, until } from '../support/webhook-receiver.js';

let on: InProcess;
let receiver: Receiver;
beforeAll(async () => {
  const webhooks = { ...usualWebhookSettings, networks: ['127.0.0.0/8'], http: true, retries: [0.05, 0.05] };
  on = await startInProcess(undefined, webhooks);
  receiver = await new Receiver().start();
  await on.act('w01', registration());
  await on.act('w01', award('first'));
}, 30_000);
afterAll(async () => {
  await on.close();
  await receiver.stop();
});

const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;
const send = (method: string, path: string, body?: unknown) =>
  on.ask(`/v1/webhooks${path}`, {
    method,
    ...(body !== undefined && {
      body: typeof body === 'string' ? body : JSON.stringify(body),
      headers: { 'content-type': 'application/json' },
    }),
  });
const items = ({ body }: Answered) => body['items'] as readonly Readonly<Record<string, unknown>>[];
const register = async (more: object = {}): Promise<Answered['body']> => {
  const answer = await send('POST', '', { url: receiver.url, ...more });
  expect(answer.status).toBe(201);
  return answer.body;
};

describe('a webhook over HTTP', () => {
  it('is registered, told with its public key, changed and removed', async () => {
    const made = await register({ description: 'payroll', types: ['RankAssigned'], subject: 'officer/w09' });
    expect(made).toMatchObject({
      url: receiver.url,
      description: 'payroll',
      types: ['RankAssigned'],
      subject: 'officer/w09',
      signing: 'ED25519',
      secret: null,
      enabled: true,
      status: { lag: 0, retrying: 0, parked: 0 },
    });
    const path = `/${String(made['id'])}`;
    const { secret: _secret, ...told } = made;
    expect((await send('GET', path)).body).toEqual(told);
    expect(items(await send('GET', ''))).toEqual([told]);

    const changed = await send('PATCH', path, { types: null, enabled: false, description: null });
    expect(changed.body).toMatchObject({
      types: null,
      subject: 'officer/w09',
      description: null,
      enabled: false,
      disabled: { reason: 'REQUESTED' },
    });
    expect((await send('PATCH', path, { enabled: true })).body).toMatchObject({
      enabled: true,
      disabled: null,
    });
    expect((await send('DELETE', path)).status).toBe(200);
    expect(code(await send('GET', path))).toBe('404 WEBHOOK_UNKNOWN');
    expect(items(await send('GET', ''))).toEqual([]);
  });

  it('tells a secret once, signs by it, and by two while one is changed for another', async () => {
    const made = await register({ signing: 'HMAC_SHA256', subject: 'officer/w02' });
    const path = `/${String(made['id'])}`;
    expect(made['secret']).toMatch(/^whsec_/);
    expect(JSON.stringify((await send('GET', path)).body)).not.toContain('whsec_');
    await on.act('w02', registration());
    await until(() => receiver.taken.some(({ event }) => event.subject === 'officer/w02'));

    const rotated = await send('POST', `${path}/rotate-secret`, { overlapHours: 1 });
    expect(rotated.body['secret']).not.toBe(made['secret']);
    expect(rotated.body['keys']).toMatchObject([
      { expiresAt: null },
      { expiresAt: expect.any(String) as string },
    ]);
    await on.act('w02', award('second'));
    await until(() => receiver.taken.filter(({ event }) => event.subject === 'officer/w02').length === 2);

    const [before, after] = receiver.taken.filter(({ event }) => event.subject === 'officer/w02');
    const verified = (secret: unknown, { text, headers }: NonNullable<typeof before>) => {
      try {
        new TheirWebhook(String(secret)).verify(text, headers as Record<string, string>);
        return true;
      } catch {
        return false;
      }
    };
    expect([verified(made['secret'], before!), verified(made['secret'], after!)]).toEqual([true, true]);
    expect([verified(rotated.body['secret'], before!), verified(rotated.body['secret'], after!)]).toEqual([
      false,
      true,
    ]);
    const at = await send('POST', `${path}/rotate-secret`, { overlapHours: 0 });
    expect(at.body['keys']).toHaveLength(1);
    await send('DELETE', path);
  });

  it('is tested, sent an event again, and tells what was tried', async () => {
    const made = await register();
    const path = `/${String(made['id'])}`;
    const test = await send('POST', `${path}/test`);
    expect(test.body).toMatchObject({ cause: 'TEST', outcome: 'DELIVERED', status: 204, subject: null });
    const [first] = items(await on.ask('/v1/events'));
    const again = await send('POST', `${path}/events/${String(first!['id'])}/resend`);
    expect(again.body).toMatchObject({ cause: 'RESEND', outcome: 'DELIVERED', eventId: first!['id'] });
    // Without a setting nobody knows by which address a receiver reaches the service.
    const { dataschema: _served, ...told } = first!;
    expect(receiver.taken.at(-1)!.event).toEqual(told);

    receiver.react = () => ({ status: 500, body: 'out of order' });
    expect((await send('POST', `${path}/test`)).body).toMatchObject({
      outcome: 'FAILED',
      error: 'The receiver answered 500. It said: out of order',
    });
    receiver.react = () => ({});
    const page = await send('GET', `${path}/deliveries?limit=2`);
    expect(items(page).map(({ cause }) => cause)).toEqual(['TEST', 'RESEND']);
    const next = await send('GET', `${path}/deliveries?limit=2&cursor=${String(page.body['nextCursor'])}`);
    expect([items(next).map(({ cause }) => cause), next.body['nextCursor']]).toEqual([['TEST'], null]);
    const failed = items(await send('GET', `${path}/deliveries?outcome=FAILED`));
    expect(failed.map(({ error }) => error)).toEqual(['The receiver answered 500. It said: out of order']);
    expect(code(await send('POST', `${path}/events/nothing/resend`))).toBe('404 EVENT_UNKNOWN');
    await send('DELETE', path);
  });

  it('is sent a range of the log once more', async () => {
    const made = await register({ subject: 'officer/w01' });
    const path = `/${String(made['id'])}`;
    receiver.taken.length = 0;
    const begun = await send('POST', `${path}/replays`, { after: '0', upTo: '2' });
    expect([begun.status, begun.body['state']]).toEqual([202, 'RUNNING']);
    await until(async () => items(await send('GET', `${path}/replays`))[0]!['state'] === 'DONE');
    expect(revisionsTaken(receiver)).toEqual({ 'officer/w01': [1, 2] });
    expect(items(await send('GET', `${path}/replays`))).toMatchObject([{ delivered: 2, position: '2' }]);

    receiver.react = () => ({ status: 500 });
    const knownAfter = '2020-01-01T00:00:00Z';
    const second = await send('POST', `${path}/replays`, { knownAfter, subject: 'officer/w01' });
    const cancelled = await send('DELETE', `${path}/replays/${String(second.body['id'])}`);
    expect(cancelled.body).toMatchObject({ state: 'CANCELLED', after: '0' });
    expect(code(await send('DELETE', `${path}/replays/none`))).toBe('404 REPLAY_UNKNOWN');

    const third = await send('POST', `${path}/replays`, { after: '1', upTo: '2' });
    const state = async () => items(await send('GET', `${path}/replays`))[0]!;
    await until(async () => (await state())['state'] === 'FAILED');
    expect(await state()).toMatchObject({
      id: third.body['id'],
      position: '1',
      error: 'The receiver answered 500.',
    });
    receiver.react = () => ({});
    await send('DELETE', path);
  });

  it('tells what waits and since when, in its status and in the metrics, and tries it when asked', async () => {
    receiver.react = ({ event }) => (event.subject === 'officer/w03' ? { status: 500 } : {});
    const made = await register();
    const path = `/${String(made['id'])}`;
    await on.act('w03', registration());
    await until(async () => items(await send('GET', `${path}/waiting`)).length === 1);
    expect(items(await send('GET', `${path}/waiting`))).toMatchObject([
      { subject: 'officer/w03', revision: 1 },
    ]);
    const metrics = (await on.ask('/metrics')).text;
    expect(metrics).toContain(
      `elshi_webhook_waiting_streams{webhook="${String(made['id'])}",state="RETRYING"} 1`,
    );
    expect(metrics).toMatch(
      /elshi_webhook_deliveries_total\{webhook="wh_\w+",cause="LIVE",outcome="FAILED"\} 1/,
    );
    expect(metrics).toMatch(/elshi_webhook_lag_events\{webhook="wh_\w+"\} 0/);

    receiver.react = () => ({});
    expect((await send('POST', `${path}/retry`, { subject: 'officer/w03' })).body).toEqual({ tried: 1 });
    await until(async () => items(await send('GET', `${path}/waiting`)).length === 0);
    expect((await send('POST', `${path}/retry`)).body).toEqual({ tried: 0 });
    await send('DELETE', path);
  });
});
