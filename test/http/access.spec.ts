import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bodyOf, codeOf, type Guarded, guardedRegister } from '../support/access.js';
import { cli, cliShowing } from '../support/cli.js';
import { award, registration } from '../support/client.js';

let on: Guarded;
let registrar: string;
beforeAll(async () => {
  ({ on, registrar } = await guardedRegister());
}, 300_000);
afterAll(() => on.close());

const read = (shown: string | undefined, path = '/v1/officers/w01') => on.ask(shown, path);

describe('who has shown who he is', () => {
  it('stands in what he records, with his name and the role in which he did', async () => {
    const answered = await on.post(registrar, '/v1/officers/w01/acts', award('For Merit'));
    expect(await bodyOf(answered)).toMatchObject({ receipt: { recordedBy: 'b2c9' } });
    const { items } = (await bodyOf(await read(registrar, '/v1/officers/w01/acts'))) as { items: object[] };
    expect(items.at(-1)).toMatchObject({ recordedBy: 'b2c9', recordedByName: 'Алия Ержанова', role: 'REG' });
  });

  it('claims no other name, and no role that he has not', async () => {
    const under = (headers: object) => on.post(registrar, '/v1/officers/w01/acts', award('x'), headers);
    expect(await codeOf(await under({ 'x-elshi-user': 'minister' }))).toBe('403 FORBIDDEN');
    expect(await codeOf(await under({ 'x-elshi-role': 'ADM' }))).toBe('403 FORBIDDEN');
    expect((await under({ 'x-elshi-user': 'b2c9', 'x-elshi-role': 'REG' })).status).toBe(201);
    const both = await on.as(['REG', 'AUD']);
    const asAuditor = { 'x-elshi-role': 'AUD' };
    expect(await codeOf(await on.post(both, '/v1/officers/w01/acts', award('x'), asAuditor))).toBe(
      '403 FORBIDDEN',
    );
    expect((await on.ask(both, '/v1/officers/w01', { headers: asAuditor })).status).toBe(200);
  });

  it('is nobody by the headers that count in protected mode', async () => {
    const headers = { 'x-elshi-user': 'registrar', 'x-elshi-role': 'REG' };
    expect(await codeOf(await on.ask(undefined, '/v1/officers/w01', { headers }))).toBe(
      '401 UNAUTHENTICATED',
    );
  });

  it.each([
    ['an expired token', () => on.as(['REG'], { exp: Math.floor(Date.now() / 1000) - 31 })],
    ['one that is not valid yet', () => on.as(['REG'], { nbf: Math.floor(Date.now() / 1000) + 300 })],
    ['one of another issuer', () => on.as(['REG'], { iss: 'https://login.example' })],
    ['one for somebody else', () => on.as(['REG'], { aud: 'payroll' })],
    ['one without a signature', async () => (await on.as(['REG'])).replace(/[^.]*$/, '')],
    ['alg: none', async () => `Bearer ${unsigned(on.issuer.claims(['REG']))}`],
    ['an unknown key', async () => `Bearer elshi_${'a'.repeat(12)}_${'A'.repeat(43)}`],
    ['another scheme', async () => `Basic ${Buffer.from('registrar:secret').toString('base64')}`],
    ['no text at all', async () => 'Bearer '],
    ['two tokens', async () => `${await on.as(['REG'])} ${await on.as(['REG'])}`],
  ])('is not shown by %s: 401, and how to', async (_case, make) => {
    const shown = await make();
    const answered = await read(shown);
    expect(answered.headers.get('www-authenticate')).toMatch(/^Bearer realm="elshi", error="invalid_token"/);
    const text = await answered.text();
    expect([answered.status, JSON.parse(text)]).toMatchObject([
      401,
      { code: 'UNAUTHENTICATED', status: 401 },
    ]);
    expect(text).not.toContain('Serikbai');
    expect(text).not.toContain(shown.replace(/^\w+ ?/, '') || 'Serikbai');
  });
});

const unsigned = (claims: object) =>
  [{ alg: 'none' }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') +
  '.';

describe('a key', () => {
  it('counts from the moment at which the terminal makes it to that at which it revokes it', async () => {
    const { id, shown } = await on.key('REG,AUD');
    const answered = await on.post(shown, '/v1/officers/w01/acts', award('By a machine'));
    expect(await bodyOf(answered)).toMatchObject({ receipt: { recordedBy: `key:${id}` } });
    expect((await on.keys('revoke', id)).code).toBe(0);
    expect(await codeOf(await read(shown))).toBe('401 UNAUTHENTICATED');
  }, 60_000);

  it('is rotated without a gap, and is not what it is not for', async () => {
    const { id, shown } = await on.key('FEED');
    const { output } = await on.keys('rotate', id, '--overlap', '1d');
    for (const each of [shown, `Bearer ${output.trim()}`]) {
      expect((await read(each, '/v1/events')).status).toBe(200);
      expect(await codeOf(await read(each))).toBe('403 FORBIDDEN');
    }
    const ended = await on.key('FEED', '--expires', '0m');
    expect(await codeOf(await read(ended.shown, '/v1/events'))).toBe('401 UNAUTHENTICATED');
  }, 60_000);

  it('stands neither in the log of the service nor in any file of its folder', async () => {
    const { shown } = await on.key('AUD');
    const token = await on.as(['AUD']);
    for (const each of [shown, token, `${shown}x`]) await (await read(each, '/v1/officers?q=dana')).text();
    const secrets = [shown.slice(-43), token.split('.').at(-1)!];
    for (const secret of secrets) {
      expect(on.service().output()).not.toContain(secret);
      for (const name of readdirSync(on.folder))
        expect(readFileSync(join(on.folder, name), 'latin1')).not.toContain(secret);
    }
  }, 60_000);

  it('ends what is followed by it when it is revoked, and so does a token when it ends', async () => {
    const { id, shown } = await on.key('FEED');
    const ends = Math.floor(Date.now() / 1000) - 28;
    const following = await Promise.all([
      read(shown, '/v1/events/stream'),
      read(await on.as(['FEED'], { exp: ends }), '/v1/events/stream'),
    ]);
    expect(following.map(({ status }) => status)).toEqual([200, 200]);
    const over = following.map((answer) =>
      answer.text().then(
        () => 'over',
        () => 'over',
      ),
    );
    expect((await on.keys('revoke', id)).code).toBe(0);
    expect(await Promise.all(over)).toEqual(['over', 'over']);
  }, 60_000);
});

describe('the terminal', () => {
  it('shows what stands in ELSHI_TOKEN, and nothing over an open line', async () => {
    const { base } = on.service();
    const file = join(on.folder, 'lines.ndjson');
    const line = { subject: 'officer/w09', key: 'k', act: registration('Omarov Timur') };
    writeFileSync(file, JSON.stringify(line));
    const token = (await on.as(['REG'], { sub: 'b2c9' })).replace('Bearer ', '');
    const imported = await cliShowing(token, 'import', file, '--url', base, '--user', 'somebody-else');
    expect([imported.code, imported.errors]).toEqual([0, expect.not.stringContaining(token)]);
    const exported = await cliShowing(token, 'export', '--subject', 'officer/w09', '--url', base);
    expect(JSON.parse(exported.output)).toMatchObject({ subject: 'officer/w09', recordedBy: 'b2c9' });
    const [without, open] = await Promise.all([
      cli('export', '--url', base),
      cliShowing(token, 'export', '--url', 'http://registry.example'),
    ]);
    expect([without.code, without.errors]).toEqual([1, expect.stringContaining('(401)')]);
    expect([open.code, open.errors]).toEqual([2, expect.stringContaining('unencrypted')]);
  }, 60_000);

  it('serves no log beyond this machine by mistake', async () => {
    const { code, errors } = await cli('serve-log', '--host', '0.0.0.0', '--data', on.folder);
    expect([code, errors]).toEqual([2, expect.stringContaining('--unguarded')]);
  });
});
