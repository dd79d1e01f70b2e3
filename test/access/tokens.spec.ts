import { createHmac } from 'node:crypto';
import { type CryptoKey, exportSPKI, generateKeyPair, importJWK } from 'jose';
import type { Tokens, TokenSettings } from '../../apps/api/src/access/tokens.js';
import { AUDIENCE, Issuer, said, tokensOf } from '../support/issuer.js';

const SECOND = 1000;
const NOW = Date.UTC(2026, 3, 1, 9);
const at = NOW / SECOND;
let issuer: Issuer;
beforeEach(async () => {
  issuer = await Issuer.start();
});
afterEach(() => issuer.close());

const tokens = (settings: Partial<TokenSettings> = {}): Tokens => tokensOf(issuer, settings, NOW);
const valid = { iat: at - 60, exp: at + 600 };
const NOT_OURS = 'The token is not one that this service takes.';

describe('a token of the issuer', () => {
  it('says who it is, what he may, and until when', async () => {
    const token = await issuer.token(['REG', 'SELF', 'guest'], {
      ...valid,
      elshi_officer: 'abenov',
      elshi_office: ['emb-at', 'emb-de'],
    });
    expect(await tokens().holder(token)).toEqual({
      ...{ id: 'f7a1', name: 'Алия Ержанова', grants: ['REG', 'SELF'] },
      ...{ officerId: 'abenov', offices: ['emb-at', 'emb-de'], until: NOW + 630 * SECOND },
    });
  });

  it('has its roles where the settings say, under names of its own', async () => {
    const roles = new Map([
      ['registrars', 'REG'],
      ['feed.read', 'FEED'],
    ] as const);
    const ask = async (rolesClaim: string, claims: object) =>
      said(await tokens({ rolesClaim, roles }).holder(await issuer.token([], { ...valid, ...claims })));
    expect(await ask('realm_access.roles', { realm_access: { roles: ['registrars', 'REG'] } })).toEqual([
      'REG',
    ]);
    expect(await ask('https://x.example/roles', { 'https://x.example/roles': ['registrars'] })).toEqual([
      'REG',
    ]);
    expect(await ask('scope', { scope: 'openid feed.read' })).toEqual(['FEED']);
    expect(await ask('realm_access.roles', { realm_access: 'registrars' })).toEqual([]);
    expect(await ask('missing', {})).toEqual([]);
  });

  it.each([
    ['it ends, the second before its end and the clocks apart', { exp: at - 29 }, ['REG']],
    ['it has ended, the clocks apart', { exp: at - 30 }, 'The token is expired.'],
    ['it has begun, the clocks apart', { nbf: at + 30 }, ['REG']],
    ['it has not begun yet, the second after', { nbf: at + 31 }, NOT_OURS],
    ['it is of another issuer', { iss: 'https://login.example' }, NOT_OURS],
    ['it names no issuer', { iss: null }, NOT_OURS],
    ['it is for somebody else', { aud: 'payroll' }, NOT_OURS],
    ['it is for several, us among them', { aud: ['payroll', AUDIENCE] }, ['REG']],
    ['it is for nobody', { aud: null }, NOT_OURS],
    ['it never ends', { exp: null }, NOT_OURS],
    ['it is nobody', { sub: null }, NOT_OURS],
    ['it is we ourselves', { sub: 'elshi' }, 'The subject of the token cannot be recorded.'],
    ['it is a key', { sub: 'key:abc' }, 'The subject of the token cannot be recorded.'],
    [
      'it is a name that nobody can print',
      { sub: 'a\u202eb' },
      'The subject of the token cannot be recorded.',
    ],
  ])('counts or does not where %s', async (_case, claims, expected) => {
    const token = await issuer.token(['REG'], { ...valid, ...claims });
    expect(said(await tokens().holder(token))).toEqual(expected);
  });

  it('counts by its second alone where no skew is allowed', async () => {
    const ask = async (exp: number) =>
      said(await tokens({ skew: 0 }).holder(await issuer.token(['REG'], { ...valid, exp })));
    expect([await ask(at + 1), await ask(at)]).toEqual([['REG'], 'The token is expired.']);
  });
});

describe('what is no token of the issuer', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const forged = async (header: object, signature: (text: string) => string) => {
    const text = `${part(header)}.${part(issuer.claims(['REG'], valid))}`;
    return `${text}.${signature(text)}`;
  };

  it.each(['none', 'None', 'NONE', 'nOnE'])('alg: %s', async (alg) => {
    for (const header of [{ alg }, { alg, kid: 'k1' }, { alg, typ: 'JWT' }])
      for (const signature of ['', 'AAAA'])
        expect(said(await tokens().holder(await forged(header, () => signature)))).toBe(NOT_OURS);
  });

  it('one without a signature, or cut off', async () => {
    const [head, claims, signature = ''] = (await issuer.token(['REG'], valid)).split('.');
    const texts = [`${head}.${claims}`, `${head}.${claims}.`, `${head}.${claims}.${signature.slice(0, -2)}`];
    for (const text of [...texts, '', '.', '..', 'a.b.c', 'x'.repeat(8000)])
      expect(said(await tokens().holder(text))).toBe(NOT_OURS);
  });

  it('one whose claims were changed', async () => {
    const [head, , signature] = (await issuer.token(['AUD'], valid)).split('.');
    const changed = part(issuer.claims(['REG'], valid));
    expect(said(await tokens().holder(`${head}.${changed}.${signature}`))).toBe(NOT_OURS);
  });

  it.each(['HS256', 'HS384', 'HS512'])('%s, with the public key for a secret', async (alg) => {
    const key = (await importJWK(issuer.shown, 'RS256', { extractable: true })) as CryptoKey;
    const secrets = [await exportSPKI(key), (await exportSPKI(key)).trim(), JSON.stringify(issuer.shown)];
    const hash = alg.replace('HS', 'sha');
    for (const secret of [...secrets, issuer.shown.n ?? ''])
      for (const header of [{ alg, kid: 'k1' }, { alg }]) {
        const sign = (text: string) => createHmac(hash, secret).update(text).digest('base64url');
        expect(said(await tokens().holder(await forged(header, sign)))).toBe(NOT_OURS);
      }
  });

  it('one signed by a stranger, also under the name of a key of the issuer, or with a key that it brings along', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    for (const kid of ['k1', 'k2', '../k1', ''])
      expect(
        said(await tokens().holder(await issuer.signed(privateKey, { alg: 'RS256', kid }, ['REG'], valid))),
      ).toBe(NOT_OURS);
    const pair = await generateKeyPair('RS256', { extractable: true });
    const brought = {
      alg: 'RS256',
      jwk: { kty: 'RSA', n: 'AQAB', e: 'AQAB' },
      jku: 'http://127.0.0.1:1/keys',
    };
    expect(said(await tokens().holder(await issuer.signed(pair.privateKey, brought, ['REG'], valid)))).toBe(
      NOT_OURS,
    );
  });
});
