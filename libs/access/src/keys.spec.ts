import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keys } from './keys.js';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 15);
let folder: string;
let now: number;
let keys: Keys;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'elshi-keys-'));
  now = START;
  keys = Keys.open(folder, () => now);
});
afterEach(() => {
  keys.close();
  rmSync(folder, { recursive: true });
});

const made = (days = 90) =>
  keys.create({
    label: 'payroll',
    grants: ['FEED'],
    createdBy: 'operator',
    expiresAt: START + days * DAY,
  });

describe('a key', () => {
  it('is known by its text, and by no other', () => {
    const { id, text } = made();
    expect(text).toMatch(new RegExp(`^elshi_${id}_[A-Za-z0-9_-]{43}$`));
    expect(keys.holder(text)).toMatchObject({ id, label: 'payroll', grants: ['FEED'] });
    const other = made().text;
    const crossed = text.slice(0, 19) + other.slice(19);
    const changed = text.slice(0, -1) + (text.endsWith('A') ? 'E' : 'A');
    for (const wrong of [crossed, changed, text.slice(0, -1), `${text}A`, text.toUpperCase(), '', 'elshi_'])
      expect(keys.holder(wrong)).toBeUndefined();
  });

  it('is not in the file that keeps it, which is for its owner alone', () => {
    const { text } = made();
    keys.holder(text);
    keys.noteUse();
    const secret = text.slice(19);
    for (const name of readdirSync(folder))
      expect(readFileSync(join(folder, name), 'latin1')).not.toContain(secret);
    expect(statSync(join(folder, 'access.db')).mode & 0o777).toBe(0o600);
  });

  it('holds up to the instant at which it expires', () => {
    const { text } = made(1);
    now = START + DAY - 1;
    expect(keys.holder(text)).toBeDefined();
    now = START + DAY;
    expect(keys.holder(text)).toBeUndefined();
  });

  it('holds no more once it is revoked, in whatever process', () => {
    const { id, text } = made();
    const beside = Keys.open(folder, () => now);
    expect(beside.revoke(id)).toMatchObject({ revokedAt: START });
    now += 5;
    expect(beside.revoke(id)).toMatchObject({ revokedAt: START });
    beside.close();
    expect(keys.holder(text)).toBeUndefined();
    expect(keys.stillHolds(id)).toBe(false);
    expect(keys.revoke('nosuchkey234')).toBeUndefined();
  });

  it('is rotated: for a while both hold, then the new one alone', () => {
    const old = made();
    const next = { createdBy: 'operator', expiresAt: START + 400 * DAY };
    const fresh = keys.rotate(old.id, next, START + 7 * DAY)!;
    expect(fresh).toMatchObject({
      label: 'payroll',
      grants: ['FEED'],
      follows: old.id,
      expiresAt: START + 400 * DAY,
    });
    now = START + 7 * DAY - 1;
    expect([keys.holder(old.text)?.id, keys.holder(fresh.text)?.id]).toEqual([old.id, fresh.id]);
    now = START + 7 * DAY;
    expect([keys.holder(old.text), keys.holder(fresh.text)?.id]).toEqual([undefined, fresh.id]);
  });

  it('does not live longer for being rotated, nor again', () => {
    const short = made(2);
    const next = { createdBy: 'operator', expiresAt: START + 400 * DAY };
    keys.rotate(short.id, next, START + 7 * DAY);
    expect(keys.get(short.id)?.expiresAt).toBe(START + 2 * DAY);
    now = START + 2 * DAY;
    expect(keys.rotate(short.id, next, START + 9 * DAY)).toBeUndefined();
    expect(keys.rotate('nosuchkey234', next, START + 9 * DAY)).toBeUndefined();
  });

  it('tells when it was used last, and is there after a restart', () => {
    const { id, text } = made();
    expect(keys.get(id)?.lastUsedAt).toBeNull();
    now = START + 1000;
    keys.holder(text);
    keys.close();
    keys = Keys.open(folder, () => now);
    expect(keys.list()).toMatchObject([{ id, lastUsedAt: START + 1000, createdBy: 'operator' }]);
  });
});

describe('the file of the keys', () => {
  it('is never made anew in place of a damaged one', () => {
    const damaged = mkdtempSync(join(tmpdir(), 'elshi-keys-'));
    writeFileSync(
      join(damaged, 'access.db'),
      'no database at all, but long enough to be read as a page of one',
    );
    expect(() => Keys.open(damaged)).toThrow(/is damaged/);
    expect(readFileSync(join(damaged, 'access.db'), 'utf8')).toMatch(/^no database/);
    rmSync(damaged, { recursive: true });
  });
});
