import { award } from '../support/client.js';
import { Receiver, revisionsTaken, until } from '../support/webhook-receiver.js';
import { Given } from './given.js';

let given: Given;
let receiver: Receiver;
beforeEach(async () => {
  given = await Given.open();
  receiver = await new Receiver().start();
});
afterEach(async () => {
  await given.app.close();
  await receiver.stop();
});

describe('a webhook', () => {
  it('is sent what was recorded, and then what comes, each event once and as the feed tells it', async () => {
    await given.officer('w01', 2);
    const { id } = await given.hook(receiver.url);
    await until(() => receiver.taken.length === 3);
    await given.act('w01', award('later'));
    await until(() => receiver.taken.length === 4);

    const feed = await given.app.feed.read({
      after: { position: 0n },
      limit: 10,
      filter: {},
      clocks: { asOf: '2026-01-01' as never },
      base: undefined,
    });
    const items = (feed.outcome === 'found' ? feed.body.items : []) as readonly { readonly id: string }[];
    expect(receiver.taken.map(({ event }) => event)).toEqual(items);
    expect(receiver.received.map((received) => received.id)).toEqual(items.map((item) => item.id));
    expect(receiver.received[0]!.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8');
    await until(async () => (await given.status(id)).status.lag === 0);
    expect((await given.status(id)).status).toMatchObject({ position: '4', retrying: 0, failingSince: null });
  });

  it('is sent what comes from now on, or after a position, as it was registered', async () => {
    await given.officer('w01', 2);
    const other = await new Receiver().start();
    const now = { url: receiver.url, description: null, filter: {}, signing: 'ED25519' } as const;
    await given.app.webhooks.register(now);
    await given.hook(other.url, { after: 2n });
    await given.act('w01', award('later'));
    await until(() => receiver.taken.length === 1 && other.taken.length === 2);

    expect(revisionsTaken(receiver)).toEqual({ 'officer/w01': [4] });
    expect(revisionsTaken(other)).toEqual({ 'officer/w01': [3, 4] });
    expect(await given.app.webhooks.register({ ...now, after: 99n })).toBe('beyond-log');
    await other.stop();
  });

  it.each([
    [{ types: ['AwardRecorded'] }, { 'officer/w01': [2, 3], 'officer/w02': [2] }],
    [{ subject: 'officer/w02' }, { 'officer/w02': [1, 2] }],
    [{ subject: 'officer/w01', types: ['OfficerRegistered'] }, { 'officer/w01': [1] }],
  ] as const)('is narrowed by %j', async (filter, expected) => {
    await given.officer('w01', 2);
    const { id } = await given.hook(receiver.url, { filter });
    await given.officer('w02', 1);
    await until(async () => (await given.status(id)).status.lag === 0);
    expect(revisionsTaken(receiver)).toEqual(expected);
    expect((await given.status(id)).status.position).toBe('5');
  });
});

describe('an event that is not taken', () => {
  it('holds up its own stream alone, and is sent again before what comes after it', async () => {
    let refusing = true;
    receiver.react = ({ event }) =>
      refusing && event.subject === 'officer/w01' && event.revision === 2 ? { status: 500 } : {};
    const { id } = await given.hook(receiver.url);
    await given.officer('w01', 3);
    await given.officer('w02', 3);
    await until(() => revisionsTaken(receiver)['officer/w02']?.length === 4);
    expect(revisionsTaken(receiver)['officer/w01']).toEqual([1]);
    expect(given.app.webhooks.deliveries.waiting(id)).toMatchObject({
      total: 1,
      items: [{ subject: 'officer/w01', revision: 2, error: 'The receiver answered 500.' }],
    });

    refusing = false;
    given.app.webhooks.deliveries.retry(id);
    await until(() => revisionsTaken(receiver)['officer/w01']?.length === 4);
    expect(revisionsTaken(receiver)['officer/w01']).toEqual([1, 2, 3, 4]);
    await until(async () => (await given.status(id)).status.retrying === 0);
    expect((await given.status(id)).status).toMatchObject({ parked: 0, lag: 0, nextAttemptAt: null });
    const ids = receiver.received.filter(
      ({ event }) => event.revision === 2 && event.subject === 'officer/w01',
    );
    expect(new Set(ids.map((received) => received.id)).size).toBe(1);
  });

  it('is parked after the last attempt when others were taken meanwhile, told, and sent when it is asked for', async () => {
    receiver.react = ({ event }) =>
      event.subject === 'officer/w01' ? { status: 422, body: 'no\nsuch  person' } : {};
    const { id } = await given.hook(receiver.url);
    await given.officer('w01', 2);
    for (let number = 0; (await given.status(id)).status.parked === 0; number += 1) {
      await given.officer(`x${number}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const waiting = given.app.webhooks.deliveries.waiting(id)!;
    const error = 'The receiver answered 422. It said: no such person';
    expect(waiting.items).toMatchObject([
      { state: 'PARKED', revision: 1, attempts: 4, nextAttemptAt: null, error },
    ]);
    const tries = given.attempts(id).filter(({ subject }) => subject === 'officer/w01');
    expect(tries.map(({ cause, attempt, outcome }) => [cause, attempt, outcome])).toEqual([
      ['LIVE', 1, 'FAILED'],
      ['RETRY', 2, 'FAILED'],
      ['RETRY', 3, 'FAILED'],
      ['RETRY', 4, 'PARKED'],
    ]);

    receiver.react = () => ({});
    expect(given.app.webhooks.deliveries.retry(id, 'officer/w02')).toEqual({ tried: 0 });
    expect(given.app.webhooks.deliveries.retry(id, 'officer/w01')).toEqual({ tried: 1 });
    await until(() => revisionsTaken(receiver)['officer/w01']?.length === 3);
    expect(revisionsTaken(receiver)['officer/w01']).toEqual([1, 2, 3]);
  });

  it('is never parked while the receiver takes nothing at all', async () => {
    receiver.react = () => ({ status: 500 });
    const { id } = await given.hook(receiver.url);
    await given.officer('w01');
    await until(() => receiver.received.length > 6);
    expect((await given.status(id)).status).toMatchObject({ retrying: 1, parked: 0 });

    receiver.react = () => ({});
    await until(() => receiver.taken.length === 1);
  });
});
