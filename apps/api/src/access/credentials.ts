import type { Key, Keys } from '@elshi/access';
import { headerOf, type Request } from '../http/fastify.js';
import type { Caller } from './caller.js';
import type { Refused, Tokens } from './tokens.js';

const BEARER = /^Bearer +([\x21-\x7e]+) *$/i;
const KEY = /^elshi_/;

/** What was shown: nothing, something that does not count, or who it is. */
export type Shown = Caller | Refused | 'NOTHING';

/** Knows callers by what stands in `Authorization`: a token of the issuer, or a key. */
export class Credentials {
  readonly #keys: Keys;
  readonly #tokens: Tokens | undefined;

  constructor(keys: Keys, tokens: Tokens | undefined) {
    this.#keys = keys;
    this.#tokens = tokens;
  }

  /** Who a request comes from. `IssuerUnavailable` where that cannot be told. */
  async shownBy({ headers }: Request): Promise<Shown> {
    const header = headerOf(headers, 'authorization');
    if (header === undefined) return 'NOTHING';
    const text = BEARER.exec(header)?.[1];
    if (text === undefined) return { refused: 'Authorization is Bearer and a token or a key.' };
    if (KEY.test(text)) {
      const key = this.#keys.holder(text);
      return key === undefined ? { refused: 'The key does not hold.' } : machine(key);
    }
    if (this.#tokens === undefined) return { refused: 'This service takes keys only.' };
    return this.#tokens.holder(text);
  }
}

function machine({ id, label, grants, expiresAt }: Key): Caller {
  return { id: `key:${id}`, name: label, grants, offices: [], until: expiresAt, keyId: id };
}
