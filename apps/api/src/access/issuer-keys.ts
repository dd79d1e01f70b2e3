import {
  createLocalJWKSet,
  type CryptoKey,
  errors,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import type { FlattenedJWSInput } from 'jose';

/** So long an answer of the issuer is waited for, in milliseconds. */
const ANSWERS_WITHIN = 5000;
/** The keys are asked for again after so long; meanwhile those at hand go on. */
const FRESH_FOR = 10 * 60_000;
/** Keys that could not be confirmed for so long count no more: one of them may have been withdrawn. */
const GOOD_FOR = 24 * 3_600_000;
/** The issuer is not asked more often than this, whatever tokens come. */
const ASKED_EVERY = 5000;
const LONGEST_ANSWER = 1024 * 1024;

/** The issuer cannot be asked, or what it answers is of no use, and no keys of it are at hand. */
export class IssuerUnavailable extends Error {
  constructor(cause?: unknown) {
    super('The issuer of the tokens cannot be asked for its keys.', { cause });
    this.name = 'IssuerUnavailable';
  }
}

export interface IssuerKeysOptions {
  readonly issuer: string;
  /** Where the keys are; left out, the issuer says so itself (OpenID Connect Discovery). */
  readonly jwks?: string;
  /** Milliseconds by a clock that only counts. */
  readonly now: () => number;
  /** Told, in one sentence, when the issuer cannot be asked. */
  readonly onFault: (sentence: string) => void;
}

type KeyOf = (header: JWSHeaderParameters, token: FlattenedJWSInput) => Promise<CryptoKey>;

/** The public keys of the issuer of the tokens, fetched when they are needed and kept. */
export class IssuerKeys {
  readonly #options: IssuerKeysOptions;
  #keyOf: KeyOf | undefined;
  #fetchedAt = -Infinity;
  #askedAt = -Infinity;
  #asking: Promise<boolean> | undefined;

  constructor(options: IssuerKeysOptions) {
    this.#options = options;
  }

  /**
   * The key that a token names. One that is not known may be new, so the issuer is asked again, though not often. `JWKSNoMatchingKey` when
   * it has no such key, {@link IssuerUnavailable} when that cannot be found out.
   */
  keyOf: KeyOf = async (header, token) => {
    const keyOf = await this.#usable();
    try {
      return await keyOf(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (!(await this.#refresh())) throw new IssuerUnavailable(error);
      return (this.#keyOf ?? keyOf)(header, token);
    }
  };

  async #usable(): Promise<KeyOf> {
    const age = this.#options.now() - this.#fetchedAt;
    const isGood = this.#keyOf !== undefined && age < GOOD_FOR;
    if (age >= FRESH_FOR) {
      const refreshed = this.#refresh();
      if (!isGood && !(await refreshed)) throw new IssuerUnavailable();
    }
    if (this.#keyOf === undefined) throw new IssuerUnavailable();
    return this.#keyOf;
  }

  /** Asks the issuer, unless it was just asked. Whether what is at hand is what it answered last. */
  #refresh(): Promise<boolean> {
    const { now } = this.#options;
    if (this.#asking !== undefined) return this.#asking;
    if (now() - this.#askedAt < ASKED_EVERY) return Promise.resolve(this.#fetchedAt >= this.#askedAt);
    this.#askedAt = now();
    return (this.#asking = this.#fetch().finally(() => (this.#asking = undefined)));
  }

  async #fetch(): Promise<boolean> {
    try {
      const set = await json(this.#options.jwks ?? (await this.#discovered()));
      this.#keyOf = createLocalJWKSet(set as unknown as JSONWebKeySet);
      this.#fetchedAt = this.#options.now();
      return true;
    } catch (error) {
      this.#options.onFault(`The keys of ${this.#options.issuer} cannot be had: ${reasonOf(error)}.`);
      return false;
    }
  }

  async #discovered(): Promise<string> {
    const { issuer } = this.#options;
    const about = await json(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    if (about['issuer'] !== issuer) throw new Error('it names itself otherwise');
    const { jwks_uri: jwks } = about;
    if (typeof jwks !== 'string' || !isSafeUrl(jwks)) throw new Error('its jwks_uri is no https address');
    return jwks;
  }
}

/** Whether an address may be asked for keys: over TLS, or on this machine. */
export function isSafeUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password } = new URL(text);
  if (username !== '' || password !== '') return false;
  return (
    protocol === 'https:' ||
    (protocol === 'http:' && /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(hostname))
  );
}

async function json(url: string): Promise<Readonly<Record<string, unknown>>> {
  const answer = await fetch(url, {
    redirect: 'error',
    headers: { accept: 'application/json' },
    signal: AbortSignal.timeout(ANSWERS_WITHIN),
  });
  if (!answer.ok) throw new Error(`it answers ${answer.status}`);
  let text = '';
  const decoder = new TextDecoder();
  for await (const part of answer.body ?? []) {
    text += decoder.decode(part as Uint8Array, { stream: true });
    if (text.length > LONGEST_ANSWER) throw new Error('its answer is too long');
  }
  const value: unknown = JSON.parse(text);
  if (typeof value !== 'object' || value === null) throw new Error('its answer is no JSON object');
  return value as Readonly<Record<string, unknown>>;
}

function reasonOf(error: unknown): string {
  if ((error as { readonly name?: unknown }).name === 'TimeoutError') return 'it does not answer in time';
  if (!(error instanceof Error)) return String(error);
  if (error instanceof SyntaxError) return 'its answer is no JSON';
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
