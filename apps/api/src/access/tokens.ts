import { type Grant, isGrant } from '@elshi/access';
import { isSubjectId } from '@elshi/contract';
import { errors, type JWTPayload, jwtVerify } from 'jose';
import type { Caller } from './caller.js';
import { type IssuerKeys, IssuerUnavailable } from './issuer-keys.js';

/** Signatures by a key that only the issuer has. A shared secret, and no signature at all, are none. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
];
const LONGEST = 128;
/** Names under which this service itself, or a key, or nobody known records. */
const OURS = /^(?:elshi|local|nobody|key:.*)$/i;

/** What is expected of a token, and where in it stands what. */
export interface TokenSettings {
  readonly issuer: string;
  readonly audience: string;
  /** Seconds by which the clocks of two machines may differ. */
  readonly skew: number;
  /** The claim that names the roles: its name, or the path to it, parted by dots. */
  readonly rolesClaim: string;
  /** What its values stand for; left out, each for what it names. */
  readonly roles?: ReadonlyMap<string, Grant>;
  /** The claims that name the officer's own record, and the offices that he heads. */
  readonly officerClaim: string;
  readonly officeClaim: string;
}

/** Why a token does not count, in words for whoever sent it. */
export interface Refused {
  readonly refused: string;
}

/** Knows who sends a token of the issuer. */
export class Tokens {
  readonly #settings: TokenSettings;
  readonly #keys: Pick<IssuerKeys, 'keyOf'>;
  readonly #now: () => number;

  /** `now` in milliseconds since 1970. */
  constructor(settings: TokenSettings, keys: Pick<IssuerKeys, 'keyOf'>, now: () => number) {
    this.#settings = settings;
    this.#keys = keys;
    this.#now = now;
  }

  /** Who it is, or why it is nobody. {@link IssuerUnavailable} where that cannot be told. */
  async holder(token: string): Promise<Caller | Refused> {
    const { issuer, audience, skew } = this.#settings;
    try {
      const { payload } = await jwtVerify(token, this.#keys.keyOf, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        clockTolerance: skew,
        currentDate: new Date(this.#now()),
        requiredClaims: ['exp', 'sub'],
      });
      return this.#callerOf(payload);
    } catch (error) {
      if (error instanceof IssuerUnavailable) throw error;
      return { refused: error instanceof errors.JWTExpired ? 'The token is expired.' : NOT_OURS };
    }
  }

  #callerOf(payload: JWTPayload): Caller | Refused {
    const { sub, exp } = payload;
    const id = plain(sub);
    if (id === undefined || OURS.test(id)) return { refused: 'The subject of the token cannot be recorded.' };
    const name = plain(payload['name']) ?? plain(payload['preferred_username']);
    const { rolesClaim, roles, officerClaim, officeClaim, skew } = this.#settings;
    const officerId = textsOf(claimOf(payload, officerClaim)).find(isSubjectId);
    const named = textsOf(claimOf(payload, rolesClaim));
    const grants = named.map((value) => (roles === undefined ? value : (roles.get(value) ?? '')));
    return {
      id,
      ...(name !== undefined && { name }),
      grants: [...new Set(grants.filter(isGrant))],
      ...(officerId !== undefined && { officerId }),
      offices: textsOf(claimOf(payload, officeClaim)).filter(isSubjectId),
      until: ((exp ?? 0) + skew) * 1000,
    };
  }
}

const NOT_OURS = 'The token is not one that this service takes.';

/** A text that can be recorded and printed as it is. */
function plain(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.normalize('NFC').trim();
  return text !== '' && text.length <= LONGEST && !/[\p{Cc}\p{Cf}\p{Cs}]/u.test(text) ? text : undefined;
}

/** A claim by its name, which may itself have dots in it, else by the path to it. */
function claimOf(payload: JWTPayload, name: string): unknown {
  if (Object.hasOwn(payload, name)) return payload[name];
  let at: unknown = payload;
  for (const part of name.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, part)) return undefined;
    at = (at as Readonly<Record<string, unknown>>)[part];
  }
  return at;
}

/** A list of texts, or one text of several, parted by spaces as in `scope`. */
function textsOf(claim: unknown): readonly string[] {
  if (typeof claim === 'string') return claim.split(' ').filter((text) => text !== '');
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}
