import type { ReadEntry } from '@elshi/access';
import { isSubjectId } from '@elshi/contract';
import type { Request } from '../http/fastify.js';
import { isSubject } from '../http/request-reader.js';
import type { Caller } from './caller.js';
import type { Endpoint } from './endpoints.js';

const LONGEST_QUERY = 1024;
const named = new WeakMap<Request, string>();

/** Notes the subject that a request names in its body. */
export function noteSubject(request: Request, subject: string): void {
  named.set(request, subject);
}

/** What is written down of a request; nothing where it reads no record. A dry run tells what it would change, so it reads too. */
export function readOf(
  request: Request,
  status: number,
  endpoint: Endpoint,
  { id, name, grants }: Caller,
  at: number,
): ReadEntry | undefined {
  const start = request.url.indexOf('?');
  const query = start < 0 ? '' : request.url.slice(start + 1);
  const asked = new URLSearchParams(query);
  if (!endpoint.isRead && asked.get('dryRun') !== 'true') return undefined;
  return {
    at,
    caller: id,
    name: name ?? null,
    roles: grants,
    address: request.ip,
    method: request.method,
    endpoint: endpoint.path.replace(/:(\w+)/g, '{$1}'),
    subject: subjectOf(request, endpoint, asked),
    query: query.slice(0, LONGEST_QUERY),
    requestId: request.id,
    status,
  };
}

/** The one record that is read: that of the path, or the one to which a list is narrowed. */
function subjectOf(request: Request, { about }: Endpoint, asked: URLSearchParams): string | null {
  const { id = '' } = request.params as { readonly id?: string };
  if (about !== undefined) return isSubjectId(id) ? `${about}/${id}` : null;
  const subject = named.get(request) ?? asked.get('subject') ?? '';
  if (isSubject(subject)) return subject;
  const officer = asked.get('officer') ?? '';
  return isSubjectId(officer) ? `officer/${officer}` : null;
}
