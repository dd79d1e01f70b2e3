import { byHead, EmbassyOverHttp } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
}, 30_000);
afterAll(() => on.close());

const scheduled = async (asOf: string) =>
  (await on.get(`/v1/offices/emb?asOf=${asOf}`)).body['leaveSchedule'];
const approving = (year: number, leaves: readonly object[]) =>
  on.post('/v1/offices/emb/acts', {
    kind: 'ApproveLeaveSchedule',
    effectiveOn: '2020-12-01',
    data: { year, leaves },
    ...byHead('2020-12-01'),
  });

describe('the schedule of leaves of an office', () => {
  const leave = { officerId: 'w01', from: '2021-07-05', to: '2021-08-02' };

  it('is told for the year of the day, and names people who are recorded', async () => {
    expect((await approving(2021, [leave])).status).toBe(201);

    expect(await scheduled('2020-12-31')).toBeNull();
    expect(await scheduled('2021-01-01')).toMatchObject({ year: 2021, leaves: [leave], from: '2020-12-01' });
    expect(await scheduled('2022-01-01')).toBeNull();
    expect((await approving(2021, [leave, { ...leave, officerId: 'nobody' }])).body).toMatchObject({
      ...{ status: 422, code: 'OFFICER_UNKNOWN', facts: { unknown: ['nobody'] } },
    });
  });

  it('is malformed with a year or a day that there is not', async () => {
    const { body } = await approving(21, [{ ...leave, from: '2021-02-30' }]);
    const violations = body['violations'] as readonly { readonly pointer: string }[];
    expect(violations.map(({ pointer }) => pointer).sort()).toEqual(['/data/leaves/0/from', '/data/year']);
  });
});
