import { registration } from '../support/client.js';
import { byHead, EmbassyOverHttp, ministerial, proposing } from '../support/embassy-over-http.js';

let on: EmbassyOverHttp;
let last: string;
/** When each step was known. */
const known: Record<string, string> = {};

beforeAll(async () => {
  on = await EmbassyOverHttp.start();
  await twoRecords();
  await propose('award', '2020-02-10', proposing('AWARD'));
  await propose('recall', '2020-02-03', proposing('EARLY_RECALL'));
  await propose('sanction', '2020-02-10', { ...proposing('SANCTION'), officerId: 'w01-card' });
  await propose('wrong', '2020-03-02', proposing('SANCTION'));
  const representing = { officerId: 'w01', subject: 'RANK', detail: 'Envoy', number: '1-03/9' };
  await record('proposals/envoy', 'SubmitMinisterRepresentation', '2020-02-11', representing);
  const [day, decided] = ['2020-02-24', { reason: 'agreed' }];
  await record('proposals/recall', 'AcceptProposal', day, decided, ministerial(day));
  await record('proposals/award', 'WithdrawProposal', '2020-03-01', {});
  known['settled'] = (await record('officers/amb', 'RecordAward', day, medal, ministerial(day))).recordedAt;
  const { items } = (await on.get('/v1/proposals/wrong/acts')).body as {
    readonly items: { eventId: string }[];
  };
  const annulled = { eventId: items[0]!.eventId, reason: 'never sent' };
  await record('proposals/wrong', 'AnnulAct', '2020-03-03', annulled, byHead('2020-03-03'));
  known['apart'] = (await record('officers/amb', 'RecordAward', day, medal, ministerial(day))).recordedAt;
  await record('officers/w01-card', 'JoinRecord', '2021-01-01', { officerId: 'w01' });
}, 30_000);
afterAll(() => on.close());

const medal = { award: 'medal' };

const record: EmbassyOverHttp['record'] = async (...act) => {
  const recorded = await on.record(...act);
  last = recorded.position;
  return recorded;
};
const propose = (id: string, on: string, data: object) =>
  record(`proposals/${id}`, 'SubmitHeadProposal', on, data);

/** A second card of `w01`, under which he holds a position at the embassy. */
async function twoRecords(): Promise<void> {
  const { kind, effectiveOn, data } = registration('W01') as Record<'kind' | 'effectiveOn', string> & {
    readonly data: object;
  };
  await record('officers/w01-card', kind, effectiveOn, data);
  await record('officers/w01-card', 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
  const position = { positionCode: 'POS_ATTACHE', officeId: 'emb' };
  await record('officers/w01-card', 'AppointToPosition', '2019-06-03', position, ministerial('2019-06-03'));
}

interface Listed {
  readonly items: readonly Readonly<Record<string, unknown>>[];
  readonly nextCursor: string | null;
  readonly meta: Readonly<Record<string, unknown>>;
}
const list = async (query = ''): Promise<Listed> => {
  const { status, body } = await on.get(`/v1/proposals?minPosition=${last}${query}`);
  expect([status, body['violations']]).toEqual([200, undefined]);
  return body as unknown as Listed;
};
const ids = async (query?: string) => (await list(query)).items.map(({ proposalId }) => proposalId);

describe('the list of proposals', () => {
  it('has each as its record has it, by the day on which it was made, then by id', async () => {
    const { items, nextCursor, meta } = await list();
    expect(items.map(({ proposalId }) => proposalId)).toEqual(['recall', 'award', 'sanction', 'envoy']);
    expect([nextCursor, meta['position']]).toEqual([null, last]);
    for (const item of items)
      expect((await on.proposal(String(item['proposalId']))).body).toMatchObject(item);
    expect(items[3]).toEqual({
      ...{ proposalId: 'envoy', state: 'SUBMITTED', proposedBy: null, officeId: null, officerId: 'w01' },
      ...{ proposes: null, subject: 'RANK', number: '1-03/9', submittedOn: '2020-02-11', settledOn: null },
    });
  });

  it.each([
    ['state=SUBMITTED', ['sanction', 'envoy']],
    ['state=ACCEPTED', ['recall']],
    ['state=WITHDRAWN', ['award']],
    ['state=REJECTED', []],
    ['office=emb', ['recall', 'award', 'sanction']],
    ['office=nowhere', []],
    ['proposedBy=amb', ['recall', 'award', 'sanction']],
    ['proposedBy=w01', []],
    ['proposes=AWARD', ['award']],
    ['subject=RANK', ['envoy']],
    ['subject=HEAD', []],
    ['office=emb&state=WITHDRAWN&officer=w01', ['award']],
    ['proposes=SANCTION&state=ACCEPTED', []],
  ])('is narrowed by %s', async (filter, expected) => {
    expect(await ids(`&${filter}`)).toEqual(expected);
  });

  it('is narrowed to a period: the first day counts, the last does not', async () => {
    expect(await ids('&submittedFrom=2020-02-10')).toEqual(['award', 'sanction', 'envoy']);
    expect(await ids('&submittedFrom=2020-02-11')).toEqual(['envoy']);
    expect(await ids('&submittedTo=2020-02-10')).toEqual(['recall']);
    expect(await ids('&submittedTo=2020-02-11')).toEqual(['recall', 'award', 'sanction']);
    expect(await ids('&submittedFrom=2020-02-10&submittedTo=2020-02-10')).toEqual([]);
    expect(await ids('&submittedFrom=2020-02-04&submittedTo=2020-02-11&officer=w01')).toEqual([
      'award',
      'sanction',
    ]);
  });

  it('has what is annulled where it is asked for, and then tells what had been proposed', async () => {
    for (const filter of ['', '&officer=w01', '&proposedBy=amb', '&office=emb', '&proposes=SANCTION'])
      expect(await ids(`&state=ANNULLED${filter}`)).toEqual(['wrong']);
    expect(await ids('&state=ANNULLED&proposes=AWARD')).toEqual([]);
    expect((await list('&state=ANNULLED')).items).toMatchObject([
      { state: null, proposes: 'SANCTION', officerId: 'w01', submittedOn: '2020-03-02' },
    ]);
  });

  it('is one of all days as it was known: `asOf` changes nothing, `knownAt` does', async () => {
    const settled = `knownAt=${known['settled']}`;
    const first = await on.get(`/v1/proposals?${settled}&asOf=2019-01-01`);
    expect((first.body as unknown as Listed).items).toMatchObject([
      { proposalId: 'recall', state: 'ACCEPTED' },
      ...[{ proposalId: 'award' }, { proposalId: 'sanction' }, { proposalId: 'envoy' }],
      { proposalId: 'wrong', state: 'SUBMITTED' },
    ]);
    expect((await on.get(`/v1/proposals?state=ANNULLED&${settled}`)).body['items']).toEqual([]);
    const again = await on.get(`/v1/proposals?${settled}&asOf=2019-01-01`);
    expect(again.text).toBe(first.text);
  });

  it('has all that is proposed for a person, under whichever of his ids', async () => {
    for (const officer of ['w01', 'w01-card'])
      expect(await ids(`&officer=${officer}`)).toEqual(['recall', 'award', 'sanction', 'envoy']);
    const apart = async (officer: string) => {
      const { body } = await on.get(`/v1/proposals?officer=${officer}&knownAt=${known['apart']}`);
      return (body as unknown as Listed).items.map(({ proposalId }) => proposalId);
    };
    expect(await apart('w01')).toEqual(['recall', 'award', 'envoy']);
    expect(await apart('w01-card')).toEqual(['sanction']);
    expect(await ids('&officer=w02')).toEqual([]);
  });

  it('is read page by page, and what is added meanwhile moves nothing', async () => {
    for (const filter of ['', '&officer=w01']) {
      const all = await ids(filter);
      const first = await list(`&limit=1${filter}`);
      const pages = [first];
      await propose(`between${filter.length}`, '2020-02-04', proposing('EXTENSION'));
      while (pages.at(-1)!.nextCursor !== null)
        pages.push(await list(`&limit=1${filter}&cursor=${pages.at(-1)!.nextCursor}`));

      expect(pages.flatMap(({ items }) => items.map(({ proposalId }) => proposalId))).toEqual(all);
      expect(new Set(pages.map(({ meta }) => meta['knownAt'])).size).toBe(1);
    }
  });

  it('takes a cursor for what it was asked for, and for nothing else', async () => {
    const { nextCursor } = await list('&limit=1&office=emb');
    for (const path of ['proposals?', 'proposals?office=elsewhere&', 'officers?']) {
      const { status, body } = await on.get(`/v1/${path}limit=1&cursor=${nextCursor}`);
      expect([status, body['code']]).toEqual([400, 'MALFORMED']);
    }
  });
});
