import { registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';
import { patched, type PatchStep } from '../support/json-patch.js';

let on: InProcess;
let rank: string;

const order = (number: string, date: string) => ({
  type: 'MINISTER_ORDER',
  number,
  date,
  issuedBy: 'MINISTER',
});
const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;
const first = { effectiveOn: '2020-03-15', order: order('15-1/42', '2020-03-10') };

beforeAll(async () => {
  on = await startInProcess();
  await on.act('w01', registration());
  await on.act('w01', { kind: 'EnterService', ...first, data: {} });
  await on.act('w01', { kind: 'AppointToPosition', ...first, data: { positionCode: 'POS_ATTACHE' } });
  const { body } = await on.act('w01', { kind: 'AssignRank', ...first, data: { rank: 'ATTACHE' } });
  rank = (body['events'] as [{ eventId: string }])[0].eventId;
}, 30_000);
afterAll(() => on.close());

const ask = (body: object, query = '?asOf=2025-01-01', headers = {}) =>
  on.ask(`/v1/what-if${query}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ officerId: 'w01', ...body }),
  });
const promotion = (day: string, code: string) => ({
  kind: 'AssignRank',
  effectiveOn: day,
  order: order('15-1/77', day),
  data: { rank: code, justification: 'long experience' },
});
const annulment = (eventId: string) => ({
  kind: 'AnnulAct',
  effectiveOn: '2024-02-01',
  order: order('15-1/99', '2024-02-01'),
  data: { eventId, reason: 'without authority' },
});
const bare = async (path: string) => {
  const { meta: _meta, ...body } = (await on.ask(path)).body;
  return body;
};
type Differences = readonly [Readonly<Record<string, readonly PatchStep[]>>];

describe('a what-if', () => {
  it('judges each act after those before it, and compares what is read', async () => {
    const acts = [promotion('2022-03-15', 'THIRD_SECRETARY'), promotion('2024-03-15', 'SECOND_SECRETARY_II')];
    const { status, headers, body } = await ask({ acts });

    expect([status, headers.get('etag')]).toEqual([200, '"4"']);
    expect(body).toMatchObject({
      officerId: 'w01',
      acts: [
        { verdict: 'LAWFUL', events: [{ type: 'RankAssigned', data: { previousRank: 'ATTACHE' } }] },
        { verdict: 'LAWFUL', events: [{ data: { previousRank: 'THIRD_SECRETARY' } }] },
      ],
      differences: [{ asOf: '2025-01-01' }],
      payPeriod: { from: '2022-03-15', to: null, parts: [{ to: '2024-03-15' }, { from: '2024-03-15' }] },
      meta: { asOf: '2025-01-01', ruleset: 'L299-II/2002' },
    });
    const [{ record }] = body['differences'] as Differences;
    expect(patched(await bare('/v1/officers/w01?asOf=2025-01-01'), record!)).toMatchObject({
      rank: { code: 'SECOND_SECRETARY_II' },
      rankSpells: [{ rank: 'ATTACHE' }, { rank: 'THIRD_SECRETARY' }, { rank: 'SECOND_SECRETARY_II' }],
    });
  });

  it('goes on after an act that is refused, as if that had not been posted', async () => {
    const acts = [promotion('2022-03-14', 'THIRD_SECRETARY'), promotion('2022-03-15', 'THIRD_SECRETARY')];
    const { body } = await ask({ acts });
    expect(body['acts']).toMatchObject([
      {
        verdict: 'REFUSED',
        problem: {
          type: '/problems/term-not-served',
          status: 422,
          code: 'TERM_NOT_SERVED',
          citations: [{ article: '12' }],
          facts: { daysShort: 1 },
        },
      },
      { verdict: 'LAWFUL' },
    ]);
  });

  it('supposes annulments and corrections, of what is recorded and of what is supposed', async () => {
    const acts = [
      promotion('2022-03-15', 'THIRD_SECRETARY'),
      annulment('acts/0/events/0'),
      { ...annulment(rank), data: { eventId: rank, changes: { effectiveOn: '2020-06-15' }, reason: 'r' } },
    ].map((act, place) => (place === 2 ? { ...act, kind: 'CorrectAct' } : act));
    const { body } = await ask({ acts });

    expect((body['acts'] as { verdict: string }[]).map(({ verdict }) => verdict)).toEqual([
      'LAWFUL',
      'LAWFUL',
      'LAWFUL',
    ]);
    expect(body).toMatchObject({
      affectedActs: [{ eventId: rank, difference: [{ path: '/status', value: 'corrected' }, {}] }],
      eligibleDays: [{ rankHeld: 'ATTACHE', was: '2022-03-15', now: '2022-06-15' }],
      payPeriod: { from: '2020-03-15', to: '2020-06-15' },
    });
    const named = (body['acts'] as { events: { eventId: string; data: { eventId?: string } }[] }[]).map(
      ({ events }) => events[0]!,
    );
    expect(named[1]!.data.eventId).toBe(named[0]!.eventId);
  });

  it('asks for dependants as the real thing does', async () => {
    const acts = [promotion('2022-03-15', 'THIRD_SECRETARY'), annulment(rank)];
    const { body } = await ask({ acts });
    expect(body['acts']).toMatchObject([
      {},
      { verdict: 'REFUSED', problem: { code: 'DEPENDANT_ACTS', status: 409, facts: { dependants: [{}] } } },
    ]);
    const dependants = [{ eventId: 'acts/0/events/0', action: 'ANNUL' }];
    const decided = { ...annulment(rank), data: { ...annulment(rank).data, dependants } };
    expect((await ask({ acts: [acts[0], decided] })).body).toMatchObject({
      acts: [{}, { events: [{ type: 'ActAnnulled' }, { type: 'ActAnnulled' }] }],
      affectedActs: [{ eventId: rank }],
    });
  });

  it('counts by other policies, with or without acts', async () => {
    const { body } = await ask({ acts: [], policies: 'P03:DAY_AFTER' }, '?asOf=2021-01-01');
    expect(body).toMatchObject({
      eligibleDays: [{ was: '2022-03-15', now: '2022-03-16' }],
      payPeriod: null,
      affectedActs: [],
    });
    const read = '/v1/officers/w01/term?asOf=2021-01-01';
    const [{ term }] = body['differences'] as Differences;
    expect(patched(await bare(read), term!)).toEqual(await bare(`${read}&policy=P03:DAY_AFTER`));

    const acts = [promotion('2022-03-15', 'THIRD_SECRETARY')];
    expect((await ask({ acts, policies: ['P03:DAY_AFTER'] })).body['acts']).toMatchObject([
      { problem: { code: 'TERM_NOT_SERVED' } },
    ]);
  });

  it('says of a correction that leaves no act where it is wrong', async () => {
    const changes = { data: { rank: 'KING' } };
    const correction = {
      kind: 'CorrectAct',
      effectiveOn: '2021-01-01',
      data: { eventId: rank, changes, reason: 'r' },
    };
    expect((await ask({ acts: [correction] })).body['acts']).toMatchObject([
      { problem: { code: 'MALFORMED', violations: [{ pointer: '/data/changes/data/rank' }] } },
    ]);
  });

  it('writes nothing, answers the same at the same clocks, and lets an auditor ask', async () => {
    const { head } = (await on.ask('/health/ready')).body;
    const { knownAt } = (await on.ask('/v1/officers/w01')).body['meta'] as { knownAt: string };
    const acts = [promotion('2022-03-15', 'THIRD_SECRETARY')];
    const query = `?asOf=2023-01-01&knownAt=${knownAt}`;
    const before = await ask({ acts }, query, { 'x-elshi-role': 'AUD' });
    expect(before.status).toBe(200);
    expect((await on.ask('/health/ready')).body['head']).toBe(head);
    await on.act('w02', registration());
    expect((await ask({ acts }, query)).text).toBe(before.text);
  });

  it('begins where nothing was known, if its first act registers', async () => {
    const acts = [registration(), { kind: 'EnterService', ...first, data: {} }];
    const unknown = await ask({ officerId: 'w09', acts: acts.slice(1) });
    expect(code(unknown)).toBe('422 OFFICER_UNKNOWN');
    const { body } = await ask({ officerId: 'w09', acts });
    expect(body).toMatchObject({
      acts: [{ verdict: 'LAWFUL' }, { verdict: 'LAWFUL' }],
      differences: [{ record: [{ op: 'replace', path: '', was: null }] }],
    });
    const before = '?asOf=2025-01-01&knownAt=2001-01-01T00:00:00Z';
    expect(code(await ask({ acts: [] }, before))).toBe('422 OFFICER_UNKNOWN');
    expect((await ask({ acts }, before)).status).toBe(200);
    expect((await ask({ acts })).body['acts']).toMatchObject([{ problem: { code: 'OFFICER_EXISTS' } }, {}]);
  });

  it('is told every fault of body and query at once', async () => {
    const { status, body } = await ask({ acts: [{ kind: 'X' }], ruleset: 'L1', more: 1 }, '?colour=green');
    expect(status).toBe(400);
    expect(body['violations']).toEqual(
      expect.arrayContaining(
        [
          { parameter: 'colour' },
          { pointer: '/more' },
          { pointer: '/acts/0/kind' },
          { pointer: '/ruleset' },
        ].map((fault) => expect.objectContaining(fault) as unknown),
      ),
    );
  });
});
