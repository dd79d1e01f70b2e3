import { registration } from '../support/client.js';
import { byHead, EmbassyOverHttp, ministerial, presidential } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
let last: string;
/** When each step was known. */
const known: Record<string, string> = {};

/**
 * Beside the embassy `emb` in Vienna: a mission in Berlin, raised to an embassy in 2018 and terminated in 2022, headed by `w02-card`, a second card of
 * `w02`; and a consulate general in Salzburg. The head of `emb` is away for two weeks of May 2020, and `w01` acts for him; from July 2021 on there is none.
 */
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
  const mission = {
    officeKind: 'DIPLOMATIC_MISSION',
    name: 'Mission in Germany',
    hostState: 'DE',
    seat: 'Bonn',
  };
  await record('offices/berlin', 'EstablishOffice', '2015-02-02', mission, presidential('2015-01-20'));
  const raised = { officeKind: 'EMBASSY', name: 'Embassy in Germany', seat: 'Berlin' };
  await record('offices/berlin', 'ReorganiseOffice', '2018-06-01', raised, presidential('2018-05-20'));
  const consulate = {
    officeKind: 'CONSULATE_GENERAL',
    name: 'Consulate General in Salzburg',
    hostState: 'AT',
    seat: 'Salzburg',
  };
  await record('offices/salzburg', 'EstablishOffice', '2016-09-01', consulate, ministerial('2016-08-20'));
  const { kind, effectiveOn, data } = registration('W02') as Record<'kind' | 'effectiveOn', string> & {
    readonly data: object;
  };
  await record('officers/w02-card', kind, effectiveOn, data);
  await record('officers/w02-card', 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
  await record('offices/berlin', 'AppointHead', '2019-04-01', head('w02-card'), presidential('2019-03-20'));
  await record('offices/emb', 'RecordHeadAbsence', '2020-05-04', { absenceId: 'a1', cause: 'leave' });
  const acting = { officerId: 'w01', title: 'CHARGE_DAFFAIRES_AD_INTERIM', cause: 'ABSENCE' };
  await record('offices/emb', 'DesignateActingHead', '2020-05-04', acting, byHead('2020-05-01'));
  await record('offices/emb', 'EndHeadAbsence', '2020-05-18', { absenceId: 'a1' });
  const dismissed = {
    officerId: 'amb',
    cause: 'rotation',
    representation: { number: '2', date: '2021-06-01' },
  };
  known['headed'] = (
    await record('offices/emb', 'DismissHead', '2021-07-01', dismissed, presidential('2021-06-20'))
  ).recordedAt;
  await record('offices/berlin', 'TerminateOffice', '2022-01-01', {}, presidential('2021-12-20'));
  known['apart'] = (
    await record('officers/w01', 'RecordAward', '2022-01-01', { award: 'medal' }, ministerial('2022-01-01'))
  ).recordedAt;
  await record('officers/w02-card', 'JoinRecord', '2022-02-01', { officerId: 'w02' });
  const mistaken = { ...mission, name: 'Mission in France', hostState: 'FR', seat: 'Paris' };
  const { eventId, recordedAt } = await record(
    'offices/paris',
    'EstablishOffice',
    '2017-01-09',
    mistaken,
    presidential('2017-01-05'),
  );
  known['mistaken'] = recordedAt;
  const annulled = { eventId, reason: 'of another state' };
  await record('offices/paris', 'AnnulAct', '2022-03-01', annulled, presidential('2022-03-01'));
}, 30_000);
afterAll(() => on.close());

const head = (officerId: string) => ({
  officerId,
  title: 'AMBASSADOR',
  representation: { number: '1-03/341', date: '2019-03-01' },
});
const record: EmbassyOverHttp['record'] = async (...act) => {
  const recorded = await on.record(...act);
  last = recorded.position;
  return recorded;
};

interface Listed {
  readonly items: readonly (Readonly<Record<string, unknown>> & { readonly head: object })[];
  readonly nextCursor: string | null;
  readonly meta: Readonly<Record<string, unknown>>;
}
const list = async (asOf: string, query = ''): Promise<Listed> => {
  const { status, body } = await on.get(`/v1/offices?asOf=${asOf}&minPosition=${last}${query}`);
  expect([status, body['violations']]).toEqual([200, undefined]);
  return body as unknown as Listed;
};
const ids = async (asOf: string, query?: string) =>
  (await list(asOf, query)).items.map(({ officeId }) => officeId);

describe('the list of offices', () => {
  it.each([
    '2009-12-31',
    '2015-02-02',
    '2018-05-31',
    '2018-06-01',
    '2020-05-03',
    '2020-05-04',
    '2020-05-18',
    '2021-07-01',
    '2022-01-01',
  ])('has each as its record and the read of its head have it, by id, on %s', async (asOf) => {
    const { items, nextCursor, meta } = await list(asOf);

    expect(items.map(({ officeId }) => officeId)).toEqual(['berlin', 'emb', 'salzburg']);
    expect([nextCursor, meta['asOf'], meta['position']]).toEqual([null, asOf, last]);
    for (const { head: command, ...shown } of items) {
      const of = `/v1/offices/${String(shown['officeId'])}`;
      expect((await on.get(`${of}?asOf=${asOf}`)).body).toMatchObject(shown);
      expect((await on.get(`${of}/head?asOf=${asOf}`)).body).toMatchObject(command);
    }
  });

  it('tells who commands each', async () => {
    const emb = async (asOf: string) => (await list(asOf)).items[1];
    expect(await emb('2020-05-04')).toEqual({
      ...{ officeId: 'emb', officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT' },
      ...{ organisation: null, seat: 'Vienna', parentOfficeId: null, status: 'OPEN' },
      head: { state: 'ACTING', officerId: 'w01', title: 'CHARGE_DAFFAIRES_AD_INTERIM', head: 'amb' },
    });
    expect((await emb('2020-05-18'))!.head).toEqual({
      ...{ state: 'SUBSTANTIVE', officerId: 'amb', title: 'AMBASSADOR', head: null },
    });
    expect((await emb('2021-07-01'))!.head).toMatchObject({ state: 'VACANT', officerId: null, title: null });
  });

  it.each([
    ['officeKind=DIPLOMATIC_MISSION', '2018-05-31', ['berlin']],
    ['officeKind=DIPLOMATIC_MISSION', '2018-06-01', []],
    ['officeKind=EMBASSY', '2018-06-01', ['berlin', 'emb']],
    ['hostState=AT', '2020-01-01', ['emb', 'salzburg']],
    ['hostState=KE', '2020-01-01', []],
    ['status=NOT_YET_OPEN', '2016-08-31', ['salzburg']],
    ['status=NOT_YET_OPEN', '2016-09-01', []],
    ['status=OPEN', '2021-12-31', ['berlin', 'emb', 'salzburg']],
    ['status=OPEN', '2022-01-01', ['emb', 'salzburg']],
    ['status=TERMINATED', '2022-01-01', ['berlin']],
    ['headState=ACTING', '2020-05-03', []],
    ['headState=ACTING', '2020-05-04', ['emb']],
    ['headState=ACTING', '2020-05-17', ['emb']],
    ['headState=ACTING', '2020-05-18', []],
    ['headState=VACANT&status=OPEN&officeKind=EMBASSY', '2021-06-30', []],
    ['headState=VACANT&status=OPEN&officeKind=EMBASSY', '2021-07-01', ['emb']],
    ['headedBy=amb', '2019-02-28', []],
    ['headedBy=amb', '2019-03-01', ['emb']],
    ['headedBy=amb', '2020-05-04', ['emb']],
    ['headedBy=amb', '2021-06-30', ['emb']],
    ['headedBy=amb', '2021-07-01', []],
    ['headedBy=w01', '2020-05-04', []],
    ['commandedBy=amb', '2020-05-03', ['emb']],
    ['commandedBy=amb', '2020-05-04', []],
    ['commandedBy=w01', '2020-05-04', ['emb']],
    ['commandedBy=w01', '2020-05-18', []],
    ['hostState=AT&officeKind=EMBASSY&status=OPEN&headState=SUBSTANTIVE', '2020-01-01', ['emb']],
  ])('is narrowed by %s on %s', async (filter, asOf, expected) => {
    expect(await ids(asOf, `&${filter}`)).toEqual(expected);
  });

  it('has the offices of a person, under whichever of his ids', async () => {
    for (const officerId of ['w02', 'w02-card'])
      for (const by of ['headedBy', 'commandedBy'])
        expect(await ids('2020-01-01', `&${by}=${officerId}`)).toEqual(['berlin']);
    const apart = async (officerId: string) => {
      const { body } = await on.get(
        `/v1/offices?asOf=2020-01-01&headedBy=${officerId}&knownAt=${known['apart']}`,
      );
      return (body as unknown as Listed).items.map(({ officeId }) => officeId);
    };
    expect(await apart('w02-card')).toEqual(['berlin']);
    expect(await apart('w02')).toEqual([]);
    expect(await ids('2022-01-01', '&headedBy=w02')).toEqual([]);
  });

  it('is what was known: the same bytes whenever it is asked, without an office of which no establishment stands', async () => {
    const path = `/v1/offices?asOf=2023-01-01&knownAt=${known['headed']}`;
    const { text, body } = await on.get(path);
    expect((body as unknown as Listed).items).toMatchObject([
      { officeId: 'berlin', status: 'OPEN' },
      { officeId: 'emb' },
      { officeId: 'salzburg' },
    ]);
    expect((await on.get(path)).text).toBe(text);

    expect(await ids('2023-01-01')).toEqual(['berlin', 'emb', 'salzburg']);
    const mistaken = await on.get(`/v1/offices?hostState=FR&knownAt=${known['mistaken']}`);
    expect(mistaken.body['items']).toMatchObject([{ officeId: 'paris', status: 'OPEN' }]);
  });

  it('is read page by page, and what is added meanwhile moves nothing', async () => {
    const first = await list('2020-01-01', '&limit=1');
    const pages = [first];
    const bern = { officeKind: 'EMBASSY', name: 'Embassy in Switzerland', hostState: 'CH', seat: 'Bern' };
    await record('offices/bern', 'EstablishOffice', '2019-01-10', bern, presidential('2019-01-09'));
    while (pages.at(-1)!.nextCursor !== null)
      pages.push(await list('2020-01-01', `&limit=1&cursor=${pages.at(-1)!.nextCursor}`));

    expect(pages.map(({ items }) => items.map(({ officeId }) => officeId))).toEqual([
      ...[['berlin'], ['emb'], ['salzburg']],
    ]);
    expect(new Set(pages.map(({ meta }) => meta['knownAt'])).size).toBe(1);
    expect(await ids('2020-01-01')).toEqual(['berlin', 'bern', 'emb', 'salzburg']);
  });

  it('takes a cursor for what it was asked for, and for nothing else', async () => {
    const { nextCursor } = await list('2020-01-01', '&limit=1&hostState=AT');
    for (const path of ['offices?', 'offices?hostState=DE&', 'proposals?', 'officers?']) {
      const { status, body } = await on.get(`/v1/${path}limit=1&cursor=${nextCursor}`);
      expect([status, body['code']]).toEqual([400, 'MALFORMED']);
    }
  });
});
