import { award, registration } from '../support/client.js';
import { type InProcess, startInProcess } from '../support/in-process.js';

let on: InProcess;
let last: string;

const order = (number: string) => ({
  type: 'MINISTER_ORDER',
  number,
  date: '2019-02-15',
  issuedBy: 'MINISTER',
});

beforeAll(async () => {
  on = await startInProcess();
  await on.act('w01', registration('Serikbai Dana'), { 'x-elshi-user': '=HYPERLINK(1)' });
  await on.act('w02', registration('Әбенова Айгерім'));
  for (const officerId of ['w01', 'w02']) {
    const on18 = { effectiveOn: '2019-02-18', order: order('15-1/42') };
    await on.act(officerId, { kind: 'EnterService', ...on18, data: {} });
    await on.act(officerId, { kind: 'AppointToPosition', ...on18, data: { positionCode: 'POS_ATTACHE' } });
    await on.act(officerId, { kind: 'AssignRank', ...on18, data: { rank: 'ATTACHE' } });
  }
  const { body } = await on.act('w01', award('for the treaty'));
  last = (body['receipt'] as { position: string }).position;
}, 30_000);
afterAll(() => on.close());

const read = async (path: string, headers = {}) => {
  const answer = await on.ask(`${path}${path.includes('?') ? '&' : '?'}minPosition=${last}`, { headers });
  expect(answer.status).toBe(200);
  return answer;
};
const items = async (path: string) => (await read(path)).body['items'] as Readonly<Record<string, unknown>>[];
const linesOf = (text: string) => text.trimEnd().split('\n');

describe('reads of one officer', () => {
  it('carry the revision, and the clocks they were answered for', async () => {
    for (const part of ['', '/term', '/time-at-post', '/eligibility', '/acts', '/replay']) {
      const { headers, body } = await read(`/v1/officers/w01${part}?asOf=2021-02-18`);
      expect(headers.get('etag')).toBe('"5"');
      expect(body['meta']).toMatchObject({ asOf: '2021-02-18', position: last, ruleset: 'L299-II/2002' });
    }
  });

  it('are the same bytes whenever both clocks lie in the past', async () => {
    const { body } = await read('/v1/officers/w01');
    const { knownAt } = body['meta'] as { knownAt: string };
    const past = `/v1/officers/w01/term?asOf=2020-01-01&knownAt=${knownAt}`;
    const before = await on.ask(past);
    await on.act('w01', award('of later'));
    expect((await on.ask(past)).text).toBe(before.text);
  });

  it('answer as if other policies were in force', async () => {
    const path = '/v1/officers/w01/term?asOf=2020-01-01';
    const eligibleOn = async (more: string) => (await read(path + more)).body['eligibleOn'];
    expect(await eligibleOn('')).toBe('2021-02-18');
    expect(await eligibleOn('&policy=P03:DAY_AFTER')).toBe('2021-02-19');
  });

  it('say so where they are read under other policies, and under which', async () => {
    const window = '/v1/eligibility?from=2021-02-18&to=2021-02-20&asOf=2020-01-01';
    for (const path of [
      ...['term', 'time-at-post', 'eligibility'].map((part) => `/v1/officers/w01/${part}`),
      window,
    ]) {
      const policies = async (policy: string) => {
        const asked = `${path}${path.includes('?') ? '&' : '?'}policy=${policy}`;
        return ((await read(asked)).body['meta'] as { policies?: object }).policies;
      };
      expect(await policies('P03:DAY_AFTER,P09:SUSPENDS')).toEqual({ P03: 'DAY_AFTER' });
      expect(await policies('P03:ON_ANNIVERSARY')).toBeUndefined();
    }
  });

  it('give a replay between two revisions, as one object or as lines', async () => {
    const path = '/v1/officers/w02/replay?from=2&to=4';
    const steps = await items(path);
    expect(steps.map(({ revision }) => revision)).toEqual([2, 3, 4]);
    const lines = linesOf((await read(path, { accept: 'application/x-ndjson' })).text);
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual(steps);
    expect(await items('/v1/officers/w02/replay?from=9')).toEqual([]);
    expect((await on.ask('/v1/officers/w02/replay?from=3&to=2')).status).toBe(400);
  });

  it('say that what lies ahead is not known yet', async () => {
    const future = await on.ask('/v1/officers/w01?knownAt=2999-01-01T00:00:00Z');
    expect(future.body).toMatchObject({ status: 400, violations: [{ parameter: 'knownAt' }] });
    const ahead = await on.ask('/v1/officers/w01?minPosition=999999');
    expect([ahead.status, ahead.body['code'], ahead.headers.get('retry-after')]).toEqual([
      503,
      'NOT_CAUGHT_UP',
      '1',
    ]);
    expect((await on.ask('/v1/officers?minPosition=999999')).body['code']).toBe('NOT_CAUGHT_UP');
  });
});

describe('lists', () => {
  it('find officers by name, rank and status', async () => {
    const found = async (query: string) =>
      (await items(`/v1/officers?${query}`)).map(({ officerId }) => officerId);
    expect(await found('')).toEqual(['w01', 'w02']);
    expect(await found('q=%D3%98%D0%91%D0%95')).toEqual(['w02']);
    expect(await found('rank=ATTACHE&status=IN_SERVICE&asOf=2019-02-17')).toEqual([]);
    expect(await found('rank=ATTACHE&status=IN_SERVICE&asOf=2019-02-18')).toEqual(['w01', 'w02']);
  });

  it('come in pages', async () => {
    const first = await read('/v1/officers?limit=1');
    expect(first.body['items']).toMatchObject([{ officerId: 'w01' }]);
    const cursor = encodeURIComponent(String(first.body['nextCursor']));
    const second = await read(`/v1/officers?limit=1&cursor=${cursor}`);
    expect(second.body).toMatchObject({ items: [{ officerId: 'w02' }], nextCursor: null });
    expect((await on.ask('/v1/officers?cursor=nonsense')).body).toMatchObject({
      violations: [{ parameter: 'cursor' }],
    });
  });

  it('tell who becomes eligible, over at most a year', async () => {
    const window = '/v1/eligibility?from=2021-02-18&to=2021-02-19&asOf=2020-01-01';
    expect(await items(window)).toMatchObject([
      { officerId: 'w01', rank: { code: 'THIRD_SECRETARY' }, eligibleOn: '2021-02-18' },
      { officerId: 'w02' },
    ]);
    const faultsOf = async (query: string) =>
      (await on.ask(`/v1/eligibility${query}`)).body['violations'] as { parameter: string }[];
    expect((await faultsOf('')).map(({ parameter }) => parameter)).toEqual(['from', 'to']);
    expect(await faultsOf('?from=2021-02-18&to=2021-02-18')).toMatchObject([{ parameter: 'to' }]);
    expect(await faultsOf('?from=2020-01-01&to=2021-01-02')).toMatchObject([{ parameter: 'to' }]);
    expect((await read('/v1/eligibility?from=2020-01-01&to=2021-01-01')).status).toBe(200);
  });
});

describe('the audit trail', () => {
  it('finds all acts under one order', async () => {
    const under = await items('/v1/audit?order=15-1%2F42');
    expect(under).toHaveLength(6);
    expect(await items('/v1/audit?order=15-1%2F42&kind=AssignRank&subject=officer%2Fw02')).toHaveLength(1);
    expect(await items('/v1/audit?actor=nobody')).toEqual([]);
  });

  it('gives the same rows as JSON, NDJSON and CSV', async () => {
    const path = '/v1/audit?subject=officer%2Fw01&effectiveFrom=2019-01-01&effectiveTo=2020-01-01';
    const rows = await items(path);
    const ndjson = await read(path, { accept: 'application/x-ndjson' });
    expect(ndjson.headers.get('content-type')).toMatch(/^application\/x-ndjson/);
    expect(linesOf(ndjson.text).map((line) => JSON.parse(line) as unknown)).toEqual(rows);
    const csv = await read(path, { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
    expect(linesOf(csv.text)).toHaveLength(rows.length + 1);
    expect(csv.text).toContain("'=HYPERLINK(1)");
    expect(linesOf((await read(`${path}&limit=2`, { accept: 'text/csv' })).text)).toHaveLength(3);
    expect((await on.ask(path, { headers: { accept: 'application/pdf' } })).status).toBe(406);
  });
});

describe('the service itself', () => {
  it('is described path by path and parameter by parameter', async () => {
    const document = (await on.ask('/openapi.json')).body as unknown as Description;
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const served = on.service.routes
      .all()
      .filter(({ path }) => !path.startsWith('/docs'))
      .flatMap(({ path, methods }) =>
        methods
          .filter((method) => method !== 'HEAD')
          .map((method) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`),
      );
    expect(described.sort()).toEqual(served.sort());

    for (const [path, { get }] of Object.entries(document.paths)) {
      if (get === undefined || path === '/problems/{id}') continue;
      const { body } = await on.ask(`${path.replace(/\{id\}/, 'w01').replace(/\{\w+\}/g, '1')}?zzz=1`);
      const [{ detail } = { detail: '' }] = (body['violations'] as { detail: string; code: string }[]).filter(
        (fault) => fault.code === 'UNKNOWN_PARAMETER',
      );
      const told = /Here there are: (.*)\.$/.exec(detail)?.[1]?.split(', ') ?? [];
      const named = get.parameters
        .map(({ $ref }) => document.components.parameters[$ref.slice($ref.lastIndexOf('/') + 1)]!)
        .filter((parameter) => parameter.in === 'query')
        .map(({ name }) => name);
      expect(`${path}: ${told.join()}`).toBe(`${path}: ${named.sort().join()}`);
    }
  });

  it('gives its tables, pages and measurements', async () => {
    for (const name of ['ranks', 'positions', 'bodies', 'acts', 'policies', 'citations']) {
      const { body } = await on.ask(`/v1/catalogue/${name}?asOf=2020-02-29`);
      expect(body['items']).not.toEqual([]);
      expect(body['meta']).toMatchObject({ asOf: '2020-02-29', ruleset: 'L299-II/2002' });
    }
    const caughtUp = { lag: 0, lagSeconds: 0 };
    expect((await on.ask('/health/ready')).body).toMatchObject({
      ready: true,
      ...caughtUp,
      parts: { views: caughtUp },
    });
    const { text: measured } = await on.ask('/metrics');
    expect(measured).toMatch(/^elshi_log_position \d+$/m);
    expect(measured).toMatch(/^elshi_projection_lag_events 0$/m);
    expect(measured).toMatch(/^elshi_projection_lag_seconds 0$/m);
    expect(measured).not.toContain('elshi_mirror');
    expect((await on.ask('/problems/term-not-served')).body).toMatchObject({ code: 'TERM_NOT_SERVED' });
    const page = await fetch(`${on.base}/problems/rank-sequence`, { headers: { accept: 'text/html' } });
    expect(await page.text()).toContain('<dd>RANK_SEQUENCE');
    const docs = await fetch(`${on.base}/docs`);
    expect(await docs.text()).toContain('swagger-ui');
    expect((await fetch(`${on.base}/docs/swagger-ui-bundle.js`)).status).toBe(200);
  });
});

interface Description {
  readonly paths: Readonly<Record<string, { get?: { parameters: readonly { $ref: string }[] } }>>;
  readonly components: { readonly parameters: Readonly<Record<string, { in: string; name: string }>> };
}
