import { endpoints } from '../../apps/api/src/access/endpoints.js';
import type { Guarded } from '../support/access.js';
import { callers, guardedEmbassy, NAME, type Shown } from '../support/guarded-embassy.js';
import { startInProcess } from '../support/in-process.js';

let on: Guarded;
let shown: Shown;
beforeAll(async () => {
  ({ on, shown } = await guardedEmbassy());
}, 300_000);
afterAll(() => on.close());

/** Who may ask a path about w01, about the embassy, or about nothing: written down by hand beside the table of the service. */
// prettier-ignore
const reads: readonly (readonly [pattern: RegExp, who: string])[] = [
  [/^\/v1\/catalogue/, 'REG, APP, HEAD, HEAD elsewhere, HEAD of nothing, COM, ADM, AUD, SELF, SELF another, SELF without a record, FEED, METRICS'],
  [/^\/v1\/officers\/:id/, 'REG, AUD, SELF'],
  [/^\/v1\/offices\/:id/, 'REG, HEAD, AUD'],
  [/^\/v1\/events/, 'REG, AUD, FEED'],
  [/^\/v1\/groups/, 'ADM, AUD, FEED'],
  [/^\/v1\/reads/, 'AUD'],
  [/^\/v1\/(views|parked|webhooks)/, 'ADM, AUD'],
  [/^\/v1\/schemas/, 'everybody'],
  [/^\/v1\//, 'REG, AUD'],
  [/^\/metrics/, 'ADM, AUD, METRICS'],
  [/./, 'everybody'],
];
// prettier-ignore
const writes: readonly (readonly [pattern: RegExp, who: string])[] = [
  [/^\/v1\/officers\/:id\/acts/, 'REG, HEAD, HEAD elsewhere, COM'],
  [/^\/v1\/offices\/:id\/acts/, 'REG, HEAD'],
  [/^\/v1\/proposals\/:id\/acts/, 'REG, HEAD, HEAD elsewhere'],
  [/^\/v1\/(orders|import)/, 'REG'],
  [/^\/v1\/what-if/, 'REG, AUD'],
  [/^\/v1\/groups\/:id\/(messages|ack|nack)/, 'FEED'],
  [/^\/v1\/(views|parked|webhooks|groups)/, 'ADM'],
];

const lettingIn = (method: string, path: string): string =>
  (method === 'GET' ? reads : writes).find(([pattern]) => pattern.test(path))?.[1] ?? 'nobody at all';

const IDS: Readonly<Record<string, readonly [there: string, missing: string]>> = {
  officers: ['w01', 'nobody-at-all'],
  offices: ['emb', 'emb-nowhere'],
  proposals: ['p1', 'p-none'],
  problems: ['malformed', 'none'],
  groups: ['payroll', 'none'],
  webhooks: ['11111111-1111-4111-8111-111111111111', 'none'],
};

/** The path for something that is there, and for something that is not. */
function addresses(path: string): readonly string[] {
  const ids = IDS[/([a-z]+)\/:id/.exec(path)?.[1] ?? ''];
  const whole = path.replace('/*', '/LICENSE').replace(':type/:version', 'OfficerRegistered/1');
  if (ids === undefined) return [whole];
  return ids.map((id) => whole.replace(':id', id).replace(/:\w+/, id));
}

async function answer(who: string, method: string, path: string) {
  const leaving = new AbortController();
  const answered = await on.ask(shown[who], path, {
    method,
    signal: leaving.signal,
    ...((method === 'POST' || method === 'PATCH') && {
      body: '[]',
      headers: { 'content-type': bodyType(path) },
    }),
  });
  const refused = answered.status === 401 || answered.status === 403;
  const text = refused ? await answered.text() : '';
  leaving.abort();
  return { status: answered.status, headers: answered.headers, text };
}

const bodyType = (path: string) => (path === '/v1/import' ? 'application/x-ndjson' : 'application/json');

/** What a refusal says beside where and when it was asked. */
function withoutPlace(text: string): object {
  const { instance: _instance, requestId: _requestId, ...rest } = JSON.parse(text) as Record<string, unknown>;
  return rest;
}

describe('the table of who may ask what', () => {
  it('has a row for every route, and no other', async () => {
    const inProcess = await startInProcess();
    const routes = inProcess.service.routes
      .all()
      .flatMap(({ path, methods }) => methods.map((method) => `${method} ${path}`))
      .filter((route) => !route.startsWith('HEAD '));
    await inProcess.close();
    expect(endpoints.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.sort());
  });

  it.each(endpoints.map(({ method, path }) => [method, path] as const))(
    '%s %s',
    async (method, path) => {
      const allowed = lettingIn(method, path);
      for (const who of callers) {
        const isAllowed = allowed === 'everybody' || allowed.split(', ').includes(who);
        const refusals: object[] = [];
        for (const address of addresses(path)) {
          // Whose record is missing, that nobody heads or has as his own.
          if (isAllowed && /HEAD|SELF/.test(who) && /nobody-at-all|emb-nowhere/.test(address)) continue;
          const { status, headers, text } = await answer(who, method, address);
          const expected = isAllowed ? 'let in' : who === 'nobody' ? 401 : 403;
          const got = [401, 403].includes(status) ? status : 'let in';
          expect([who, method, address, got]).toEqual([who, method, address, expected]);
          if (isAllowed) {
            expect(status).toBeLessThan(500);
            continue;
          }
          expect(headers.get('content-type')).toMatch(/^application\/problem\+json/);
          expect(headers.get('www-authenticate')).toMatch(/^Bearer realm="elshi"/);
          expect(text).not.toContain(NAME);
          refusals.push(withoutPlace(text));
        }
        for (const refusal of refusals) expect(refusal).toEqual(refusals[0]);
      }
    },
    120_000,
  );

  it('tells the head of an answer to nobody else', async () => {
    const head = async (who: string, path: string) =>
      (await on.ask(shown[who], path, { method: 'HEAD' })).status;
    expect(await head('nobody', '/v1/officers/w01')).toBe(401);
    expect(await head('COM', '/v1/officers/w01')).toBe(403);
    expect(await head('SELF', '/v1/officers/w01')).toBe(200);
  });
});
