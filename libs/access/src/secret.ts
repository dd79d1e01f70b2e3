import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Letters and digits that are not taken for one another. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';
const ID_LENGTH = 12;
const KEY = /^elshi_([a-z2-9]{12})_([A-Za-z0-9_-]{43})$/;

/** A key as it is shown once: `elshi_<id>_<256 random bits>`. Only the hash of its secret is kept. */
export interface Minted {
  readonly id: string;
  readonly text: string;
  readonly hash: string;
}

/** A new key. */
export function mint(): Minted {
  const id = Array.from({ length: ID_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  const secret = randomBytes(32).toString('base64url');
  return { id, text: `elshi_${id}_${secret}`, hash: hashOf(secret) };
}

/** The id and the secret of a text that is written like a key; nothing for any other. */
export function parseKey(text: string): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

/** SHA-256, hexadecimal: a secret of 256 random bits needs no slower one. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret has this hash, in a time that does not tell how much of it fits. */
export function fits(secret: string, hash: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(secret), 'hex'), Buffer.from(hash, 'hex'));
}
