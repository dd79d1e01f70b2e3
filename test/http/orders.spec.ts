import { type InProcess, startInProcess } from '../support/in-process.js';
import { appointment, awarding, earlier, effectiveOn, linesOf, order, Orders } from '../support/orders.js';

let on: InProcess;
let orders: Orders;

beforeAll(async () => {
  on = await startInProcess();
  orders = new Orders(on);
}, 30_000);
afterAll(() => on.close());

const decree = { type: 'PRESIDENT_DECREE', number: '512', date: '2024-06-20', issuedBy: 'PRESIDENT' };
const positionOf = async (id: string, query = '') => {
  const { body } = await on.ask(`/v1/officers/${id}?asOf=${effectiveOn}${query}`);
  return (body['position'] as { positionCode: string } | null)?.positionCode;
};

describe('one order over several subjects', () => {
  it('lets two officers exchange their positions at one moment', async () => {
    await orders.givenTwo('x1', 'x2');
    const before = await orders.head();
    const { body: then } = await on.ask('/v1/officers/x1');
    const justBefore = (then['meta'] as { knownAt: string }).knownAt;

    const answer = await orders.post({
      order,
      effectiveOn,
      lines: [appointment('x1', 'POS_FIRST_SECRETARY'), appointment('x2', 'POS_COUNSELLOR')],
    });

    expect(answer.status).toBe(201);
    expect(linesOf(answer)).toMatchObject([
      {
        subject: 'officer/x1',
        events: [{ type: 'PositionAppointed', effectiveOn }],
        receipt: { revision: 4 },
      },
      {
        subject: 'officer/x2',
        events: [{ type: 'PositionAppointed', effectiveOn }],
        receipt: { revision: 4 },
      },
    ]);
    const { position, recordedAt } = answer.body['receipt'] as { position: string; recordedAt: string };
    const receipts = linesOf(answer).map(({ receipt }) => receipt as { recordedAt: string });
    expect(receipts.map((receipt) => receipt.recordedAt)).toEqual([recordedAt, recordedAt]);
    expect(Number(position)).toBe(Number(before) + 2);
    const query = `&minPosition=${position}`;
    expect([await positionOf('x1', query), await positionOf('x2', query)]).toEqual([
      'POS_FIRST_SECRETARY',
      'POS_COUNSELLOR',
    ]);
    expect([
      await positionOf('x1', `&knownAt=${justBefore}`),
      await positionOf('x2', `&knownAt=${justBefore}`),
    ]).toEqual(['POS_COUNSELLOR', 'POS_FIRST_SECRETARY']);
  });

  it('shows its lines together, in the trail of each subject and in the order book', async () => {
    await orders.givenTwo('b1', 'b2');
    const own = { ...order, number: '15-1/book' };
    const { body } = await orders.post(
      { order: own, effectiveOn, lines: [awarding('b1', 'A'), awarding('b2', 'B'), awarding('b1', 'C')] },
      { 'x-elshi-user': 'clerk' },
    );
    const { position } = body['receipt'] as { position: string };

    const audit = await on.ask(`/v1/audit?order=15-1%2Fbook&minPosition=${position}`);

    const items = audit.body['items'] as Readonly<Record<string, unknown>>[];
    expect(items).toMatchObject([
      { subject: 'officer/b1', order: own, data: { award: 'A' }, recordedBy: 'clerk' },
      { subject: 'officer/b1', order: own, data: { award: 'C' } },
      { subject: 'officer/b2', order: own, data: { award: 'B' } },
    ]);
    expect(new Set(items.map(({ correlationId }) => correlationId)).size).toBe(1);
    expect(new Set(items.map(({ recordedAt }) => recordedAt)).size).toBe(1);
  });

  it('judges each line as if those before it were recorded, whatever they are about', async () => {
    await orders.givenTwo('h1', 'h2');
    const answer = await orders.post({
      order: decree,
      effectiveOn,
      lines: [
        {
          subject: 'office/new-embassy',
          kind: 'EstablishOffice',
          data: { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' },
        },
        {
          subject: 'officer/h3',
          kind: 'RegisterOfficer',
          effectiveOn: '2024-06-01',
          data: { names: { latin: 'New' }, category: 'OFFICER' },
        },
        { subject: 'officer/h3', kind: 'EnterService', data: {} },
        appointment('h3', 'POS_ATTACHE', { data: { positionCode: 'POS_ATTACHE', officeId: 'new-embassy' } }),
        {
          subject: 'office/new-embassy',
          kind: 'AppointHead',
          data: { officerId: 'h1', title: 'AMBASSADOR', representation: { number: '1', date: '2024-06-01' } },
        },
      ],
    });

    expect([answer.status, answer.body['detail']]).toEqual([201, undefined]);
    const { position } = answer.body['receipt'] as { position: string };
    const { body } = await on.ask(`/v1/offices/new-embassy/head?asOf=${effectiveOn}&minPosition=${position}`);
    expect(body).toMatchObject({ state: 'SUBSTANTIVE', officerId: 'h1' });
  });

  it('records nothing when a line is refused, and says of each what is said of it', async () => {
    await orders.givenTwo('r1', 'r2');
    const before = await orders.head();

    const answer = await orders.post({
      order,
      effectiveOn,
      lines: [
        awarding('r1', 'A'),
        { subject: 'officer/r2', kind: 'AssignRank', data: { rank: 'COUNSELLOR_I' } },
        awarding('nobody', 'B'),
        awarding('r2', 'C'),
      ],
    });

    expect(answer.body).toMatchObject({
      status: 422,
      code: 'JUSTIFICATION_MISSING',
      lines: [
        { subject: 'officer/r1', verdict: 'LAWFUL', events: [{ type: 'AwardRecorded' }], warnings: [] },
        {
          subject: 'officer/r2',
          verdict: 'REFUSED',
          problem: { code: 'JUSTIFICATION_MISSING', status: 422, citations: [{ instrument: 'L299-II' }] },
        },
        { subject: 'officer/nobody', verdict: 'REFUSED', problem: { code: 'OFFICER_UNKNOWN', status: 422 } },
        { subject: 'officer/r2', verdict: 'LAWFUL' },
      ],
    });
    expect(answer.body['detail']).toMatch(/^Nothing was recorded, because of line 1: /);
    expect(await orders.head()).toBe(before);
  });

  it('is refused with a line whose subject has moved on since the revision that it names', async () => {
    await orders.givenTwo('s1', 's2');
    const revision = await orders.revisionOf('s1');
    const two = [awarding('s1', 'A', { ifMatch: revision }), awarding('s1', 'B', { ifMatch: revision })];
    const before = await orders.head();

    const stale = await orders.post({
      order,
      effectiveOn,
      lines: [...two, awarding('s2', 'C', { ifMatch: 2 })],
    });
    expect(stale.body).toMatchObject({
      status: 412,
      code: 'STALE_REVISION',
      facts: { revision: 3 },
      lines: [{ verdict: 'LAWFUL' }, { verdict: 'LAWFUL' }, { problem: { code: 'STALE_REVISION' } }],
    });
    expect(await orders.head()).toBe(before);

    const taken = await orders.post({
      order,
      effectiveOn,
      lines: [...two, awarding('s2', 'C', { ifMatch: 3 })],
    });
    expect(linesOf(taken)).toMatchObject([
      { receipt: { revision: 4 } },
      { receipt: { revision: 5 } },
      { receipt: { revision: 4 } },
    ]);
    expect((await orders.post({ order, effectiveOn, lines: two })).status).toBe(412);
  });

  it('asks what is to become of acts that rest on what a line annuls', async () => {
    await orders.givenTwo('d1', 'd2');
    const first = await on.act('d1', {
      kind: 'AssignRank',
      ...earlier('3'),
      data: { rank: 'ATTACHE', justification: 'long experience' },
    });
    const { eventId } = (first.body['events'] as [{ eventId: string }])[0];
    await on.act('d1', {
      kind: 'IssueRankCertificate',
      effectiveOn: '2020-04-01',
      data: { certificateNo: '7', rank: 'ATTACHE' },
    });
    const annulment = { subject: 'officer/d1', kind: 'AnnulAct', data: { eventId, reason: 'no authority' } };

    const asked = await orders.post({ order, effectiveOn, lines: [awarding('d2', 'A'), annulment] });
    expect(asked.body).toMatchObject({ status: 409, code: 'DEPENDANT_ACTS' });
    const [{ eventId: dependant }] = (asked.body['facts'] as { dependants: [{ eventId: string }] })
      .dependants;
    const decided = {
      ...annulment,
      data: { ...annulment.data, dependants: [{ eventId: dependant, action: 'ANNUL' }] },
    };
    expect((await orders.post({ order, effectiveOn, lines: [awarding('d2', 'A'), decided] })).status).toBe(
      201,
    );
  });
});
