import { generateKeyPair } from 'jose';
import { IssuerUnavailable } from '../../apps/api/src/access/issuer-keys.js';
import type { Tokens } from '../../apps/api/src/access/tokens.js';
import { Issuer, type Mood, said, tokensOf } from '../support/issuer.js';

const NOW = Date.UTC(2026, 3, 1, 9);
const at = NOW / 1000;
const valid = { iat: at - 60, exp: at + 600 };
const NOT_OURS = 'The token is not one that this service takes.';
let issuer: Issuer;
let counted: number;
let faults: string[];
beforeEach(async () => {
  issuer = await Issuer.start();
  counted = 0;
  faults = [];
});
afterEach(() => issuer.close());

const tokens = (): Tokens =>
  tokensOf(issuer, {}, NOW, { counted: () => counted, onFault: (sentence) => faults.push(sentence) });

describe('the keys of the issuer', () => {
  it('are fetched once, also for many who come at one time', async () => {
    const [all, token] = [tokens(), await issuer.token(['REG'], valid)];
    await Promise.all(Array.from({ length: 20 }, () => all.holder(token)));
    expect(issuer.asked).toBe(1);
  });

  it('are rotated: the new one is fetched when it is first met, the old one holds as long as the issuer shows it', async () => {
    const [all, old] = [tokens(), await issuer.token(['REG'], valid)];
    expect(said(await all.holder(old))).toEqual(['REG']);
    await issuer.rotate('es2', 'ES256', true);
    counted += 5000;
    expect(said(await all.holder(await issuer.token(['AUD'], valid)))).toEqual(['AUD']);
    expect(said(await all.holder(old))).toEqual(['REG']);
    await issuer.rotate('es3', 'ES256');
    counted += 5000;
    expect(said(await all.holder(await issuer.token(['AUD'], valid)))).toEqual(['AUD']);
    expect(said(await all.holder(old))).toBe(NOT_OURS);
  });

  it('are not asked for more often than every 5 s, whatever tokens come', async () => {
    const all = tokens();
    await all.holder(await issuer.token(['REG'], valid));
    const { privateKey } = await generateKeyPair('RS256');
    for (let turn = 0; turn < 30; turn += 1) {
      const kid = `unknown-${turn}`;
      expect(
        said(await all.holder(await issuer.signed(privateKey, { alg: 'RS256', kid }, ['REG'], valid))),
      ).toBe(NOT_OURS);
      counted += 500;
    }
    expect(issuer.asked).toBe(3);
  });

  it.each<Mood>(['garbage', 'no object', 'error', 'other issuer', 'redirect'])(
    'cannot be had from one that answers so: %s. Nobody gets in, and it is asked again later',
    async (mood) => {
      const [all, token] = [tokens(), await issuer.token(['REG'], valid)];
      issuer.mood = mood;
      await expect(all.holder(token)).rejects.toThrow(IssuerUnavailable);
      expect(faults).toEqual([expect.stringMatching(/^The keys of http.* cannot be had: .+\.$/)]);
      issuer.mood = 'well';
      await expect(all.holder(token)).rejects.toThrow(IssuerUnavailable);
      counted += 5000;
      expect(said(await all.holder(token))).toEqual(['REG']);
    },
  );

  it('cannot be had from one that is gone', async () => {
    const [all, token] = [tokens(), await issuer.token(['REG'], valid)];
    issuer.close();
    await expect(all.holder(token)).rejects.toThrow(IssuerUnavailable);
  });

  it('cannot be had from one that does not answer', async () => {
    const [all, token] = [tokens(), await issuer.token(['REG'], valid)];
    issuer.mood = 'silent';
    await expect(all.holder(token)).rejects.toThrow(IssuerUnavailable);
    expect(faults).toEqual([expect.stringContaining('does not answer in time')]);
  });

  it('at hand go on while the issuer is away, for a day; one that is not at hand waits', async () => {
    const [all, token] = [tokens(), await issuer.token(['REG'], valid)];
    await all.holder(token);
    await issuer.rotate('es2', 'ES256', true);
    const later = await issuer.token(['AUD'], valid);
    issuer.mood = 'error';
    counted = 24 * 3_600_000 - 1;
    expect(said(await all.holder(token))).toEqual(['REG']);
    await expect(all.holder(later)).rejects.toThrow(IssuerUnavailable);
    counted += 5001;
    await expect(all.holder(token)).rejects.toThrow(IssuerUnavailable);
    issuer.mood = 'well';
    counted += 5000;
    expect([said(await all.holder(token)), said(await all.holder(later))]).toEqual([['REG'], ['AUD']]);
  });
});
