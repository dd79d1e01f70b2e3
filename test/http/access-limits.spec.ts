import { bodyOf, codeOf, type Guarded, guardedRegister } from '../support/access.js';

let on: Guarded;
let registrar: string;
let auditor: string;
beforeAll(async () => {
  ({ on, registrar, auditor } = await guardedRegister());
}, 300_000);
afterAll(() => on.close());

const read = (shown: string | undefined, path = '/v1/officers/w01') => on.ask(shown, path);

describe('what is open to everybody', () => {
  it('is whether the service lives and is ready, and its description', async () => {
    for (const path of ['/health/live', '/health/ready', '/openapi.json', '/problems', '/', '/docs'])
      expect([path, (await read(undefined, path)).status]).toEqual([path, 200]);
    expect(await bodyOf(await read(undefined, '/health/ready'))).toEqual({ ready: true });
    const { shown } = await on.key('METRICS');
    expect(await bodyOf(await read(shown, '/health/ready'))).toHaveProperty('head');
    expect(await codeOf(await read(undefined, '/metrics'))).toBe('401 UNAUTHENTICATED');
  }, 60_000);

  it('has headers that let nothing in from elsewhere, and no other site ask', async () => {
    const answered = await on.ask(auditor, '/v1/officers/w01', {
      headers: { origin: 'https://evil.example' },
    });
    const { headers } = answered;
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': expect.stringMatching(/^default-src 'none'/) as string,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
    expect(
      [...headers.keys()].filter((name) =>
        /^access-control|^strict-transport|^server$|^x-powered/.test(name),
      ),
    ).toEqual([]);
    const asked = await on.ask(undefined, '/v1/officers/w01', {
      method: 'OPTIONS',
      headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
    });
    expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, null]);
  });

  it('pages bring the styles that their policy lets through', async () => {
    for (const path of ['/', '/problems', '/docs']) {
      const answered = await on.ask(undefined, path, { headers: { accept: 'text/html' } });
      expect(answered.headers.get('content-type')).toMatch(/^text\/html/);
      const policy = answered.headers.get('content-security-policy')!;
      const page = await answered.text();
      if (path !== '/docs') expect(policy).toMatch(/style-src 'sha256-/);
      expect(page.match(/<script(?![^>]*\bsrc=)[^>]*>/g)).toBeNull();
    }
  });
});

describe('while the issuer cannot be asked', () => {
  it('who needs its keys gets 503, who does not goes on, and nobody gets in otherwise', async () => {
    const { shown } = await on.key('AUD');
    on.issuer.mood = 'error';
    await on.restart();
    const answered = await read(registrar);
    expect([answered.headers.get('retry-after'), await codeOf(answered)]).toEqual([
      '1',
      '503 ISSUER_UNAVAILABLE',
    ]);
    expect(await codeOf(await read(await on.as(['REG'], { exp: 1 })))).toBe('503 ISSUER_UNAVAILABLE');
    expect(await codeOf(await read(undefined))).toBe('401 UNAUTHENTICATED');
    expect((await read(shown)).status).toBe(200);
    expect((await read(undefined, '/health/ready')).status).toBe(200);
    on.issuer.mood = 'well';
    await on.restart();
    expect((await read(registrar)).status).toBe(200);
    on.issuer.mood = 'error';
    expect((await read(registrar)).status).toBe(200);
    on.issuer.mood = 'well';
  }, 60_000);
});

describe('whoever asks too often', () => {
  afterAll(() => on.restart(), 60_000);

  it('waits: one caller, one address that does not say who asks, and one that shows what does not count', async () => {
    await on.restart('SIGTERM', {
      ELSHI_RATE_CALLER: '5',
      ELSHI_RATE_ADDRESS: '100',
      ELSHI_RATE_FAILURES: '3',
    });
    const times = async (count: number, shown: string | undefined, path?: string) => {
      const statuses: number[] = [];
      for (let turn = 0; turn < count; turn += 1) statuses.push((await read(shown, path)).status);
      return statuses;
    };
    expect(await times(6, registrar)).toEqual([200, 200, 200, 200, 200, 429]);
    const waiting = await read(registrar);
    expect(Number(waiting.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await codeOf(waiting)).toBe('429 TOO_MANY_REQUESTS');
    expect(await times(1, auditor)).toEqual([200]);

    const anonymous = await times(110, undefined, '/health/live');
    expect([anonymous[0], anonymous.at(-1)]).toEqual([200, 429]);
    expect(await times(4, 'Bearer nonsense')).toEqual([401, 401, 401, 429]);
    expect(await times(1, auditor)).toEqual([429]);
  }, 60_000);
});
