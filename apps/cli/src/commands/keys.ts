import { existsSync } from 'node:fs';
import { type Grant, isGrant, type Key, KEY_GRANTS, Keys, type NewKey } from '@elshi/access';
import { userNamed } from '../place.js';
import { Failure } from '../terminal/failure.js';

export interface KeysOptions {
  readonly data: string;
}
export interface ListOptions extends KeysOptions {
  readonly json?: true;
}
export interface CreateOptions extends KeysOptions {
  readonly grant: string;
  readonly expires: string;
  readonly user: string;
}
export interface RotateOptions extends KeysOptions {
  readonly overlap: string;
  readonly expires: string;
  readonly user: string;
}

const MILLISECONDS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const LONGEST = 730 * MILLISECONDS.d;
const LABEL = /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u;

/** Makes a key and prints it: on standard output the key alone, so that it can be kept from a pipe. */
export function createKey(label: string, { data, grant, expires, user }: CreateOptions): void {
  if (!LABEL.test(label)) throw new Failure('A label is 1 to 64 letters, digits, spaces and . _ -.', 2);
  const grants = grantsOf(grant);
  const expiresAt = Date.now() + timeOf('--expires', expires);
  const createdBy = userNamed(user);
  withKeys(data, (keys) => {
    show(keys.create({ label: label.normalize('NFC'), grants, createdBy, expiresAt }));
  });
}

/** Prints the keys there are. */
export function listKeys({ data, json }: ListOptions): void {
  withKeys(data, (keys) => {
    const all = keys.list();
    for (const key of all) process.stdout.write(`${json ? JSON.stringify(told(key)) : lineOf(key)}\n`);
    if (all.length === 0 && !json) process.stdout.write('There are no keys.\n');
  });
}

/** Makes a key in place of another, and prints it like a new one. */
export function rotateKey(id: string, { data, overlap, expires, user }: RotateOptions): void {
  const overlapEnds = Date.now() + timeOf('--overlap', overlap);
  const next = { createdBy: userNamed(user), expiresAt: Date.now() + timeOf('--expires', expires) };
  withKeys(data, (keys) => {
    const key = keys.rotate(id, next, overlapEnds);
    if (key === undefined) throw new Failure(`There is no key ${id} that still holds.`);
    process.stderr.write(`The key ${id} holds until ${instant(keys.get(id)?.expiresAt ?? 0)}.\n`);
    show(key);
  });
}

/** Ends a key. */
export function revokeKey(id: string, { data }: KeysOptions): void {
  withKeys(data, (keys) => {
    const key = keys.revoke(id);
    if (key === undefined) throw new Failure(`There is no key ${id}.`);
    process.stdout.write(`The key ${id} (${key.label}) is revoked since ${instant(key.revokedAt ?? 0)}.\n`);
  });
}

function withKeys(folder: string, work: (keys: Keys) => void): void {
  if (!existsSync(folder))
    throw new Failure(`There is no folder ${folder}. Name it with --data, or set ELSHI_DATA.`);
  const keys = Keys.open(folder);
  try {
    work(keys);
  } finally {
    keys.close();
  }
}

function show({ text, id, grants, expiresAt }: NewKey): void {
  process.stderr.write(
    `The key ${id} for ${grants.join(', ')} ends at ${instant(expiresAt)}. It is shown this once, and cannot be told again:\n`,
  );
  process.stdout.write(`${text}\n`);
}

function grantsOf(text: string): readonly Grant[] {
  const names = [...new Set(text.split(',').map((name) => name.trim()))];
  const grants = names.filter(isGrant).filter((grant) => KEY_GRANTS.includes(grant));
  if (grants.length === names.length) return grants;
  throw new Failure(`--grant is one or more of ${KEY_GRANTS.join(', ')}, parted by commas.`, 2);
}

function timeOf(option: string, text: string): number {
  const [, count, unit] = /^(\d{1,6})([mhd])$/.exec(text) ?? [];
  const time = Number(count) * MILLISECONDS[(unit ?? 'd') as keyof typeof MILLISECONDS];
  if (count !== undefined && time <= LONGEST) return time;
  throw new Failure(`${option} is a number of days, hours or minutes like 90d, 12h or 30m, at most 730d.`, 2);
}

function told(key: Key): object {
  const { createdAt, expiresAt, revokedAt, lastUsedAt, ...rest } = key;
  const orNull = (at: number | null): string | null => (at === null ? null : instant(at));
  return {
    ...rest,
    createdAt: instant(createdAt),
    expiresAt: instant(expiresAt),
    revokedAt: orNull(revokedAt),
    lastUsedAt: orNull(lastUsedAt),
  };
}

function lineOf({ id, label, grants, expiresAt, revokedAt, lastUsedAt }: Key): string {
  const state =
    revokedAt !== null
      ? `revoked ${instant(revokedAt)}`
      : expiresAt <= Date.now()
        ? `ended ${instant(expiresAt)}`
        : `until ${instant(expiresAt)}`;
  const used = lastUsedAt === null ? 'never used' : `last used ${instant(lastUsedAt)}`;
  return `${id}  ${label}  ${grants.join(',')}  ${state}, ${used}`;
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 16)}Z`;
}
