import { registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

type Item = Readonly<Record<string, unknown>>;

let on: InProcess;
let last: string;

const onDay = (day: string) => ({
  effectiveOn: day,
  order: { type: 'MINISTER_ORDER', number: '15-1/42', date: day, issuedBy: 'MINISTER' },
});

async function record(officerId: string, act: object): Promise<readonly Item[]> {
  const { status, body } = await on.act(officerId, act);
  expect(status).toBe(201);
  last = (body['receipt'] as { readonly position: string }).position;
  return body['events'] as readonly Item[];
}

const ask = (query: string, accept = 'application/json') =>
  on.ask(`/v1/quality/findings?asOf=2020-06-01&minPosition=${last}${query}`, { headers: { accept } });
const items = async (query = '') => (await ask(query)).body['items'] as readonly Item[];

beforeAll(async () => {
  on = await startInProcess();
  await record('w01', registration('Serikbai Dana'));
  await record('w01', { kind: 'EnterService', ...onDay('2019-02-18'), data: {} });
  await record('w01', {
    kind: 'AppointToPosition',
    ...onDay('2019-02-18'),
    data: { positionCode: 'POS_ATTACHE' },
  });
  await record('w01', { kind: 'AssignRank', ...onDay('2019-02-18'), data: { rank: 'ATTACHE' } });
}, 30_000);
afterAll(() => on.close());

const established = {
  kind: 'EstablishOffice',
  effectiveOn: '2020-03-02',
  order: { type: 'PRESIDENT_DECREE', number: '512', date: '2020-02-20', issuedBy: 'PRESIDENT' },
  data: { officeKind: 'EMBASSY', name: 'Embassy in Austria', hostState: 'AT', seat: 'Vienna' },
};

describe('findings', () => {
  it('are read with both clocks, narrowed, and refused like anything malformed', async () => {
    const { status, body } = await ask('&subject=officer%2Fw01&rule=CERTIFICATE_MISSING');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      items: [{ subject: 'officer/w01', severity: 'WARNING', citation: { article: '11', paragraph: '3' } }],
      nextCursor: null,
      meta: { asOf: '2020-06-01', position: last, ruleset: 'L299-II/2002' },
    });
    expect(await items('&severity=ERROR')).toEqual([]);
    const refused = await ask('&status=closed&rule=NONE&kind=AssignRank');
    expect(refused.body).toMatchObject({
      code: 'MALFORMED',
      violations: [{ parameter: 'rule' }, { parameter: 'status' }, { parameter: 'kind' }],
    });
  });

  it('are paged by a cursor that keeps both clocks, and is none of another list', async () => {
    const first = await ask('&limit=1');
    const cursor = encodeURIComponent(String(first.body['nextCursor']));
    const second = await on.ask(`/v1/quality/findings?limit=1&cursor=${cursor}`);
    expect([first, second].map(({ body }) => (body['items'] as readonly Item[])[0]!['rule'])).toEqual([
      'CERTIFICATE_MISSING',
      'RECORD_ENTRY_MISSING',
    ]);
    expect(second.body).toMatchObject({ nextCursor: null, meta: first.body['meta'] });
    expect((await on.ask(`/v1/quality/findings?status=accepted&cursor=${cursor}`)).body).toMatchObject({
      status: 400,
      violations: [{ parameter: 'cursor' }],
    });
  });

  it('are there on each day as they were known at each moment', async () => {
    const known = (await ask('')).body['meta'] as Readonly<Record<string, string>>;
    const posted = await on.act('w01', {
      kind: 'IssueRankCertificate',
      effectiveOn: '2020-05-04',
      data: { certificateNo: '004512', rank: 'ATTACHE' },
    });
    const { eventId } = (posted.body['events'] as readonly Item[])[0]!;
    last = (posted.body['receipt'] as { readonly position: string }).position;
    const rules = async (query: string) =>
      (
        (await on.ask(`/v1/quality/findings?minPosition=${last}&${query}`)).body['items'] as readonly Item[]
      ).map(({ rule }) => rule);

    expect(await rules('asOf=2019-02-17')).toEqual([]);
    expect(await rules('asOf=2020-05-03')).toEqual(['CERTIFICATE_MISSING', 'RECORD_ENTRY_MISSING']);
    expect(await rules('asOf=2020-05-04')).toEqual(['RECORD_ENTRY_MISSING']);
    expect(await rules(`asOf=2020-05-04&knownAt=${known['knownAt']}`)).toHaveLength(2);
    const { status } = await on.act('w01', {
      kind: 'AnnulAct',
      ...onDay('2020-05-05'),
      data: { eventId, reason: 'issued for another' },
    });
    expect(status).toBe(201);
  });

  it('are given whole as lines and as CSV, with who accepted them', async () => {
    const [found] = await items('&rule=RECORD_ENTRY_MISSING');
    const data = { findingId: found!['findingId'], reason: '=entered in the old book' };
    await record('w01', { kind: 'AcceptFinding', effectiveOn: '2020-05-01', data });
    const lines = (await ask('', 'application/x-ndjson')).text.trimEnd().split('\n');
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(await items());
    const { headers, text } = await ask('&status=accepted', 'text/csv');
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    const [heading, row] = text.split('\r\n');
    expect(heading).toMatch(/^subject,name,rule,severity,status,since,until,explanation,citations,fix,/);
    expect(row).toMatch(/^officer\/w01,Serikbai Dana,RECORD_ENTRY_MISSING,WARNING,accepted,2019-02-18,,/);
    expect(row).toMatch(/,2020-05-01,'=entered in the old book$/);
  });

  it('are accepted once, and only where they are', async () => {
    const [found] = await items('&status=accepted');
    const accept = (findingId: unknown) =>
      on.act('w01', {
        kind: 'AcceptFinding',
        effectiveOn: '2020-05-02',
        data: { findingId, reason: 'again' },
      });
    expect((await accept(found!['findingId'])).body).toMatchObject({ status: 409, code: 'DUPLICATE_ID' });
    expect((await accept('SERVICE_GAP:none')).body).toMatchObject({ status: 422, code: 'ID_UNKNOWN' });
    expect((await accept('')).body).toMatchObject({
      status: 400,
      violations: [{ pointer: '/data/findingId' }],
    });
  });

  it('are those of offices as well, and accepted there', async () => {
    const post = (act: object) =>
      on.ask('/v1/offices/emb-vienna/acts', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'if-match': '*' },
        body: JSON.stringify(act),
      });
    const { body } = await post(established);
    last = (body['receipt'] as { readonly position: string }).position;
    const [found] = await items('&subject=office%2Femb-vienna');
    expect(found).toMatchObject({
      rule: 'HEAD_MISSING',
      subject: 'office/emb-vienna',
      since: '2020-03-02',
      names: null,
      citation: { instrument: 'D1287', article: '9' },
      fix: { kinds: ['AppointHead', 'DesignateActingHead'] },
    });
    const data = { findingId: found!['findingId'], reason: 'the agrément is awaited' };
    const accepted = await post({ kind: 'AcceptFinding', effectiveOn: '2020-03-10', data });
    expect(accepted.status).toBe(201);
    last = (accepted.body['receipt'] as { readonly position: string }).position;
    expect(await items('&subject=office%2Femb-vienna')).toEqual([]);
    expect(await items('&subject=office%2Femb-vienna&status=accepted')).toMatchObject([
      { acceptance: { on: '2020-03-10', reason: 'the agrément is awaited' } },
    ]);
  });

  it('are counted among the metrics, and their rules are a catalogue', async () => {
    const { text } = await on.ask('/metrics');
    expect(text).toContain('elshi_quality_findings{rule="CERTIFICATE_MISSING",severity="WARNING"} 1\n');
    expect(text).toContain('elshi_quality_findings{rule="RECORD_ENTRY_MISSING",severity="WARNING"} 0\n');
    expect(text).toContain('elshi_quality_findings{rule="HEAD_MISSING",severity="WARNING"} 0\n');
    const { body } = await on.ask('/v1/catalogue/findings');
    expect(body).toMatchObject({ limits: { SERVICE_GAP: { months: 1 } } });
    expect(body['items']).toContainEqual({
      rule: 'CERTIFICATE_MISSING',
      severity: 'WARNING',
      says: 'No certificate confirms a rank; a notice where the rank is no longer held.',
      citation: { instrument: 'L299-II', article: '11', paragraph: '3', edition: '2002' },
      fix: { says: 'Issue the certificate.', kinds: ['IssueRankCertificate'] },
    });
  });
});
