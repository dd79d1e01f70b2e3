import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Caller } from '../../apps/api/src/access/caller.js';
import { IssuerKeys } from '../../apps/api/src/access/issuer-keys.js';
import { type Refused, Tokens, type TokenSettings } from '../../apps/api/src/access/tokens.js';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';

/** How the issuer answers: as it should, not at all, with what is of no use. */
export type Mood = 'well' | 'garbage' | 'no object' | 'error' | 'silent' | 'other issuer' | 'redirect';

export const AUDIENCE = 'elshi-api';

interface KeyPair {
  readonly kid: string;
  readonly secret: CryptoKey;
  readonly shown: JWK;
}

/** A small OpenID Connect issuer on the loopback interface: discovery, keys that are rotated, tokens. */
export class Issuer {
  mood: Mood = 'well';
  /** How often it was asked for its keys. */
  asked = 0;
  readonly url: string;
  readonly #server: Server;
  #pairs: readonly KeyPair[];

  static async start(): Promise<Issuer> {
    const pair = await pairOf('k1', 'RS256');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Issuer(server, pair);
  }

  private constructor(server: Server, first: KeyPair) {
    this.#server = server;
    this.#pairs = [first];
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/realm`;
    server.on('request', ({ url }, answer) => this.#answer(url ?? '', answer));
  }

  /** A token for a person in these roles, with claims in place of those that it would have; `null` leaves one out. */
  async token(roles: readonly string[], claims: Readonly<Record<string, unknown>> = {}): Promise<string> {
    const { secret, kid } = this.#pairs.at(-1)!;
    return this.signed(secret, { alg: kid.startsWith('es') ? 'ES256' : 'RS256', kid }, roles, claims);
  }

  /** The same, signed by any key under any header. */
  signed(
    secret: CryptoKey | Uint8Array,
    header: { readonly alg: string; readonly kid?: string },
    roles: readonly string[],
    claims: Readonly<Record<string, unknown>> = {},
  ): Promise<string> {
    return new SignJWT(this.claims(roles, claims))
      .setProtectedHeader({ typ: 'at+jwt', ...header })
      .sign(secret);
  }

  claims(roles: readonly string[], claims: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
    const now = Math.floor(Date.now() / 1000);
    const all: Record<string, unknown> = {
      ...{ iss: this.url, aud: AUDIENCE, sub: 'f7a1', name: 'Алия Ержанова', iat: now, exp: now + 600 },
      ...{ roles, ...claims },
    };
    return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
  }

  /** Signs with a new key from now on; the old ones go unless they stay. */
  async rotate(kid: string, alg: 'RS256' | 'ES256', stay = false): Promise<void> {
    const pair = await pairOf(kid, alg);
    this.#pairs = [...(stay ? this.#pairs : []), pair];
  }

  /** The public half of the key that signs, as the issuer shows it. */
  get shown(): JWK {
    return this.#pairs.at(-1)!.shown;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }

  #answer(url: string, answer: ServerResponse): void {
    if (this.mood === 'silent') return;
    const send = (status: number, body: string): void =>
      void answer.writeHead(status, { 'content-type': 'application/json' }).end(body);
    if (this.mood === 'error') return send(500, '{}');
    if (this.mood === 'redirect')
      return void answer.writeHead(302, { location: `${this.url}/elsewhere` }).end();
    if (this.mood === 'garbage') return send(200, '<html>a login page</html>');
    if (this.mood === 'no object') return send(200, '[]');
    if (url.endsWith('/.well-known/openid-configuration')) {
      const issuer = this.mood === 'other issuer' ? 'https://login.example' : this.url;
      return send(200, JSON.stringify({ issuer, jwks_uri: `${this.url}/keys` }));
    }
    this.asked += 1;
    return send(200, JSON.stringify({ keys: this.#pairs.map(({ shown }) => shown) }));
  }
}

async function pairOf(kid: string, alg: 'RS256' | 'ES256'): Promise<KeyPair> {
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  return { kid, secret: privateKey, shown: { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' } };
}

/** Knows tokens of an issuer at an instant; `counted` and `faults` are of the keys that it fetches. */
export function tokensOf(
  issuer: Issuer,
  settings: Partial<TokenSettings>,
  now: number,
  { counted = () => 0, onFault = () => undefined }: Partial<KeysMeans> = {},
): Tokens {
  const { url } = issuer;
  const all = {
    ...{ issuer: url, audience: AUDIENCE, skew: 30, rolesClaim: 'roles' },
    ...{ officerClaim: 'elshi_officer', officeClaim: 'elshi_office', ...settings },
  };
  return new Tokens(all, new IssuerKeys({ issuer: url, now: counted, onFault }), () => now);
}

interface KeysMeans {
  readonly counted: () => number;
  readonly onFault: (sentence: string) => void;
}

/** What is granted to whoever sends a token, or why it does not count. */
export function said(holder: Caller | Refused): unknown {
  return 'refused' in holder ? holder.refused : holder.grants;
}
