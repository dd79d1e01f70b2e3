import { award, registration } from '../support/client.js';
import { type Answered, type InProcess, startInProcess } from '../support/in-process.js';
import { patched, type PatchStep } from '../support/json-patch.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const order = (number: string, date: string) => ({
  type: 'MINISTER_ORDER',
  number,
  date,
  issuedBy: 'MINISTER',
});
const code = ({ status, body }: Answered) => `${status} ${String(body['code'])}`;

/** An officer with the first rank from 2020-03-15, certified and entered; the ids of the acts about the rank. */
async function attache(officerId: string): Promise<{ readonly rank: string }> {
  const first = { effectiveOn: '2020-03-15', order: order('15-1/42', '2020-03-10') };
  await on.act(officerId, registration());
  await on.act(officerId, { kind: 'EnterService', ...first, data: {} });
  await on.act(officerId, { kind: 'AppointToPosition', ...first, data: { positionCode: 'POS_ATTACHE' } });
  const rank = eventOf(await on.act(officerId, { kind: 'AssignRank', ...first, data: { rank: 'ATTACHE' } }));
  const issued = { certificateNo: '0042', rank: 'ATTACHE' };
  await on.act(officerId, { kind: 'IssueRankCertificate', effectiveOn: '2020-03-20', data: issued });
  return { rank };
}

const promotion = {
  kind: 'AssignRank',
  effectiveOn: '2022-03-15',
  order: order('15-1/77', '2022-03-10'),
  data: { rank: 'THIRD_SECRETARY' },
};

const dry = (officerId: string, act: object, query = '', headers = {}) =>
  on.act(officerId, act, headers, `?dryRun=true${query}`);
const eventOf = ({ body }: Answered) => (body['events'] as { eventId: string }[])[0]!.eventId;
const tokenOf = ({ body }: Answered) => String(body['previewToken']);
const stepsOf = ({ body }: Answered, day: string, read: string) => {
  const days = body['differences'] as readonly Readonly<Record<string, unknown>>[];
  return days.find(({ asOf }) => asOf === day)![read] as readonly PatchStep[];
};
const withoutMeta = async (path: string) => {
  const { meta: _meta, ...body } = (await on.ask(path)).body;
  return body;
};
const head = async () => (await on.ask('/health/ready')).body['head'];

describe('a dry run', () => {
  it('shows the events, and how the reads change on the day of the act and on the day that is asked', async () => {
    await attache('p01');
    const before = await head();
    const answer = await dry('p01', promotion, '&asOf=2023-01-01');

    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      events: [{ type: 'RankAssigned', effectiveOn: '2022-03-15' }],
      revision: 5,
      eligibleDays: [{ rankHeld: 'ATTACHE' }, { rankHeld: 'THIRD_SECRETARY', now: '2024-03-15' }],
      affectedDocuments: [{ document: 'RANK_CERTIFICATE', number: '0042' }],
      payPeriod: { from: '2022-03-15', to: null },
    });
    expect(await head()).toBe(before);
  });

  it('shows what the reads then answer, to the letter', async () => {
    await attache('p02');
    const days = ['2022-03-15', '2023-01-01'];
    const reads = ['', '/term', '/eligibility'];
    const paths = days.flatMap((day) => reads.map((read) => `/v1/officers/p02${read}?asOf=${day}`));
    const before = await Promise.all(paths.map(withoutMeta));
    const preview = await dry('p02', promotion, '&asOf=2023-01-01');
    const answer = await on.act('p02', promotion, { 'preview-token': tokenOf(preview) });

    expect(answer.status).toBe(201);
    for (const [place, path] of paths.entries()) {
      const name = ['record', 'term', 'eligibility'][place % 3]!;
      const steps = stepsOf(preview, days[Math.floor(place / 3)]!, name);
      expect(patched(before[place], steps)).toEqual(await withoutMeta(path));
    }
  });

  it('shows what it does today where no day is asked, and is refused as the act would be', async () => {
    await attache('p03');
    const today = (await on.ask('/v1/officers/p03')).body['meta'] as { asOf: string };
    expect(stepsOf(await dry('p03', promotion), today.asOf, 'record')).not.toEqual([]);

    const early = { ...promotion, effectiveOn: '2022-03-14' };
    expect(code(await dry('p03', early))).toBe('422 TERM_NOT_SERVED');
    expect((await dry('p03', early)).body['facts']).toEqual((await on.act('p03', early)).body['facts']);
    expect(code(await dry('nobody', promotion))).toBe('404 OFFICER_UNKNOWN');
    expect((await on.act('p03', promotion, {}, '?asOf=2023-01-01')).body).toMatchObject({
      violations: [{ parameter: 'asOf', code: 'UNKNOWN_PARAMETER' }],
    });
  });

  it('tells what an annulment takes with it, once it is decided', async () => {
    const { rank } = await attache('p04');
    const annulment = { kind: 'AnnulAct', effectiveOn: '2021-01-01', order: order('15-1/5', '2021-01-01') };
    const data = { eventId: rank, reason: 'without authority' };
    const undecided = await dry('p04', { ...annulment, data });
    expect(code(undecided)).toBe('409 DEPENDANT_ACTS');
    const [{ eventId }] = (undecided.body['facts'] as { dependants: [{ eventId: string }] }).dependants;

    const decided = { ...data, dependants: [{ eventId, action: 'ANNUL' }] };
    const withAct = {
      ...annulment,
      order: { ...annulment.order, type: 'COURT_DECISION', issuedBy: 'COURT' },
    };
    const { body } = await dry('p04', { ...withAct, data: decided });
    expect(body).toMatchObject({
      events: [{ type: 'ActAnnulled' }, { type: 'ActAnnulled' }],
      affectedActs: [
        {
          eventId: rank,
          kind: 'AssignRank',
          difference: [
            { path: '/status', value: 'annulled' },
            { path: '/found', value: null },
          ],
        },
        { eventId, kind: 'IssueRankCertificate' },
      ],
      affectedDocuments: [{ number: '0042', because: 'The certificate itself no longer stands.' }],
      payPeriod: { from: '2020-03-15', to: null, parts: [{ was: { rank: 'ATTACHE' }, now: { rank: null } }] },
    });
  });

  it('shows the whole of a record that is only begun', async () => {
    const { status, body } = await dry('p05', registration());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      revision: 0,
      differences: [{ record: [{ op: 'replace', path: '', was: null, value: { officerId: 'p05' } }] }, {}],
    });
    expect((await on.ask('/v1/officers/p05')).status).toBe(404);
  });
});

describe('a preview token', () => {
  it('records exactly what was previewed, ids and all, without a word about the revision', async () => {
    await attache('t01');
    const preview = await dry('t01', promotion);
    expect(tokenOf(preview)).toMatch(/^5\./);
    const again = await dry('t01', promotion, '&asOf=2030-01-01', { 'x-elshi-user': 'b' });
    expect(tokenOf(again)).toBe(tokenOf(preview));

    const headers = { 'content-type': 'application/json', 'preview-token': tokenOf(preview) };
    const answer = await on.ask('/v1/officers/t01/acts', {
      method: 'POST',
      headers: { ...headers, 'idempotency-key': 'k-1' },
      body: JSON.stringify(promotion),
    });
    expect(answer.status).toBe(201);
    expect(answer.body['events']).toEqual(preview.body['events']);
    const replayed = await on.act('t01', promotion, { ...headers, 'idempotency-key': 'k-1' });
    expect(replayed.body).toEqual(answer.body);
    expect(code(await on.act('t01', promotion, headers))).toBe('412 STALE_PREVIEW');
  });

  it('is stale once the record has moved: the answer holds the new preview, and nothing is written', async () => {
    await attache('t02');
    const token = tokenOf(await dry('t02', promotion));
    await on.act('t02', award('meanwhile'));
    const before = await head();
    const answer = await on.act('t02', promotion, { 'preview-token': token });

    expect(code(answer)).toBe('412 STALE_PREVIEW');
    expect(answer.headers.get('etag')).toBe('"6"');
    expect(await head()).toBe(before);
    expect(answer.body['preview']).toEqual((await dry('t02', promotion)).body);
    const fresh = (answer.body['preview'] as { previewToken: string }).previewToken;
    expect((await on.act('t02', promotion, { 'preview-token': fresh })).status).toBe(201);
  });

  it('is stale where the act would be refused by now, and says why', async () => {
    await attache('t03');
    const token = tokenOf(await dry('t03', promotion));
    const leaving = { effectiveOn: '2021-01-01', order: order('15-1/9', '2021-01-01') };
    await on.act('t03', { kind: 'LeaveService', ...leaving, data: { cause: 'VOLUNTARY' } });

    const answer = await on.act('t03', promotion, { 'preview-token': token });
    expect(code(answer)).toBe('412 STALE_PREVIEW');
    expect(answer.body['refusal']).toMatchObject({ code: 'NOT_IN_SERVICE', status: 422 });
    expect(answer.body).not.toHaveProperty('preview');
  });

  it('holds for one body about one officer', async () => {
    await attache('t04');
    await attache('t05');
    const token = { 'preview-token': tokenOf(await dry('t04', promotion)) };
    const noted = { ...promotion, note: 'as discussed' };

    expect(code(await on.act('t05', promotion, token))).toBe('412 STALE_PREVIEW');
    expect(code(await on.act('t04', noted, token))).toBe('412 STALE_PREVIEW');
    expect(code(await dry('t04', noted, '', token))).toBe('412 STALE_PREVIEW');
    expect((await dry('t04', promotion, '', token)).status).toBe(200);
    expect(code(await on.act('t04', promotion, { ...token, 'if-match': '"4"' }))).toBe('412 STALE_REVISION');
    expect((await on.act('t04', promotion, { 'preview-token': 'nonsense' })).body).toMatchObject({
      violations: [{ parameter: 'Preview-Token', code: 'TOKEN' }],
    });
    expect((await on.act('t04', promotion, token)).status).toBe(201);
  });

  it('lets one of many win that saw the same', async () => {
    await attache('t06');
    const token = { 'preview-token': tokenOf(await dry('t06', promotion)) };
    const answers = await Promise.all(Array.from({ length: 20 }, () => on.act('t06', promotion, token)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter((answer) => code(answer) === '412 STALE_PREVIEW')).toHaveLength(19);
  });

  it('begins a record, and gives way to one that has begun it meanwhile', async () => {
    const [one, other] = [await dry('t07', registration()), await dry('t08', registration())];
    const headers = { 'preview-token': tokenOf(one) };
    expect((await on.act('t07', registration(), headers)).body['events']).toEqual(one.body['events']);
    await on.act('t08', registration('Other Name'));
    expect(code(await on.act('t08', registration(), { 'preview-token': tokenOf(other) }))).toBe(
      '409 OFFICER_EXISTS',
    );
  });
});
