import { canonicalHash } from '../canonical-hash.js';

/** Digits and letters of which nobody takes one for another. */
const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const BITS = 5;
const LENGTH = 24;
const HASH_BITS = 256;

/**
 * A code of 120 bits over the canonical form of a content, to be printed with it and typed from paper: the same content
 * always gives the same code, another one never by chance.
 */
export function contentCode(content: object): string {
  const hash = BigInt(`0x${canonicalHash(content).toString('hex')}`);
  const signs = Array.from(
    { length: LENGTH },
    (_none, place) => SIGNS[Number((hash >> BigInt(HASH_BITS - BITS * (place + 1))) & 31n)],
  );
  return signs.join('').replace(/.{4}(?=.)/g, '$&-');
}
