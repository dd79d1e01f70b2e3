import { registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const presidential = (date: string) => ({
  order: { type: 'PRESIDENT_DECREE', number: '512', date, issuedBy: 'PRESIDENT' },
});
const ministerial = (date: string) => ({
  order: { type: 'MINISTER_ORDER', number: '15-1/42', date, issuedBy: 'MINISTER' },
});
const representation = { number: '1-03/7', date: '2020-01-02' };

const post = (subject: string, kind: string, effectiveOn: string, data: object, more: object = {}) =>
  on.ask(`/v1/${subject}/acts`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'if-match': '*' },
    body: JSON.stringify({ kind, effectiveOn, data, ...more }),
  });
const get = async (path: string) => (await on.ask(`/v1/${path}`)).body;

/** An embassy of this id, and an officer of the Ministry of the same one who heads it from 2 March 2020. */
async function headed(id: string) {
  const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
  await post(`offices/${id}`, 'EstablishOffice', '2019-01-10', embassy, presidential('2019-01-09'));
  const { kind, effectiveOn, data } = registration('Bekova Aliya') as Record<
    'kind' | 'effectiveOn',
    string
  > & {
    readonly data: object;
  };
  await post(`officers/${id}`, kind, effectiveOn, data);
  await post(`officers/${id}`, 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
  await post(
    `officers/${id}`,
    'AppointToPosition',
    '2019-02-18',
    { positionCode: 'POS_AMBASSADOR_AT_LARGE' },
    ministerial('2019-02-15'),
  );
  const appointment = { officerId: id, title: 'AMBASSADOR', representation };
  return post(`offices/${id}`, 'AppointHead', '2020-03-02', appointment, presidential('2020-02-20'));
}

describe('the head of an office, in his own record', () => {
  it('is posted there from the appointment on, is among the staff, and holds no other position', async () => {
    const { status, body } = await headed('vienna');
    expect([status, (body['events'] as unknown[]).length]).toEqual([201, 1]);
    const { position, revision } = body['receipt'] as { position: string; revision: number };
    expect(revision).toBe(2);

    expect(await get(`officers/vienna?asOf=2020-03-02&minPosition=${position}`)).toMatchObject({
      position: null,
      postings: [
        {
          ...{
            postingId: 'head.vienna.2',
            officeId: 'vienna',
            positionCode: 'POS_AMBASSADOR',
            state: 'STARTED',
          },
          ...{ from: '2020-03-02', to: null, order: { number: '512' } },
        },
      ],
    });
    expect(await get(`offices/vienna/staff?asOf=2020-03-02&minPosition=${position}`)).toMatchObject({
      items: [{ officerId: 'vienna', postingId: 'head.vienna.2', positionCode: 'POS_AMBASSADOR' }],
    });
    const acts = (await get('officers/vienna/acts'))['items'] as readonly Record<string, unknown>[];
    expect(acts.slice(-2)).toMatchObject([
      { kind: 'AssignPosting', recordedBy: 'elshi' },
      { kind: 'StartPosting', recordedBy: 'elshi' },
    ]);
    expect(acts.at(-1)).toMatchObject({ causationId: (body['events'] as { eventId: string }[])[0]!.eventId });
  });

  it('is known at the same instant as in that of the office, and not before', async () => {
    const { body } = await headed('rome');
    const { recordedAt } = body['receipt'] as { recordedAt: string };
    const before = `${recordedAt.slice(0, -1)}`.replace(/\d{6}$/, (micros) =>
      String(Number(micros) - 1).padStart(6, '0'),
    );
    const known = async (at: string) => {
      const { state } = await get(`offices/rome/head?asOf=2020-03-02&knownAt=${at}`);
      const { postings } = await get(`officers/rome?asOf=2020-03-02&knownAt=${at}`);
      return [state, (postings as unknown[]).length];
    };

    expect(await known(`${before}Z`)).toEqual(['VACANT', 0]);
    expect(await known(recordedAt)).toEqual(['SUBSTANTIVE', 1]);
  });

  it('is corrected and annulled with the appointment only', async () => {
    await headed('oslo');
    const acts = (await get('officers/oslo/acts'))['items'] as readonly { readonly eventId: string }[];
    for (const { eventId } of acts.slice(-2)) {
      const correction = { eventId, changes: { effectiveOn: '2020-03-03' }, reason: 'misread' };
      const corrected = await post('officers/oslo', 'CorrectAct', '2020-04-01', correction);
      expect([corrected.status, corrected.body['code']]).toEqual([422, 'ID_UNKNOWN']);
      const annulment = { eventId, reason: 'misread' };
      const annulled = await post(
        'officers/oslo',
        'AnnulAct',
        '2020-04-01',
        annulment,
        presidential('2020-04-01'),
      );
      expect([annulled.status, annulled.body['code']]).toEqual([422, 'ID_UNKNOWN']);
    }
  });

  it.each<[string, object, number, string]>([
    [
      'AssignPosting',
      { postingId: 'head.x.1', officeId: 'oslo', positionCode: 'POS_COUNSELLOR' },
      400,
      'MALFORMED',
    ],
    ['StartPosting', { postingId: 'head.oslo.2' }, 422, 'ID_UNKNOWN'],
    ['RecallEarly', { postingId: 'head.oslo.2', cause: 'c' }, 422, 'ID_UNKNOWN'],
    ['EndPosting', { postingId: 'head.oslo.2', outcome: 'COMPLETED' }, 422, 'ID_UNKNOWN'],
    ['ExtendPosting', { postingId: 'head.oslo.2', plannedTo: '2024-01-01' }, 201, ''],
    ['AssignDepartment', { postingId: 'head.oslo.2', department: 'POLITICAL' }, 201, ''],
  ])('is addressed as a posting by few acts: %s', async (kind, data, status, code) => {
    const byHead = { order: { type: 'HEAD_ORDER', number: '7', date: '2020-05-01', issuedBy: 'HEAD' } };
    const orders: Record<string, object> = { StartPosting: {}, AssignDepartment: byHead };
    const order = orders[kind] ?? ministerial('2020-05-01');
    const answer = await post('officers/oslo', kind, '2020-05-04', data, order);

    expect([answer.status, answer.body['code'] ?? '']).toEqual([status, code]);
  });
});
