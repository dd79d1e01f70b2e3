import { byHead, EmbassyOverHttp } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
}, 30_000);
afterAll(() => on.close());

const command = async (query: string) => {
  const { status, body } = await on.get(`/v1/offices/emb/command?${query}`);
  expect(status).toBe(200);
  return body as { readonly periods: readonly Readonly<Record<string, unknown>>[]; readonly meta: object };
};
const told = async (query: string) =>
  (await command(query)).periods.map(({ state, officerId, from, to }) => [state, officerId, from, to]);

describe('the command of an office', () => {
  let before: string;

  beforeAll(async () => {
    const absence = { absenceId: 'a1', cause: 'annual leave' };
    const acting = { officerId: 'w01', title: 'CHARGE_DAFFAIRES_AD_INTERIM', cause: 'ABSENCE' };
    const note = { officerId: 'w01', recipientKind: 'HOST_MFA', noteNo: '17' };
    await on.record('offices/emb', 'RecordHeadAbsence', '2020-07-06', absence);
    const designated = await on.record(
      'offices/emb',
      'DesignateActingHead',
      '2020-07-06',
      acting,
      byHead('2020-07-01'),
    );
    before = designated.recordedAt;
    await on.record('offices/emb', 'NotifyActingHead', '2020-07-06', note);
    await on.record('offices/emb', 'EndHeadAbsence', '2020-08-03', { absenceId: 'a1' });
  });

  it('is told period by period, with title, basis and whether the acting head was notified', async () => {
    const { periods } = await command('asOf=2021-01-01');
    const [vacant, head, acting, again] = periods;

    expect(vacant).toMatchObject({ state: 'VACANT', officerId: null, from: '2010-01-10', notified: null });
    expect(head).toMatchObject({
      state: 'SUBSTANTIVE',
      officerId: 'amb',
      title: 'AMBASSADOR',
      absent: false,
    });
    expect(head).toMatchObject({
      order: { type: 'PRESIDENT_DECREE' },
      from: vacant?.['to'],
      to: '2020-07-06',
    });
    expect(acting).toMatchObject({
      ...{ state: 'ACTING', officerId: 'w01', title: 'CHARGE_DAFFAIRES_AD_INTERIM', cause: 'ABSENCE' },
      ...{ notified: true, absent: true, head: 'amb', from: '2020-07-06', to: '2020-08-03' },
      ...{ order: { type: 'HEAD_ORDER' } },
    });
    expect(again).toMatchObject({ state: 'SUBSTANTIVE', officerId: 'amb', from: '2020-08-03', to: null });
    expect(periods).toHaveLength(4);
  });

  it('goes up to the day that is asked for, and no further', async () => {
    expect((await told('asOf=2020-07-05')).at(-1)).toMatchObject([
      'SUBSTANTIVE',
      'amb',
      expect.any(String),
      null,
    ]);
    expect((await told('asOf=2020-07-06')).slice(-2)).toMatchObject([
      ['SUBSTANTIVE', 'amb', expect.any(String), '2020-07-06'],
      ['ACTING', 'w01', '2020-07-06', null],
    ]);
    expect(await told('asOf=2010-01-09')).toEqual([]);
  });

  it('is told as it was known', async () => {
    const { periods } = await command(`asOf=2021-01-01&knownAt=${before}`);

    expect(periods.at(-1)).toMatchObject({ state: 'ACTING', notified: false, to: null });
  });

  it('says on its last day what the head of the office is', async () => {
    for (const asOf of ['2020-07-05', '2020-07-06', '2020-08-02', '2020-08-03']) {
      const { periods } = await command(`asOf=${asOf}`);
      const { body } = await on.get(`/v1/offices/emb/head?asOf=${asOf}`);
      const { state, officerId, title, notified, absent } = body;
      expect(periods.at(-1)).toMatchObject({ state, officerId, title, notified, absent });
    }
  });

  it('is of an office that is recorded', async () => {
    const { status, body } = await on.get('/v1/offices/nowhere/command');
    expect([status, body['code']]).toEqual([404, 'OFFICE_UNKNOWN']);
  });
});
