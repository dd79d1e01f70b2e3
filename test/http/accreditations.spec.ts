import { EmbassyOverHttp, presidential } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
let last: string;
beforeAll(async () => {
  on = await EmbassyOverHttp.start();
  const accredited = (to: string) => ({ officerId: 'amb', to, concurrent: true });
  await on.record(
    'offices/emb',
    'GrantAccreditation',
    '2019-06-03',
    accredited('SK'),
    presidential('2019-05-27'),
  );
  await on.record(
    'offices/emb',
    'GrantAccreditation',
    '2019-09-02',
    accredited('OSCE'),
    presidential('2019-08-26'),
  );
  const ending = { officerId: 'amb', to: 'SK' };
  ({ position: last } = await on.record(
    'offices/emb',
    'EndAccreditation',
    '2020-06-01',
    ending,
    presidential('2020-05-25'),
  ));
}, 30_000);
afterAll(() => on.close());

const listed = async (query: string) => {
  const { status, body } = await on.get(`/v1/accreditations?minPosition=${last}&${query}`);
  expect(status).toBe(200);
  return body as { readonly items: readonly { readonly to: string }[]; readonly nextCursor: string | null };
};
const where = async (query: string) => (await listed(query)).items.map(({ to }) => to);

describe('the accreditations of heads of offices', () => {
  it('tell each with its own days: ending one leaves the others', async () => {
    expect(await where('asOf=2019-02-28')).toEqual([]);
    expect(await where('asOf=2019-03-01')).toEqual(['AT']);
    expect(await where('asOf=2020-05-31')).toEqual(['AT', 'OSCE', 'SK']);
    expect(await where('asOf=2020-06-01')).toEqual(['AT', 'OSCE']);
    expect((await listed('asOf=2020-05-31')).items).toEqual([
      {
        to: 'AT',
        officeId: 'emb',
        officerId: 'amb',
        basis: 'HEADSHIP',
        concurrent: false,
        from: '2019-03-01',
      },
      {
        to: 'OSCE',
        officeId: 'emb',
        officerId: 'amb',
        basis: 'ACCREDITATION',
        concurrent: true,
        from: '2019-09-02',
      },
      {
        to: 'SK',
        officeId: 'emb',
        officerId: 'amb',
        basis: 'ACCREDITATION',
        concurrent: true,
        from: '2019-06-03',
      },
    ]);
  });

  it('are found by state, office and person, and page by page', async () => {
    expect(await where('asOf=2020-05-31&to=SK')).toEqual(['SK']);
    expect(await where('asOf=2020-05-31&to=LU')).toEqual([]);
    expect(await where('asOf=2020-05-31&officer=amb&office=emb')).toEqual(['AT', 'OSCE', 'SK']);
    expect(await where('asOf=2020-05-31&officer=w01')).toEqual([]);
    const first = await listed('asOf=2020-05-31&limit=2');
    const rest = await listed(`asOf=2020-05-31&limit=2&cursor=${first.nextCursor}`);
    expect([first, rest].map(({ items }) => items.map(({ to }) => to))).toEqual([['AT', 'OSCE'], ['SK']]);
    expect(rest.nextCursor).toBeNull();
  });

  it('name an office and a person by ids that there can be', async () => {
    const { status, body } = await on.get('/v1/accreditations?office=A%20B&officer=%3F&state=AT');
    const violations = body['violations'] as readonly {
      readonly pointer?: string;
      readonly parameter?: string;
    }[];
    expect([status, violations.length]).toEqual([400, 3]);
  });
});
