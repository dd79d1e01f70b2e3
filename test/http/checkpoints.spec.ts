import { award, registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
let items: readonly Item[];

interface Item {
  readonly id: string;
  readonly position: string;
  readonly sequence: string;
  readonly subject: string;
  readonly logid: string;
  readonly dataschema: string;
}

beforeAll(async () => {
  on = await startInProcess();
  await on.act('w01', registration());
  await on.act('w02', registration());
  await on.act('w01', award('one'));
  items = (await on.ask('/v1/events')).body['items'] as readonly Item[];
}, 30_000);
afterAll(() => on.close());

const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;
const last = () => items.at(-1)!;
const elsewhere = '0190b6f0-5b1e-7c3a-9d2f-3a1b5c7d9e0f';

describe('an event of the feed', () => {
  it('is numbered within its subject without holes, and names its log', async () => {
    const numbers = (subject: string) =>
      items.filter((item) => item.subject === subject).map(({ sequence }) => sequence);
    expect(numbers('officer/w01')).toEqual(['0000000001', '0000000002']);
    expect(numbers('officer/w02')).toEqual(['0000000001']);
    expect(new Set(items.map(({ logid }) => logid))).toEqual(new Set([items[0]!.id]));
    expect((await on.ask('/v1/events')).body['logId']).toBe(items[0]!.id);
    const narrowed = (await on.ask('/v1/events?types=AwardRecorded')).body['items'];
    expect(narrowed).toMatchObject([{ sequence: '0000000002' }]);
  });

  it('names a schema that is there', async () => {
    for (const { dataschema } of items) {
      expect(dataschema).toMatch(new RegExp(`^${on.base}/v1/schemas/events/\\w+/1$`));
      const { status, headers } = await on.ask(dataschema.slice(on.base.length));
      expect([status, headers.get('content-type')]).toEqual([200, 'application/schema+json; charset=utf-8']);
    }
    const all = (await on.ask('/v1/schemas/events')).body['items'] as readonly { readonly schema: string }[];
    expect(all.length).toBeGreaterThan(50);
    const schema = JSON.parse((await on.ask('/v1/schemas/events/AwardRecorded/1')).text) as object;
    expect(schema).toMatchObject({ $id: '/v1/schemas/events/AwardRecorded/1', title: 'AwardRecorded' });
    expect(code(await on.ask('/v1/schemas/events/AwardRecorded/2'))).toBe('404 NOT_FOUND');
    expect(code(await on.ask('/v1/schemas/events/toString/1'))).toBe('404 NOT_FOUND');
  });
});

describe('a checkpoint', () => {
  it('is gone on from where its event stands', async () => {
    const [first] = items;
    const rest = await on.ask(`/v1/events?after=${first!.position}:${first!.id}`);
    expect(rest.body['items']).toEqual(items.slice(1));
    expect((await on.ask(`/v1/events?after=${last().position}:${last().id}`)).body['items']).toEqual([]);
  });

  it('that this log does not hold is told, with what the log is', async () => {
    const beyond = `${Number(last().position) + 1}`;
    const facts = { logId: items[0]!.id, head: last().position };
    for (const checkpoint of [beyond, `${beyond}:${last().id}`, `${last().position}:${elsewhere}`]) {
      const pulled = await on.ask(`/v1/events?after=${checkpoint}`);
      const followed = await on.ask('/v1/events/stream', { headers: { 'last-event-id': checkpoint } });
      for (const answer of [pulled, followed]) {
        expect(code(answer)).toBe('410 LOG_REPLACED');
        expect(answer.body['facts']).toEqual(facts);
      }
    }
  });

  it.each(['1:', ':1', '1:x', `1:${elsewhere.toUpperCase()}`, `-1:${elsewhere}`, '1.5'])(
    'is refused when it is written %s',
    async (checkpoint) => {
      const pulled = await on.ask(`/v1/events?after=${encodeURIComponent(checkpoint)}`);
      const followed = await on.ask('/v1/events/stream', { headers: { 'last-event-id': checkpoint } });
      expect([code(pulled), code(followed)]).toEqual(['400 MALFORMED', '400 MALFORMED']);
    },
  );

  it('of a log without events is nothing but its beginning', async () => {
    const empty = await startInProcess();
    expect((await empty.ask('/v1/events')).body).toMatchObject({ items: [], logId: null });
    expect(code(await empty.ask('/v1/events?after=1'))).toBe('410 LOG_REPLACED');
    await empty.close();
  }, 30_000);
});
