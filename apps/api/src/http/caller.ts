import { ROLES } from '@elshi/access';
import { type RequestContext, traceparentOf } from '@elshi/application';
import { v7 } from 'uuid';
import type { ParameterViolation } from '../problem.js';
import { headerOf, type Request } from './fastify.js';
import { traceOf } from './tracing.js';

const LOCAL_USER = 'local';
const ALL_ROLES = 'ALL';

const USER = /^[\x21-\x2b\x2d-\x7e]+(?: [\x21-\x2b\x2d-\x7e]+)*$/;
const LONGEST_USER = 128;
const SENT_ID = /^[A-Za-z0-9._:@+/=-]{1,128}$/;

/** Who is asking, and what is wrong with how he said so. */
export interface NamedCaller {
  readonly user: string;
  /** How he is called, where that was shown. */
  readonly name?: string;
  readonly role: string;
  readonly faults: readonly ParameterViolation[];
}

const NOBODY: NamedCaller = { user: 'nobody', role: 'NONE', faults: [] };
const callers = new WeakMap<Request, NamedCaller>();

/** Notes who is asking, for everything that comes after. */
export function nameCaller(request: Request, caller: NamedCaller): void {
  callers.set(request, caller);
}

/** Notes in which of his roles the caller acts. */
export function roleOfCaller(request: Request, role: string): void {
  callers.set(request, { ...callerOf(request), role });
}

/** Who is asking; nobody until it is known. */
export function callerOf(request: Request): NamedCaller {
  return callers.get(request) ?? NOBODY;
}

/**
 * The caller taken at his word, which holds only while nobody but this machine is served. He says which role is meant; left out, it is
 * all of them.
 */
export function wordOf(headers: Request['headers']): NamedCaller {
  const user = headerOf(headers, 'x-elshi-user') ?? LOCAL_USER;
  const role = headerOf(headers, 'x-elshi-role') ?? ALL_ROLES;
  const faults: ParameterViolation[] = [];
  if (!USER.test(user) || user.length > LONGEST_USER) {
    const detail = `X-Elshi-User is 1 to ${LONGEST_USER} printable ASCII characters without a comma.`;
    faults.push({ parameter: 'X-Elshi-User', code: 'TEXT', detail });
  }
  if (role !== ALL_ROLES && !ROLES.some((known) => known === role)) {
    const detail = `X-Elshi-Role is one of ${ROLES.join(', ')}.`;
    faults.push({ parameter: 'X-Elshi-Role', code: 'ENUM', detail });
  }
  return { user, role, faults };
}

/** The id of a request: the one that was sent, if it can be put into a log line and a header, else a new one. */
export function requestIdOf(headers: Request['headers']): string {
  const sent = headerOf(headers, 'x-request-id') ?? '';
  return SENT_ID.test(sent) ? sent : v7();
}

/** What is kept with every act about the request that brought it. */
export function contextOf(request: Request): RequestContext {
  const { headers, id } = request;
  const { user, name, role } = callerOf(request);
  const correlation = headerOf(headers, 'x-correlation-id') ?? '';
  const trace = traceOf(request);
  return {
    user,
    ...(name !== undefined && { userName: name }),
    role,
    requestId: id,
    correlationId: SENT_ID.test(correlation) ? correlation : id,
    ...(trace && { traceparent: traceparentOf(trace) }),
  };
}
