import { bodyOf, codeOf, type Guarded, guardedRegister } from '../support/access.js';
import { award } from '../support/client.js';

let on: Guarded;
let auditor: string;
beforeAll(async () => {
  ({ on, auditor } = await guardedRegister());
}, 300_000);
afterAll(() => on.close());

const read = (shown: string | undefined, path = '/v1/officers/w01') => on.ask(shown, path);

interface ReadItem {
  readonly subject: string | null;
  readonly endpoint: string;
  readonly caller: string;
  readonly status: number;
}
async function reads(query: string): Promise<readonly ReadItem[]> {
  return (await bodyOf(await on.ask(auditor, `/v1/reads?${query}`)))['items'] as readonly ReadItem[];
}

describe('the log of reads', () => {
  it('tells who looked at an officer, when, where, and what became of it', async () => {
    const nosy = await on.as(['COM'], { sub: 'c0c0' });
    await (
      await on.ask(auditor, '/v1/officers/w77/term?asOf=2021-01-01', {
        headers: { 'x-request-id': 'look-1' },
      })
    ).text();
    await (await read(nosy, '/v1/officers/w77')).text();
    await (await on.ask(auditor, '/v1/officers/w77', { method: 'HEAD' })).text();
    expect(await reads('officer=w77')).toMatchObject([
      { caller: 'd4e1', method: 'HEAD', endpoint: '/v1/officers/{id}', status: 404 },
      { caller: 'c0c0', name: 'Алия Ержанова', roles: ['COM'], endpoint: '/v1/officers/{id}', status: 403 },
      {
        ...{ caller: 'd4e1', name: null, roles: ['AUD'], address: '127.0.0.1', method: 'GET', status: 404 },
        ...{
          endpoint: '/v1/officers/{id}/term',
          subject: 'officer/w77',
          query: 'asOf=2021-01-01',
          requestId: 'look-1',
        },
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) as string,
      },
    ]);
    expect((await reads('caller=c0c0')).map(({ status }) => status)).toEqual([403]);
    expect((await reads('caller=d4e1&officer=w77')).map(({ endpoint }) => endpoint)).toEqual([
      ...['/v1/reads', '/v1/officers/{id}', '/v1/officers/{id}/term'],
    ]);
  });

  it('has lists with what they were narrowed to, supposed acts and dry runs, the feed, and itself', async () => {
    const w88 = await on.as(['REG', 'AUD'], { sub: 'w88' });
    await (await read(w88, '/v1/audit?subject=officer/w55')).text();
    await (await read(w88, '/v1/officers?q=dana')).text();
    await (await on.post(w88, '/v1/what-if', { officerId: 'w55', acts: [award('x')] })).text();
    await (await on.post(w88, '/v1/officers/w55/acts?dryRun=true', award('x'))).text();
    await (await on.post(w88, '/v1/officers/w55/acts', award('x'))).text();
    await (await read(w88, '/v1/export?subject=officer/w55')).text();
    await (await read(w88, '/v1/reads?officer=w55')).text();
    await (await read(w88, '/v1/catalogue/ranks')).text();
    expect(
      (await reads('caller=w88')).map(({ endpoint, subject, status }) => [endpoint, subject, status]),
    ).toEqual([
      ['/v1/reads', 'officer/w55', 200],
      ['/v1/export', 'officer/w55', 200],
      ['/v1/officers/{id}/acts', 'officer/w55', 404],
      ['/v1/what-if', 'officer/w55', 422],
      ['/v1/officers', null, 200],
      ['/v1/audit', 'officer/w55', 200],
    ]);
  });

  it('is read in pages, and only by what it can be asked for', async () => {
    for (let turn = 0; turn < 5; turn += 1)
      await (await read(auditor, `/v1/officers/w66?asOf=2020-01-0${turn + 1}`)).text();
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const page = await bodyOf(await on.ask(auditor, `/v1/reads?officer=w66&limit=2${cursor}`));
      const items = page['items'] as readonly { endpoint: string; query: string }[];
      seen.push(...items.filter(({ endpoint }) => endpoint !== '/v1/reads').map(({ query }) => query));
      cursor = page['nextCursor'] === null ? '' : `&cursor=${page['nextCursor'] as string}`;
    } while (cursor !== '');
    expect(seen).toEqual([5, 4, 3, 2, 1].map((day) => `asOf=2020-01-0${day}`));
    for (const query of ['officer=W%20', 'cursor=x', 'actor=me', 'limit=0'])
      expect(await codeOf(await on.ask(auditor, `/v1/reads?${query}`))).toBe('400 MALFORMED');
  });

  it('has every read that was answered before the service was killed', async () => {
    const hasty = await on.as(['AUD'], { sub: 'hasty' });
    const answers = await Promise.all(
      Array.from({ length: 100 }, (_, turn) =>
        read(hasty, `/v1/officers/w01?asOf=2020-01-01&minPosition=${turn % 2}`),
      ),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    await on.restart('SIGKILL');
    expect((await bodyOf(await on.ask(auditor, '/v1/reads?caller=hasty&limit=500')))['items']).toHaveLength(
      100,
    );
  }, 60_000);
});
