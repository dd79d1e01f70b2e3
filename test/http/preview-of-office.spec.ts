import { type InProcess, startInProcess } from '../support/in-process.js';
import { patched, type PatchStep } from '../support/json-patch.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const decree = (date: string) => ({ type: 'PRESIDENT_DECREE', number: '512', date, issuedBy: 'PRESIDENT' });
const established = {
  kind: 'EstablishOffice',
  effectiveOn: '2020-03-01',
  order: decree('2020-02-20'),
  data: { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' },
};
const moved = {
  kind: 'ReorganiseOffice',
  effectiveOn: '2022-01-01',
  order: decree('2021-12-20'),
  data: { seat: 'Graz' },
};
const post = (act: object, query = '', headers = {}) =>
  on.ask(`/v1/offices/emb-vienna/acts${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(act),
  });
const read = async () => {
  const { meta: _meta, ...body } = (await on.ask('/v1/offices/emb-vienna?asOf=2023-01-01')).body;
  return body;
};

describe('a dry run about an office', () => {
  it('shows how the office would be read, and is recorded by its token', async () => {
    const first = await post(established, '?dryRun=true');
    expect(first.body).toMatchObject({
      revision: 0,
      differences: [{ record: [{ was: null }], term: [] }, {}],
    });
    const begun = await post(established, '', { 'preview-token': String(first.body['previewToken']) });
    expect(begun.body['events']).toEqual(first.body['events']);

    const before = await read();
    const preview = await post(moved, '?dryRun=true&asOf=2023-01-01');
    expect(preview.body).toMatchObject({ revision: 1, eligibleDays: [], payPeriod: null, affectedActs: [] });
    expect((await post(moved, '', { 'preview-token': String(preview.body['previewToken']) })).status).toBe(
      201,
    );
    const [, day] = preview.body['differences'] as readonly { readonly record: readonly PatchStep[] }[];
    expect(patched(before, day!.record)).toEqual(await read());
  });

  it('tells the acts that it would change', async () => {
    const data = { seat: 'Linz' };
    const changes = { data };
    const { body } = await on.ask('/v1/offices/emb-vienna/acts');
    const [, { eventId }] = body['items'] as [unknown, { eventId: string }];
    const correction = {
      kind: 'CorrectAct',
      effectiveOn: '2023-01-01',
      data: { eventId, changes, reason: 'r' },
    };
    expect((await post(correction, '?dryRun=true')).body['affectedActs']).toMatchObject([
      {
        eventId,
        kind: 'ReorganiseOffice',
        difference: [{ path: '/status' }, { path: '/data/seat', was: 'Graz' }],
      },
    ]);
  });
});
