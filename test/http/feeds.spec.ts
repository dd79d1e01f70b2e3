import { award, registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
let last = '0';
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

type Item = Readonly<Record<string, unknown>>;
const faults = ({ body }: Answered) =>
  (body['violations'] as { parameter: string; code: string }[]).map(
    ({ parameter, code }) => `${parameter} ${code}`,
  );

const order = (date: string) => ({ type: 'MINISTER_ORDER', number: '15-1/9', date, issuedBy: 'MINISTER' });

/** Records an act, and gives the id of its event. */
async function recorded(officerId: string, act: object): Promise<string> {
  const { status, body } = await on.act(officerId, act);
  expect(status).toBe(201);
  last = (body['receipt'] as { position: string }).position;
  return (body['events'] as [{ eventId: string }])[0].eventId;
}
const items = async (path: string) => {
  const { status, body } = await on.ask(`${path}${path.includes('?') ? '&' : '?'}minPosition=${last}`);
  expect(status).toBe(200);
  return body['items'] as readonly Item[];
};

describe('the effective feed', () => {
  it('shows once, on its day, what was recorded long before; annulled, it is gone, and the recorded feed says so', async () => {
    await recorded('e01', registration());
    const eventId = await recorded('e01', { ...award('medal'), effectiveOn: '2030-07-01' });
    const july = '/v1/events/effective?from=2030-07-01&to=2030-08-01';
    expect(await items(july)).toMatchObject([
      { id: eventId, subject: 'officer/e01', type: 'kz.elshi.AwardRecorded', effectiveon: '2030-07-01' },
    ]);
    expect((await items('/v1/events?types=AwardRecorded&subject=officer/e01')).map(({ id }) => id)).toEqual([
      eventId,
    ]);

    const court = { type: 'COURT_DECISION', number: '2-1', date: '2030-06-01', issuedBy: 'COURT' };
    const data = { eventId, reason: 'without authority' };
    await recorded('e01', { kind: 'AnnulAct', effectiveOn: '2030-06-01', order: court, data });
    expect(await items(july)).toEqual([]);
    expect((await items('/v1/events?subject=officer/e01')).map(({ type }) => type)).toEqual([
      'kz.elshi.OfficerRegistered',
      'kz.elshi.AwardRecorded',
      'kz.elshi.ActAnnulled',
    ]);
  });

  it('comes in pages, by type and subject, at two clocks', async () => {
    await recorded('e02', registration());
    for (const day of ['2031-03-01', '2031-01-01', '2031-02-01'])
      await recorded('e02', { ...award(day), effectiveOn: day });
    const window = '/v1/events/effective?from=2031-01-01&to=2031-12-31';
    const first = (await on.ask(`${window}&limit=2&minPosition=${last}`)).body;
    expect(first['items']).toMatchObject([{ effectiveon: '2031-01-01' }, { effectiveon: '2031-02-01' }]);
    const cursor = encodeURIComponent(String(first['nextCursor']));
    expect((await on.ask(`${window}&limit=2&cursor=${cursor}`)).body).toMatchObject({
      items: [{ effectiveon: '2031-03-01' }],
      nextCursor: null,
    });
    expect(await items(`${window}&types=RankAssigned`)).toEqual([]);
    expect(await items(`${window}&subject=officer/e01`)).toEqual([]);
    expect(await items(`${window}&types=AwardRecorded&subject=officer/e02`)).toHaveLength(3);
    expect(await items('/v1/events/effective?knownAt=2001-01-01T00:00:00Z')).toEqual([]);
    const wrong = await on.ask('/v1/events/effective?from=2031-02-01&to=2031-01-01&after=1&types=X');
    expect(faults(wrong)).toEqual(['to RANGE', 'types EVENT_TYPE', 'after UNKNOWN_PARAMETER']);
  });
});

describe('notices of retroactivity', () => {
  it('tell once of a change that was dated back three months: what was, what is, when, and why', async () => {
    await recorded('n01', registration());
    const entered = { kind: 'EnterService', effectiveOn: '2030-01-01', order: order('2030-01-01'), data: {} };
    const eventId = await recorded('n01', entered);
    const asked = '/v1/events/notices?subject=officer/n01';
    expect(await items(asked)).toEqual([]);

    const changes = { effectiveOn: '2019-06-01', order: { date: '2019-06-01' } };
    const data = { eventId, changes, reason: 'the order was found' };
    const correction = await recorded('n01', { kind: 'CorrectAct', effectiveOn: '2025-01-01', data });
    const [notice, ...more] = await items(asked);
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      id: correction,
      type: 'kz.elshi.RetroactivityNotice',
      subject: 'officer/n01',
      data: {
        cause: 'CORRECTED',
        reason: 'the order was found',
        amends: eventId,
        from: '2019-06-01',
        to: '2030-01-01',
        changes: [{ was: { status: 'NOT_ENTERED' }, now: { status: 'IN_SERVICE' } }],
      },
    });
    const position = String(notice!['position']);
    expect(await items(`${asked}&after=${position}`)).toEqual([]);
    expect((await on.ask(`${asked}&limit=1`)).body).toMatchObject({ nextCursor: null });
    expect(faults(await on.ask('/v1/events/notices?after=x&types=A'))).toEqual([
      'after POSITION',
      'types UNKNOWN_PARAMETER',
    ]);
  });
});
