import { cli } from './cli.js';
import { registration } from './client.js';
import { AUDIENCE, Issuer } from './issuer.js';
import { buildOnce, type Service, startService, temporaryFolder } from './service.js';

type Claims = Readonly<Record<string, unknown>>;

/** The built service with access configured, and an issuer of tokens for it. */
export interface Guarded {
  readonly issuer: Issuer;
  readonly folder: string;
  readonly service: () => Service;
  /** Asks with what is shown in `Authorization`, if anything. */
  ask(shown: string | undefined, path: string, init?: RequestInit): Promise<Response>;
  /** Posts JSON, whatever revision stands. */
  post(shown: string | undefined, path: string, body: object, headers?: object): Promise<Response>;
  /** What a person in these roles shows. */
  as(roles: readonly string[], claims?: Claims): Promise<string>;
  /** Makes a key from the terminal; its id, and what its machine shows. */
  key(grant: string, ...more: readonly string[]): Promise<{ readonly id: string; readonly shown: string }>;
  keys(...args: readonly string[]): ReturnType<typeof cli>;
  /** Ends the service and starts it again, with other settings beside. */
  restart(signal?: NodeJS.Signals, more?: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

const UNLIMITED = { ELSHI_RATE_CALLER: '0', ELSHI_RATE_ADDRESS: '0', ELSHI_RATE_FAILURES: '0' };

/** Starts both. Nothing is limited but where a setting says so. */
export async function startGuarded(settings: Readonly<Record<string, string>> = {}): Promise<Guarded> {
  buildOnce();
  const [issuer, folder] = [await Issuer.start(), temporaryFolder()];
  const all = {
    ...{ ELSHI_DATA: folder.path, ELSHI_ACCESS: 'oidc', ELSHI_OIDC_ISSUER: issuer.url },
    ...{ ELSHI_OIDC_AUDIENCE: AUDIENCE, ...UNLIMITED, ...settings },
  };
  let service = await startService(all);
  const ask: Guarded['ask'] = (shown, path, init = {}) => {
    const headers = { ...(shown !== undefined && { authorization: shown }), ...(init.headers as object) };
    return fetch(service.base + path, { ...init, headers });
  };
  const keys: Guarded['keys'] = (...args) => cli('keys', ...args, '--data', folder.path);
  return {
    issuer,
    folder: folder.path,
    service: () => service,
    ask,
    keys,
    post: (shown, path, body, headers = {}) =>
      ask(shown, path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'if-match': '*', ...headers },
        body: JSON.stringify(body),
      }),
    as: async (roles, claims) => `Bearer ${await issuer.token(roles, claims)}`,
    key: async (grant, ...more) => {
      const { output } = await keys('create', 'machine', '--grant', grant, ...more);
      return { id: output.split('_')[1] ?? '', shown: `Bearer ${output.trim()}` };
    },
    restart: async (signal, more = {}) => {
      await service.stop(signal);
      service = await startService({ ...all, ...more });
    },
    close: async () => {
      await service.stop();
      issuer.close();
      folder.remove();
    },
  };
}

/** What a guarded service is asked by a registrar and an auditor, about an officer `w01` who is on record there. */
export interface GuardedRegister {
  readonly on: Guarded;
  readonly registrar: string;
  readonly auditor: string;
}

/** Starts a guarded service with `w01` on record. */
export async function guardedRegister(): Promise<GuardedRegister> {
  const on = await startGuarded();
  const registrar = await on.as(['REG'], { sub: 'b2c9' });
  const auditor = await on.as(['AUD'], { sub: 'd4e1', name: null });
  const { status } = await on.post(registrar, '/v1/officers/w01/acts', registration('Serikbai Dana'));
  if (status !== 201) throw new Error(`w01 is not on record: ${status}.`);
  return { on, registrar, auditor };
}

/** Status and code of an answer, as `403 FORBIDDEN`. */
export async function codeOf(answer: Response): Promise<string> {
  return `${answer.status} ${((await answer.json()) as { code?: string }).code ?? ''}`;
}

/** The members of a JSON answer. */
export async function bodyOf(answer: Response): Promise<Record<string, unknown>> {
  return (await answer.json()) as Record<string, unknown>;
}
