import { request as open } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { award, registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeEach(async () => {
  on = await startInProcess();
  await on.act('w01', registration());
  await on.act('w02', registration());
  await on.act('w01', award('one'));
}, 30_000);
afterEach(() => on.close());

interface Delivered {
  readonly deliveryId: string;
  readonly attempt: number;
  readonly event: { readonly id: string; readonly subject: string; readonly type: string };
}

const send = (path: string, body?: object, headers = {}): Promise<Answered> =>
  on.ask(`/v1/groups${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
const receive = async (more: object = {}): Promise<readonly Delivered[]> => {
  const { status, body } = await send('/payroll/messages', { waitSeconds: 0, ...more });
  expect(status).toBe(200);
  return body['items'] as readonly Delivered[];
};
const make = (settings: object = {}): Promise<Answered> => send('', { name: 'payroll', ...settings });
const group = async () => (await on.ask('/v1/groups/payroll')).body;

describe('a group of consumers over HTTP', () => {
  it('is made, listed, looked at and removed', async () => {
    const made = await make({ subjects: ['officer/'], types: ['AwardRecorded'], from: 'now' });
    expect(made).toMatchObject({
      status: 201,
      body: { name: 'payroll', ackTimeoutSeconds: 30, maxRetries: 10, began: '3', checkpoint: '3', lag: 0 },
    });
    expect(await make()).toMatchObject({ status: 409, body: { code: 'GROUP_EXISTS' } });
    expect((await on.ask('/v1/groups')).body['items']).toEqual([made.body]);
    expect((await on.ask('/v1/groups/payroll', { method: 'DELETE' })).status).toBe(200);
    for (const path of ['', '/parked', '/skipped'])
      expect((await on.ask(`/v1/groups/payroll${path}`)).body['code']).toBe('GROUP_UNKNOWN');
    const deliveries = { deliveries: ['x'] };
    const asked: (readonly [string, object?])[] = [['messages'], ['ack', deliveries], ['replay']];
    for (const [path, body] of asked)
      expect((await send(`/payroll/${path}`, body)).body['code']).toBe('GROUP_UNKNOWN');
  });

  it('gives the events of an officer one by one, as the feed has them, until all are acknowledged', async () => {
    await make();
    const first = await receive();
    expect(first.map(({ event }) => event.subject)).toEqual(['officer/w01', 'officer/w02']);
    const { items } = (await on.ask('/v1/events')).body as { items: readonly Delivered['event'][] };
    expect(first[0]!.event).toMatchObject({ id: items[0]!.id, type: items[0]!.type });

    const deliveries = first.map(({ deliveryId }) => deliveryId);
    const answer = await send('/payroll/ack', { deliveries: [...deliveries, 'nobody'] });
    expect(answer.body).toEqual({ answered: 2, unknown: ['nobody'] });
    const [last] = await receive({ waitSeconds: 5 });
    expect(last).toMatchObject({ attempt: 1, event: { type: 'kz.elshi.AwardRecorded' } });
    await send('/payroll/ack', { deliveries: [last!.deliveryId] });
    expect(await group()).toMatchObject({ checkpoint: '3', lag: 0, consumers: [{ name: 'consumer' }] });
  });

  it('parks, replays and skips, and keeps what was left out and by whom', async () => {
    await make();
    const [first] = await receive({ max: 1 });
    const nack = { deliveries: [first!.deliveryId], action: 'park', reason: 'The rank is not known here.' };
    expect((await send('/payroll/nack', nack)).body).toEqual({ answered: 1, unknown: [] });
    const parked = await on.ask('/v1/groups/payroll/parked');
    expect(parked.body).toMatchObject({
      items: [{ subject: 'officer/w01', revision: 1, attempts: 1, waiting: 2, reason: nack.reason }],
      nextCursor: null,
    });
    expect((await receive()).map(({ event }) => event.subject)).toEqual(['officer/w02']);
    const metrics = (await on.ask('/metrics')).text;
    expect(metrics).toContain('elshi_group_parked_subjects{group="payroll"} 1');
    expect(metrics).toContain('elshi_group_in_flight_events{group="payroll"} 1');

    expect((await send('/payroll/replay', { subject: 'officer/w01' })).body).toEqual({ replayed: 1 });
    const [again] = await receive();
    expect(again!.event.id).toBe(first!.event.id);
    await send('/payroll/nack', { ...nack, deliveries: [again!.deliveryId] });

    const skip = { subject: 'officer/w01', eventId: first!.event.id, reason: 'Entered by hand.' };
    const other = { ...skip, eventId: crypto.randomUUID() };
    expect((await send('/payroll/skip', other)).body['code']).toBe('NOT_PARKED');
    expect((await send('/payroll/skip', skip, { 'x-elshi-user': 'clerk' })).status).toBe(200);
    expect((await on.ask('/v1/groups/payroll/skipped')).body['items']).toMatchObject([
      { subject: 'officer/w01', eventId: skip.eventId, reason: skip.reason, skippedBy: 'clerk' },
    ]);
    expect((await receive()).map(({ event }) => event.type)).toEqual(['kz.elshi.AwardRecorded']);
  });

  it('waits for an event, and answers as soon as there is one', async () => {
    await make({ from: 'now' });
    const began = Date.now();
    const waiting = receive({ waitSeconds: 30 });
    await sleep(100);
    await on.act('w03', registration());
    expect((await waiting).map(({ event }) => event.subject)).toEqual(['officer/w03']);
    expect(Date.now() - began).toBeLessThan(10_000);
  });

  it('takes back what was given to one who has gone', async () => {
    await make({ from: 'now' });
    const call = open(`${on.base}/v1/groups/payroll/messages`, { method: 'POST' });
    call.on('error', () => undefined);
    call.end();
    await sleep(100);
    call.destroy();
    await sleep(100);
    await on.act('w03', registration());
    expect((await receive({ waitSeconds: 5 })).map(({ attempt }) => attempt)).toEqual([1]);
  });

  it('lets go of who waits when the service stops', async () => {
    await make({ from: 'now' });
    const waiting = receive({ waitSeconds: 60 });
    await sleep(100);
    const began = Date.now();
    const [given] = await Promise.all([waiting, on.close()]);
    expect(given).toEqual([]);
    expect(Date.now() - began).toBeLessThan(5000);
    on = await startInProcess();
  });

  it('refuses what it does not understand, all of it at once', async () => {
    const wrong = {
      name: 'Payroll!',
      types: ['Nothing'],
      subjects: ['person/'],
      from: 'then',
      maxRetries: -1,
    };
    const { body } = await make({ ...wrong, colour: 'green' });
    expect(body).toMatchObject({ status: 400, code: 'MALFORMED' });
    const pointers = (body['violations'] as { pointer: string }[]).map(({ pointer }) => pointer).sort();
    expect(pointers).toEqual(['/colour', '/from', '/maxRetries', '/name', '/subjects', '/types']);
    expect((await make({ from: '4' })).body['violations']).toMatchObject([
      { pointer: '/from', code: 'RANGE' },
    ]);
    await make();
    const nack = await send('/payroll/nack', { deliveries: [], action: 'park' });
    expect(nack.body['violations']).toHaveLength(2);
    expect((await send('/payroll/messages', { max: 501, waitSeconds: 61 })).body['violations']).toHaveLength(
      2,
    );
    expect((await on.ask('/v1/groups/payroll/parked?cursor=x')).status).toBe(400);
  });
});
