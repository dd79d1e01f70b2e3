import { ministerial, presidential } from '../support/embassy-over-http.js';
import { registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';
import { recorder } from '../support/recorder.js';

let on: InProcess;
let last: string;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const posted = recorder(() => on);

async function record(...act: Parameters<typeof posted.record>) {
  const { events, receipt } = await posted.record(...act);
  last = receipt.position;
  return { recordedAt: receipt.recordedAt, eventId: events[0].eventId };
}

const about = (officerId: string, kind: string, effectiveOn: string, data: object, more: object = {}) =>
  record(`officers/${officerId}`, kind, effectiveOn, data, more);
const read = async (officerId: string, query: string) => {
  const { status, body } = await on.ask(
    `/v1/officers/${officerId}/time-at-post?${query}&minPosition=${last}`,
  );
  expect(status).toBe(200);
  return body;
};

describe('the time at post', () => {
  let arrival: { readonly recordedAt: string; readonly eventId: string };
  beforeAll(async () => {
    const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
    const decree = presidential('2019-01-09');
    await record('offices/emb-vienna', 'EstablishOffice', '2019-01-10', embassy, decree);
    for (const officerId of ['w01', 'w02']) {
      const { kind, effectiveOn, data } = registration() as Readonly<
        Record<'kind' | 'effectiveOn', string>
      > & {
        readonly data: object;
      };
      await about(officerId, kind, effectiveOn, data);
      await about(officerId, 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
    }
    const posting = { postingId: 'p1', officeId: 'emb-vienna', positionCode: 'POS_ATTACHE' };
    await about('w01', 'AssignPosting', '2020-01-10', posting, ministerial('2020-01-09'));
    arrival = await about('w01', 'StartPosting', '2020-02-29', { postingId: 'p1' });
    const representation = { number: '7', date: '2020-04-20' };
    const head = { officerId: 'w02', title: 'AMBASSADOR', representation };
    await record('offices/emb-vienna', 'AppointHead', '2020-05-04', head, {
      order: { ...presidential('2020-05-03').order, number: '512' },
    });
  });

  it('is told with its order, the days before the day asked about, and the stay that runs', async () => {
    const body = await read('w01', 'asOf=2020-03-30');
    expect(body).toMatchObject({
      officerId: 'w01',
      stays: [
        {
          ...{ postingId: 'p1', officeId: 'emb-vienna', positionCode: 'POS_ATTACHE', days: 30 },
          ...{ from: '2020-02-29', startedBy: arrival.eventId, to: null, order: { number: '15-1/42' } },
        },
      ],
      current: { postingId: 'p1' },
      daysAbroad: { days: 30, approximate: false },
      rotation: { policy: 'OFF', dueOn: null, due: false },
      meta: { asOf: '2020-03-30' },
    });
    expect(await read('w01', 'asOf=2020-02-28')).toMatchObject({ stays: [], current: null });
  });

  it.each([
    ['2023-02-27', 'P35:AFTER_3_YEARS', '2023-02-28', false],
    ['2023-02-28', 'P35:AFTER_3_YEARS', '2023-02-28', true],
    ['2023-03-01', 'P35:AFTER_3_YEARS', '2023-02-28', true],
    ['2023-02-28', 'P04:ROLL,P35:AFTER_3_YEARS', '2023-03-01', false],
    ['2023-02-28', 'P35:AFTER_4_YEARS', '2024-02-29', false],
  ])('on %s under %s is due for rotation on %s, which has come: %s', async (asOf, policy, dueOn, due) => {
    const { rotation, meta } = await read('w01', `asOf=${asOf}&policy=${policy}`);
    expect(rotation).toEqual({ policy: policy.slice(-13), dueOn, due });
    expect(meta).toMatchObject({ policies: { P35: policy.slice(-13) } });
  });

  it('of a head counts like any other', async () => {
    const body = await read('w02', 'asOf=2020-05-14&policy=P35:AFTER_5_YEARS');
    expect(body).toMatchObject({
      current: {
        postingId: 'head.emb-vienna.2',
        positionCode: 'POS_AMBASSADOR',
        days: 10,
        order: { number: '512' },
      },
      rotation: { dueOn: '2025-05-04', due: false },
    });
  });

  it('is what was known: before the arrival was recorded there is none', async () => {
    const { recordedAt } = await about('w01', 'CorrectAct', '2020-06-01', {
      ...{ eventId: arrival.eventId, reason: 'a slip', changes: { effectiveOn: '2020-03-02' } },
    });
    expect(await read('w01', `asOf=2020-03-01&knownAt=${arrival.recordedAt}`)).toMatchObject({
      current: { from: '2020-02-29', days: 1 },
    });
    expect(await read('w01', `asOf=2020-03-01&knownAt=${recordedAt}`)).toMatchObject({ current: null });
  });

  it('has a policy that no decision looks at, and that is off', async () => {
    const { items, ofReads } = (await on.ask('/v1/catalogue/policies')).body;
    expect(ofReads).toMatchObject([{ no: 'P35', default: 'OFF' }]);
    expect((items as readonly { no: string }[]).at(-1)).toMatchObject({ no: 'P34' });
  });

  it('is asked of somebody on record, under policies that there are', async () => {
    expect((await on.ask('/v1/officers/nobody/time-at-post')).body['code']).toBe('OFFICER_UNKNOWN');
    expect((await on.ask('/v1/officers/w01/time-at-post?policy=P35:AFTER_6_YEARS')).body).toMatchObject({
      status: 400,
      violations: [{ parameter: 'policy' }],
    });
  });
});
