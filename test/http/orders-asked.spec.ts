import { registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';
import { awarding, earlier, effectiveOn, linesOf, order, Orders } from '../support/orders.js';

let on: InProcess;
let orders: Orders;

beforeAll(async () => {
  on = await startInProcess();
  orders = new Orders(on);
}, 30_000);
afterAll(() => on.close());

describe('an order over several subjects, as a request', () => {
  it('writes nothing in a dry run', async () => {
    await orders.givenTwo('y1', 'y2');
    const before = await orders.head();
    const body = { order, effectiveOn, lines: [awarding('y1', 'A'), awarding('y2', 'B')] };

    const answer = await orders.post(body, { 'idempotency-key': 'dry' }, '?dryRun=true');

    expect(answer.status).toBe(200);
    expect(linesOf(answer)).toMatchObject([
      { subject: 'officer/y1', events: [{ type: 'AwardRecorded' }], warnings: [] },
      { subject: 'officer/y2', events: [{ type: 'AwardRecorded' }] },
    ]);
    const refused = await orders.post({ ...body, lines: [awarding('nobody', 'A')] }, {}, '?dryRun=true');
    expect([refused.status, refused.body['code']]).toEqual([422, 'OFFICER_UNKNOWN']);
    expect(await orders.head()).toBe(before);
    expect(
      (await orders.post(body, { 'idempotency-key': 'dry' })).headers.get('idempotency-replayed'),
    ).toBeNull();
  });

  it('gives the same answer again under its key, and takes no other body under it', async () => {
    await orders.givenTwo('k1', 'k2');
    await orders.givenTwo('k3', 'k4');
    const key = { 'idempotency-key': 'order-1' };
    const body = {
      order,
      effectiveOn,
      lines: [awarding('k1', 'A'), awarding('k2', 'B'), awarding('k1', 'A')],
    };
    const first = await orders.post(body, key);
    await on.act('k1', { kind: 'RecordAward', ...earlier('4'), data: { award: 'D' } });
    const after = await orders.head();

    const again = await orders.post(body, key);
    expect([again.status, again.headers.get('idempotency-replayed'), again.text]).toEqual([
      201,
      'true',
      first.text,
    ]);
    expect(first.headers.get('idempotency-replayed')).toBeNull();
    for (const other of [
      { ...body, lines: [awarding('k3', 'A'), awarding('k4', 'B')] },
      { ...body, lines: [awarding('nobody', 'A')] },
      { ...body, lines: body.lines.slice(1) },
      { ...body, effectiveOn: '2024-07-02' },
    ])
      expect((await orders.post(other, key)).body['code']).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await orders.head()).toBe(after);

    expect(
      (await orders.post(body, { 'idempotency-key': 'order-2' })).headers.get('idempotency-replayed'),
    ).toBeNull();
    expect(
      (await on.act('k1', { kind: 'RecordAward', ...earlier('5'), data: { award: 'E' } }, key)).status,
    ).toBe(201);
  });

  it('records an order that is sent twice at one time once', async () => {
    await orders.givenTwo('t1', 't2');
    const key = { 'idempotency-key': 'order-3' };
    const body = { order, effectiveOn, lines: [awarding('t1', 'A'), awarding('t2', 'B')] };

    const [one, other] = await Promise.all([orders.post(body, key), orders.post(body, key)]);

    const again = ({ status, headers }: Answered) =>
      status === 409 || headers.get('idempotency-replayed') === 'true';
    expect([again(one), again(other)].sort()).toEqual([false, true]);
    expect([await orders.revisionOf('t1'), await orders.revisionOf('t2')]).toEqual([4, 4]);
  });

  it('records orders about the same subjects, and acts about them, that come at one time', async () => {
    await orders.givenTwo('c1', 'c2');
    const both = (n: number) =>
      orders.post({
        order,
        effectiveOn,
        lines:
          n % 2
            ? [awarding('c1', `${n}`), awarding('c2', `${n}`)]
            : [awarding('c2', `${n}`), awarding('c1', `${n}`)],
      });
    const one = (n: number) =>
      on.act('c1', { kind: 'RecordAward', ...earlier('6'), data: { award: `one ${n}` } });

    const answers = await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].flatMap((n) => [both(n), one(n)]));

    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect([await orders.revisionOf('c1'), await orders.revisionOf('c2')]).toEqual([3 + 16, 3 + 8]);
  });

  it('takes two hundred lines', async () => {
    const ids = Array.from({ length: 100 }, (_none, index) => `many${index}`);
    const answer = await orders.post({
      order,
      effectiveOn,
      lines: ids.flatMap((id) => [
        { ...registration(), subject: `officer/${id}` },
        { subject: `officer/${id}`, kind: 'EnterService', data: {} },
      ]),
    });

    expect([answer.status, linesOf(answer).length]).toEqual([201, 200]);
    expect(
      new Set(linesOf(answer).map(({ receipt }) => (receipt as { recordedAt: string }).recordedAt)).size,
    ).toBe(1);
  });

  it('is refused where more would be written than one append holds, and then nothing is', async () => {
    await orders.givenTwo('l1', 'l2');
    const before = await orders.head();
    const long = 'x'.repeat(1500);
    const answer = await orders.post({
      order,
      effectiveOn,
      lines: Array.from({ length: 500 }, (_none, index) =>
        awarding(index % 2 ? 'l1' : 'l2', 'A', { note: long }),
      ),
    });

    expect([answer.status, answer.body['code']]).toEqual([413, 'PAYLOAD_TOO_LARGE']);
    expect(await orders.head()).toBe(before);
  });

  it('is told all faults at once, in its lines and around them', async () => {
    const answer = await orders.post(
      {
        order: { ...order, issuedBy: 'PRESIDENT' },
        lines: [awarding('r1', 'A'), { ...awarding('r1', ''), subject: 'r1' }],
      },
      { 'if-match': '"4"', 'idempotency-key': 'a b' },
      '?asOf=2024-01-01',
    );

    expect(answer.status).toBe(400);
    const violations = answer.body['violations'] as { pointer?: string; parameter?: string }[];
    expect(violations.map(({ pointer, parameter }) => pointer ?? parameter).sort()).toEqual([
      '/lines/1/data/award',
      '/lines/1/subject',
      '/order/issuedBy',
      'Idempotency-Key',
      'If-Match',
      'asOf',
    ]);
  });
});
