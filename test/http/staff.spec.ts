import { byHead, ministerial, presidential } from '../support/embassy-over-http.js';
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

async function serving(officerId: string, name: string): Promise<void> {
  const { kind, effectiveOn, data } = registration(name) as {
    readonly kind: string;
    readonly effectiveOn: string;
    readonly data: object;
  };
  await record(`officers/${officerId}`, kind, effectiveOn, data);
  await record(`officers/${officerId}`, 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
}

const staff = async (asOf: string, more = '') => {
  const { status, body } = await on.ask(
    `/v1/offices/emb-vienna/staff?asOf=${asOf}&minPosition=${last}${more}`,
  );
  expect(status).toBe(200);
  return body as {
    readonly items: readonly Readonly<Record<string, unknown>>[];
    readonly head: Readonly<Record<string, unknown>>;
    readonly nextCursor: string | null;
  };
};
const who = async (asOf: string, more = '') =>
  (await staff(asOf, more)).items.map(({ officerId }) => officerId);

describe('the staff of an office', () => {
  beforeAll(async () => {
    const embassy = { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' };
    await record('offices/emb-vienna', 'EstablishOffice', '2019-01-10', embassy, presidential('2019-01-09'));
    await serving('w01', 'Serikbai Dana');
    await serving('w02', 'Abenova Aigerim');
    await serving('w03', 'Ospanov Marat');
    const posting = { postingId: 'p1', officeId: 'emb-vienna', positionCode: 'POS_ATTACHE' };
    for (const [officerId, arrival] of [
      ['w01', '2020-02-06'],
      ['w03', '2021-02-06'],
    ] as const) {
      await record(
        `officers/${officerId}`,
        'AssignPosting',
        '2020-01-10',
        posting,
        ministerial('2020-01-09'),
      );
      await record(`officers/${officerId}`, 'StartPosting', arrival, { postingId: 'p1' });
    }
    const acting = {
      officerId: 'w02',
      title: 'CHARGE_DAFFAIRES_AD_INTERIM',
      cause: 'VACANCY',
      to: '2020-03-03',
    };
    const designation = ministerial('2020-03-01');
    await record('offices/emb-vienna', 'DesignateActingHead', '2020-03-02', acting, designation);
    const department = { postingId: 'p1', department: 'CONSULAR' };
    await record('officers/w01', 'AssignDepartment', '2020-03-02', department, byHead('2020-03-01'));
    const position = { positionCode: 'POS_ATTACHE', officeId: 'emb-vienna' };
    await record('officers/w02', 'AppointToPosition', '2020-05-04', position, ministerial('2020-05-04'));
    const ended = { postingId: 'p1', outcome: 'COMPLETED' };
    await record('officers/w01', 'EndPosting', '2022-02-07', ended, ministerial('2022-02-04'));
  });

  it('is who serves there, from the day of arrival to the day before the end', async () => {
    expect(await who('2020-02-05')).toEqual([]);
    expect(await who('2020-02-06')).toEqual(['w01']);
    expect(await who('2021-02-05')).toEqual(['w01', 'w02']);
    expect(await who('2022-02-06')).toEqual(['w01', 'w02', 'w03']);
    expect(await who('2022-02-07')).toEqual(['w02', 'w03']);
  });

  it('tells the posting and its department, or the position that is held there without one', async () => {
    const [first, second] = (await staff('2021-01-01')).items;
    expect(first).toEqual({
      officerId: 'w01',
      names: { latin: 'Serikbai Dana' },
      category: 'OFFICER',
      rank: null,
      postingId: 'p1',
      positionCode: 'POS_ATTACHE',
      from: '2020-02-06',
      department: 'CONSULAR',
    });
    expect(second).toMatchObject({ officerId: 'w02', postingId: null, from: null, department: null });
    expect((await staff('2020-03-01')).items).toMatchObject([{ department: null }]);
    expect((await staff('2020-03-02')).items).toMatchObject([{ department: 'CONSULAR' }]);
  });

  it('is told page by page, with who commands the office', async () => {
    const first = await staff('2021-06-01', '&limit=2');
    const rest = await staff('2021-06-01', `&limit=2&cursor=${first.nextCursor}`);

    expect([first, rest].map(({ items }) => items.map(({ officerId }) => officerId))).toEqual([
      ['w01', 'w02'],
      ['w03'],
    ]);
    expect(rest.nextCursor).toBeNull();
    expect(first.head).toMatchObject({ officeId: 'emb-vienna', state: 'VACANT', officerId: null });
  });

  it('follows what is known: a corrected arrival moves the first day, and leaves the past as it was', async () => {
    const { items } = (await on.ask('/v1/officers/w03/acts')).body as {
      readonly items: readonly {
        readonly kind: string;
        readonly eventId: string;
        readonly recordedAt: string;
      }[];
    };
    const start = items.find(({ kind }) => kind === 'StartPosting')!;
    const before = items.at(-1)!.recordedAt;
    const changes = { eventId: start.eventId, reason: 'a slip', changes: { effectiveOn: '2021-03-01' } };
    await record('officers/w03', 'CorrectAct', '2021-03-01', changes);

    expect(await who('2021-02-28')).toEqual(['w01', 'w02']);
    expect(await who('2021-03-01')).toEqual(['w01', 'w02', 'w03']);
    expect(
      (await on.ask(`/v1/offices/emb-vienna/staff?asOf=2021-02-28&knownAt=${before}`)).body,
    ).toMatchObject({
      items: [{ officerId: 'w01' }, { officerId: 'w03' }],
    });
  });

  it('is asked of an office that is recorded, with a cursor of its own', async () => {
    const unknown = await on.ask(`/v1/offices/nowhere/staff?minPosition=${last}`);
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'OFFICE_UNKNOWN']);
    const { nextCursor } = await staff('2021-06-01', '&limit=1');
    const strange = await on.ask(`/v1/officers?limit=1&cursor=${nextCursor}`);
    expect([strange.status, strange.body['code']]).toEqual([400, 'MALFORMED']);
  });
});
