import type { RequestContext } from '@elshi/application';
import { v7 } from 'uuid';
import type { ParameterViolation } from '../problem.js';
import { headerOf, type Request } from './fastify.js';

/** Roles in the registry. While no access is configured the caller says which one is meant; left out, it is all of them. */
export const ROLES = ['REG', 'APP', 'HEAD', 'COM', 'ADM', 'AUD', 'SELF'] as const;
const LOCAL_USER = 'local';
const ALL_ROLES = 'ALL';

const USER = /^[\x21-\x2b\x2d-\x7e]+(?: [\x21-\x2b\x2d-\x7e]+)*$/;
const LONGEST_USER = 128;
const SENT_ID = /^[A-Za-z0-9._:@+/=-]{1,128}$/;
const TRACEPARENT = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** Who is asking, and what is wrong with how he said so. */
interface Caller {
  readonly user: string;
  readonly role: string;
  readonly faults: readonly ParameterViolation[];
}

/** The caller, taken at his word: this holds only while nobody but this machine is served. */
export function callerOf(headers: Request['headers']): Caller {
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
  const { user, role } = callerOf(headers);
  const correlation = headerOf(headers, 'x-correlation-id') ?? '';
  const trace = headerOf(headers, 'traceparent') ?? '';
  return {
    user,
    role,
    requestId: id,
    correlationId: SENT_ID.test(correlation) ? correlation : id,
    ...(TRACEPARENT.test(trace) && { traceparent: trace }),
  };
}
