import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { isIP } from 'node:net';
import { type Grant, isGrant } from '@elshi/access';
import { isSafeUrl } from './issuer-keys.js';
import type { TokenSettings } from './tokens.js';

/** How callers are known, and what they may. */
export interface AccessSettings {
  /** `protected`: this machine alone, and whoever asks is taken at his word. Else keys, or tokens and keys, are asked for. */
  readonly mode: 'protected' | 'keys' | 'oidc';
  readonly tokens?: TokenSettings & { readonly jwks?: string };
  readonly tls?: { readonly cert: string; readonly key: string };
  /** Proxies whose word is taken for the address of the caller. */
  readonly proxies: readonly string[];
  /** Requests a minute: of one caller, of one address without a word who it is, and attempts of one address that fail. */
  readonly limits: { readonly caller: number; readonly address: number; readonly failures: number };
  /** Days for which reads are kept in their log. */
  readonly readsDays: number;
  /** Whether users of this machine may read the whole log at its own door. */
  readonly openDoor: boolean;
}

type Fault = { readonly fault: string };
type Read = <T>(name: string, byDefault: string, reader: (text: string) => T | Fault) => T | undefined;

/** Settings of access, by name. */
export const ACCESS_SETTINGS = [
  'ELSHI_ACCESS',
  'ELSHI_OIDC_ISSUER',
  'ELSHI_OIDC_AUDIENCE',
  'ELSHI_OIDC_JWKS',
  'ELSHI_OIDC_SKEW',
  'ELSHI_OIDC_ROLES_CLAIM',
  'ELSHI_OIDC_ROLES',
  'ELSHI_OIDC_OFFICER_CLAIM',
  'ELSHI_OIDC_OFFICE_CLAIM',
  'ELSHI_TLS_CERT',
  'ELSHI_TLS_KEY',
  'ELSHI_TRUSTED_PROXIES',
  'ELSHI_RATE_CALLER',
  'ELSHI_RATE_ADDRESS',
  'ELSHI_RATE_FAILURES',
  'ELSHI_READS_DAYS',
  'ELSHI_LOG_UNGUARDED',
] as const;
const MODES = ['protected', 'keys', 'oidc'] as const;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the settings of access; faults go where those of the others go. */
export function readAccess(environment: Environment, read: Read, faults: Fault[]): AccessSettings {
  const say = (sentence: string): void => void faults.push({ fault: sentence });
  const given = (name: string): boolean => environment[name] !== undefined;
  const optional = <T>(name: string, reader: (text: string) => T | Fault): T | undefined =>
    given(name) ? read(name, '', reader) : undefined;

  const mode = read('ELSHI_ACCESS', 'protected', (text) => oneOf('ELSHI_ACCESS', MODES, text)) ?? 'protected';
  const stray = ACCESS_SETTINGS.find((name) => name.startsWith('ELSHI_OIDC_') && given(name));
  if (mode !== 'oidc' && stray !== undefined) say(`${stray} counts only with ELSHI_ACCESS=oidc.`);
  const cert = optional('ELSHI_TLS_CERT', path);
  const key = optional('ELSHI_TLS_KEY', path);
  if ((cert === undefined) !== (key === undefined))
    say(`${cert === undefined ? 'ELSHI_TLS_CERT' : 'ELSHI_TLS_KEY'} is missing: the two go together.`);
  const number = (name: string, byDefault: string, least: number, most: number): number =>
    read(name, byDefault, (text) => countOf(name, text, least, most)) ?? 0;
  return {
    mode,
    ...(mode === 'oidc' && { tokens: tokensOf(read, optional, number) }),
    ...(cert !== undefined && key !== undefined && { tls: { cert, key } }),
    proxies: optional('ELSHI_TRUSTED_PROXIES', proxiesOf) ?? [],
    limits: {
      caller: number('ELSHI_RATE_CALLER', '1200', 0, 1_000_000),
      address: number('ELSHI_RATE_ADDRESS', '300', 0, 1_000_000),
      failures: number('ELSHI_RATE_FAILURES', '30', 0, 1_000_000),
    },
    readsDays: number('ELSHI_READS_DAYS', '1095', 1, 36_500),
    openDoor:
      optional('ELSHI_LOG_UNGUARDED', (text) => oneOf('ELSHI_LOG_UNGUARDED', ['true', 'false'], text)) ===
      'true',
  };
}

/** Why a host may not be listened on with these settings; nothing where it may. */
export function exposureFault(host: string, { mode, tls, proxies }: AccessSettings): string | undefined {
  const refused = `HOST ${JSON.stringify(host)} is refused:`;
  if (mode === 'protected')
    return `${refused} while no access is configured only this machine is served (127.0.0.1, ::1 or localhost); ELSHI_ACCESS configures it.`;
  if (tls === undefined && proxies.length === 0)
    return `${refused} beyond this machine tokens and records travel encrypted only; set ELSHI_TLS_CERT and ELSHI_TLS_KEY, or name the proxy that does it in ELSHI_TRUSTED_PROXIES.`;
  return undefined;
}

/** Certificate and key as they are in their files. Throws one sentence where they cannot be used. */
export function readTls({
  tls,
}: AccessSettings): { readonly cert: Buffer; readonly key: Buffer } | undefined {
  if (tls === undefined) return undefined;
  const [cert, key] = [fileOf('ELSHI_TLS_CERT', tls.cert), fileOf('ELSHI_TLS_KEY', tls.key)];
  try {
    createSecureContext({ cert, key });
  } catch {
    throw new Error('ELSHI_TLS_CERT and ELSHI_TLS_KEY are no certificate and its key, both in PEM.');
  }
  return { cert, key };
}

function tokensOf(
  read: Read,
  optional: <T>(name: string, reader: (text: string) => T | Fault) => T | undefined,
  number: (name: string, byDefault: string, least: number, most: number) => number,
): NonNullable<AccessSettings['tokens']> {
  const any = (text: string): string => text;
  const jwks = optional('ELSHI_OIDC_JWKS', (text) => addressOf('ELSHI_OIDC_JWKS', text));
  const roles = optional('ELSHI_OIDC_ROLES', rolesOf);
  return {
    issuer: read('ELSHI_OIDC_ISSUER', '', (text) => addressOf('ELSHI_OIDC_ISSUER', text)) ?? '',
    audience: read('ELSHI_OIDC_AUDIENCE', '', any) ?? '',
    ...(jwks !== undefined && { jwks }),
    skew: number('ELSHI_OIDC_SKEW', '30', 0, 300),
    rolesClaim: read('ELSHI_OIDC_ROLES_CLAIM', 'roles', any) ?? '',
    ...(roles !== undefined && { roles }),
    officerClaim: read('ELSHI_OIDC_OFFICER_CLAIM', 'elshi_officer', any) ?? '',
    officeClaim: read('ELSHI_OIDC_OFFICE_CLAIM', 'elshi_office', any) ?? '',
  };
}

function addressOf(name: string, text: string): string | Fault {
  return isSafeUrl(text) ? text : { fault: `${name} is an address with https (or http on this machine).` };
}

/** `registrars=REG,auditors=AUD`. */
function rolesOf(text: string): ReadonlyMap<string, Grant> | Fault {
  const roles = new Map<string, Grant>();
  for (const part of text.split(',')) {
    const at = part.lastIndexOf('=');
    const [value, grant] = [part.slice(0, Math.max(at, 0)).trim(), part.slice(at + 1).trim()];
    if (value === '' || !isGrant(grant))
      return { fault: `ELSHI_OIDC_ROLES has ${JSON.stringify(part)}; a part of it is like registrars=REG.` };
    roles.set(value, grant);
  }
  return roles;
}

function proxiesOf(text: string): readonly string[] | Fault {
  const proxies = text.split(',').map((proxy) => proxy.trim());
  const wrong = proxies.find((proxy) => !isNetwork(proxy));
  return wrong === undefined
    ? proxies
    : {
        fault: `ELSHI_TRUSTED_PROXIES has ${JSON.stringify(wrong)}; each is an address like 10.0.0.5 or 10.0.0.0/24.`,
      };
}

function isNetwork(text: string): boolean {
  const [, address = '', bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const version = isIP(address);
  return (
    version !== 0 && (bits === undefined || (Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128)))
  );
}

function countOf(name: string, text: string, least: number, most: number): number | Fault {
  const count = /^\d{1,7}$/.test(text) ? Number(text) : -1;
  return count >= least && count <= most
    ? count
    : { fault: `${name} is a whole number from ${least} to ${most}, not ${JSON.stringify(text)}.` };
}

function oneOf<T extends string>(name: string, values: readonly T[], text: string): T | Fault {
  return (
    values.find((value) => value === text) ?? {
      fault: `${name} is one of ${values.join(', ')}, not ${JSON.stringify(text)}.`,
    }
  );
}

function path(text: string): string | Fault {
  return text.includes('\0') ? { fault: 'A path has no NUL in it.' } : text;
}

function fileOf(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Error(`${name} names ${file}, which cannot be read.`, { cause });
  }
}
