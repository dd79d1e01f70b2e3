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

describe('a receiver', () => {
  it('that answers 410 is sent nothing more, until it is enabled again', async () => {
    receiver.react = () => ({ status: 410 });
    const { id } = await given.hook(receiver.url);
    await given.officer('w01', 2);
    await until(async () => !(await given.status(id)).enabled);
    expect((await given.status(id)).disabled).toMatchObject({ reason: 'GONE' });
    const sent = receiver.received.length;
    await given.act('w01', award('later'));

    receiver.react = () => ({});
    await given.app.webhooks.change(id, { enabled: true });
    await until(() => receiver.taken.length === 4);
    expect(sent).toBe(1);
    expect(revisionsTaken(receiver)).toEqual({ 'officer/w01': [1, 2, 3, 4] });
  });

  it.each([429, 503])(
    'that answers %i with Retry-After is left alone so long, all streams of it',
    async (status) => {
      let asked = 0;
      receiver.react = () => ((asked += 1) === 1 ? { status, headers: { 'retry-after': '1' } } : {});
      await given.hook(receiver.url);
      const began = Date.now();
      await given.officer('w01', 1);
      await given.officer('w02', 1);
      await until(() => receiver.taken.length === 4);
      expect(Date.now() - began).toBeGreaterThanOrEqual(990);
      expect(revisionsTaken(receiver)).toEqual({ 'officer/w01': [1, 2], 'officer/w02': [1, 2] });
    },
  );

  it('that sends elsewhere is not followed', async () => {
    const other = await new Receiver().start();
    receiver.react = () => ({ status: 307, headers: { location: other.url } });
    const { id } = await given.hook(receiver.url);
    await given.officer('w01');
    await until(() => given.attempts(id).length > 0);
    expect(given.attempts(id)[0]).toMatchObject({
      status: 307,
      error: 'The receiver answered 307. Redirects are not followed.',
    });
    expect(other.received).toEqual([]);
    await other.stop();
  });

  it('may answer at any length: what it says is cut off, and its status counts', async () => {
    receiver.react = ({ event }) => ({
      status: event.revision === 1 ? 200 : 400,
      body: 'x'.repeat(5_000_000),
    });
    const { id } = await given.hook(receiver.url);
    await given.officer('w01', 1);
    await until(() => given.attempts(id).length > 1);
    const [first, second] = given.attempts(id);
    expect(first).toMatchObject({ outcome: 'DELIVERED', status: 200, error: null });
    expect(String(second!['error']).length).toBeLessThan(260);
  });

  it('that never answers delays nobody else, and is cut off', async () => {
    receiver.react = () => ({ never: true });
    const other = await new Receiver().start();
    const { id } = await given.hook(receiver.url);
    await given.hook(other.url);
    for (let number = 0; number < 20; number += 1) await given.officer(`w${number}`, 1);
    const began = Date.now();
    await until(() => other.taken.length === 40, 1500);
    expect(Date.now() - began).toBeLessThan(1500);
    await until(() => given.attempts(id).length >= 8);
    expect(given.attempts(id)[0]).toMatchObject({ status: null, error: 'No answer within 2 s.' });
    expect(receiver.most).toBeLessThanOrEqual(12);
    await other.stop();
  });

  it('that is away for long gets everything in order when it is back, and nothing is kept in memory meanwhile', async () => {
    await receiver.stop();
    const { id } = await given.hook(receiver.url);
    for (let number = 0; number < 30; number += 1) await given.officer(`w${number}`, 3);
    await until(async () => (await given.status(id)).status.retrying >= 8);
    expect((await given.status(id)).status.lag).toBeGreaterThan(50);
    expect((await given.status(id)).status.failingSince).not.toBeNull();

    await receiver.start();
    await until(() => receiver.taken.length >= 120);
    for (const revisions of Object.values(revisionsTaken(receiver))) expect(revisions).toEqual([1, 2, 3, 4]);
    expect(Object.keys(revisionsTaken(receiver))).toHaveLength(30);
  }, 40_000);
});

describe('a clock that jumps', () => {
  const days = (count: number) => count * 24 * 3600 * 1000;

  it('ahead ends nothing by itself, and what waits is tried', async () => {
    await given.app.close();
    given = await Given.open({ retries: [5, 300, 1800, 7200] });
    receiver.react = () => ({ status: 500 });
    const { id } = await given.hook(receiver.url);
    await given.officer('w01', 1);
    await until(() => receiver.received.length === 1);
    given.ahead = days(400);
    await until(() => receiver.received.length === 2);
    expect((await given.status(id)).status).toMatchObject({ parked: 0, retrying: 1 });
    expect((await given.status(id)).enabled).toBe(true);
  });

  it('back does not put off for years what was to be tried soon', async () => {
    await given.app.close();
    given = await Given.open({ retries: [5, 300] });
    given.ahead = days(400);
    receiver.react = () => ({ status: 500 });
    await given.hook(receiver.url);
    await given.officer('w01', 1);
    await until(() => receiver.received.length === 1);
    receiver.react = () => ({});
    given.ahead = 0;
    await until(() => receiver.taken.length === 2);
  });

  it('by days of failing disables the webhook, and says so', async () => {
    receiver.react = () => ({ status: 500 });
    const { id } = await given.hook(receiver.url);
    await given.officer('w01');
    await until(() => receiver.received.length > 10);
    given.ahead = days(6);
    await until(async () => !(await given.status(id)).enabled);
    expect((await given.status(id)).disabled).toMatchObject({
      reason: 'FAILING',
      detail: 'Nothing was delivered for 5 days. The receiver answered 500.',
    });
  });
});
