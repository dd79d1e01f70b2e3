import type { Keys, ReadLog } from '@elshi/access';
import type { ImportLine } from '@elshi/contract';
import { nameCaller, roleOfCaller } from '../http/caller.js';
import { headerOf, type Reply, type Request } from '../http/fastify.js';
import { notYet, ProblemError } from '../problem.js';
import { Buckets, networkOf } from './buckets.js';
import type { AccessSettings } from './access-settings.js';
import type { Caller } from './caller.js';
import type { Credentials, Shown } from './credentials.js';
import { type Coming, mayAsk, mayRegister, type Record, roleFor } from './decisions.js';
import { type Endpoint, endpointOf } from './endpoints.js';
import { Gate } from './gate.js';
import { IssuerUnavailable } from './issuer-keys.js';
import { readOf } from './noted-read.js';

const CHALLENGE = 'Bearer realm="elshi"';

/** What the gate decides by. */
export interface GateParts {
  readonly credentials: Credentials;
  readonly keys: Keys;
  readonly reads: ReadLog;
  readonly record: Record;
  readonly limits: AccessSettings['limits'];
  /** Milliseconds since 1970, and by a clock that only counts. */
  readonly now: () => number;
  readonly counted: () => number;
  /** Done once everything else is closed. */
  readonly end: () => Promise<void>;
}

/** Lets in who has shown who he is, to what the tables give him, and no oftener than the limits say. */
export class ConfiguredGate extends Gate {
  readonly #parts: GateParts;
  readonly #callers = new WeakMap<Request, Caller>();
  readonly #ofCaller: Buckets;
  readonly #ofAddress: Buckets;
  readonly #failures: Buckets;

  constructor(parts: GateParts) {
    super();
    this.#parts = parts;
    const { limits, counted } = parts;
    this.#ofCaller = new Buckets(limits.caller, counted);
    this.#ofAddress = new Buckets(limits.address, counted);
    this.#failures = new Buckets(limits.failures, counted);
  }

  override greet(request: Request): void {
    const isOpen = request.is404 || endpointFor(request)?.to === 'ANYONE';
    if (isOpen || headerOf(request.headers, 'authorization') === undefined)
      insist(this.#ofAddress.take(networkOf(request.ip)));
  }

  override async admit(request: Request): Promise<void> {
    const endpoint = endpointFor(request);
    if (endpoint?.to === 'ANYONE') {
      await this.#recognise(request);
      return;
    }
    const caller = await this.#known(request);
    insist(this.#ofCaller.take(caller.id));
    const { id } = request.params as { readonly id?: string };
    if (endpoint === undefined || !mayAsk(endpoint, caller, id)) throw forbidden();
  }

  override async insistMayRecord(request: Request, coming: readonly Coming[]): Promise<void> {
    const caller = this.#callers.get(request);
    if (caller === undefined) throw forbidden();
    let first: string | undefined;
    for (const each of coming) {
      const role = await roleFor(each, caller, this.#parts.record);
      if (role === undefined) throw forbidden();
      first ??= role;
    }
    if (first !== undefined) roleOfCaller(request, first);
  }

  override lineFault(request: Request): (line: ImportLine) => string | undefined {
    roleOfCaller(request, 'REG');
    return ({ act, recordedAt }) => {
      if (recordedAt !== undefined)
        return 'Earlier times and other names are claimed from the terminal only, in the folder of the service.';
      return mayRegister(act.act) ? undefined : NOT_YOURS;
    };
  }

  override stillAdmits(request: Request): boolean {
    const caller = this.#callers.get(request);
    if (caller === undefined) return endpointFor(request)?.to === 'ANYONE';
    const { keys, now } = this.#parts;
    return now() < caller.until && (caller.keyId === undefined || keys.stillHolds(caller.keyId));
  }

  override tellsAll(request: Request): boolean {
    const grants = this.#callers.get(request)?.grants ?? [];
    return grants.some((grant) => ['ADM', 'AUD', 'METRICS'].includes(grant));
  }

  override async note(request: Request, reply: Reply): Promise<void> {
    const caller = this.#callers.get(request);
    const endpoint = endpointFor(request);
    if (caller === undefined || endpoint === undefined) return;
    const entry = readOf(request, reply.statusCode, endpoint, caller, this.#parts.now());
    if (entry !== undefined) await this.#parts.reads.add(entry);
  }

  override async close(): Promise<void> {
    await this.#parts.end();
    this.#parts.keys.close();
    await this.#parts.reads.close();
  }

  /** Who asks; what he has shown before is not asked for again. */
  async #known(request: Request): Promise<Caller> {
    const network = networkOf(request.ip);
    insist(this.#failures.wait(network));
    const shown = await this.#shown(request);
    if (shown === 'NOTHING')
      throw unauthenticated('Send the header Authorization: Bearer, and a token or a key.');
    if ('refused' in shown) {
      this.#failures.take(network);
      throw unauthenticated(shown.refused, 'invalid_token');
    }
    const caller = narrowed(request, shown);
    this.#callers.set(request, caller);
    const { id, name, grants } = caller;
    nameCaller(request, {
      user: id,
      role: grants[0] ?? 'NONE',
      faults: [],
      ...(name !== undefined && { name }),
    });
    return caller;
  }

  async #shown(request: Request): Promise<Shown> {
    try {
      return await this.#parts.credentials.shownBy(request);
    } catch (error) {
      if (!(error instanceof IssuerUnavailable)) throw error;
      throw notYet(
        'ISSUER_UNAVAILABLE',
        'The issuer of the tokens cannot be asked for its keys at the moment.',
      );
    }
  }

  /** Where nobody need say who he is, what he shows may still count for more. */
  async #recognise(request: Request): Promise<void> {
    if (headerOf(request.headers, 'authorization') === undefined) return;
    await this.#known(request).catch(() => undefined);
  }
}

const NOT_YOURS = 'What was shown does not allow this.';

function endpointFor(request: Request): Endpoint | undefined {
  return endpointOf(request.method, request.routeOptions.url ?? '');
}

/** A name is not claimed where one is shown; a role may be, of those held. */
function narrowed(request: Request, caller: Caller): Caller {
  const user = headerOf(request.headers, 'x-elshi-user');
  if (user !== undefined && user !== caller.id)
    throw new ProblemError('FORBIDDEN', 'X-Elshi-User is not taken: what is shown says who it is.');
  const role = headerOf(request.headers, 'x-elshi-role');
  if (role === undefined) return caller;
  const grants = caller.grants.filter((grant) => grant === role);
  if (grants.length === 0) throw new ProblemError('FORBIDDEN', 'X-Elshi-Role is not one of the roles held.');
  return { ...caller, grants };
}

function insist(seconds: number): void {
  if (seconds === 0) return;
  throw new ProblemError('TOO_MANY_REQUESTS', `Ask again in ${seconds} s.`, {
    headers: { 'retry-after': String(seconds) },
  });
}

function unauthenticated(detail: string, error?: string): ProblemError {
  const challenge =
    error === undefined ? CHALLENGE : `${CHALLENGE}, error="${error}", error_description="${detail}"`;
  return new ProblemError('UNAUTHENTICATED', detail, { headers: { 'www-authenticate': challenge } });
}

/** The same whatever is asked for, and whether it is there or not. */
function forbidden(): ProblemError {
  return new ProblemError('FORBIDDEN', NOT_YOURS, {
    headers: { 'www-authenticate': `${CHALLENGE}, error="insufficient_scope"` },
  });
}
