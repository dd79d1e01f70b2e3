import { Readable } from 'node:stream';
import type { Gate } from '../access/gate.js';
import type { ServiceLog } from '../logging.js';
import type { Metrics } from '../metrics.js';
import { notYet } from '../problem.js';
import { callerOf } from './caller.js';
import { pathOf, type Reply, type Request, type Server } from './fastify.js';
import { PROBLEM_TYPE } from './problem.filter.js';
import { type Routes, unroutable } from './routes.js';
import { idsOf } from './tracing.js';

/** Nothing here is for shared caches, to be sniffed, or to be framed. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'x-permitted-cross-domain-policies': 'none',
};
/** An answer fetches nothing and runs nothing; pages say otherwise where they need a style. */
const NOTHING_FROM_ANYWHERE =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** The pages of the documentation bring their own scripts, and ask this service. */
const DOCS =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** Whoever came encrypted once comes so for a year. */
const ENCRYPTED = { 'strict-transport-security': 'max-age=31536000' };

/** What happens to every request before its body is read: its id, who may ask, and whether there is such a path. */
export function guard(server: Server, routes: Routes, gate: Gate, encrypted: boolean): void {
  server.addHook('onRequest', async (request, reply) => {
    const policy = /^\/docs(?:\/|$)/.test(pathOf(request.url)) ? DOCS : NOTHING_FROM_ANYWHERE;
    reply.headers({
      ...HEADERS,
      ...(encrypted && ENCRYPTED),
      'content-security-policy': policy,
      'x-request-id': request.id,
    });
    gate.greet(request);
    if (request.is404) {
      const allowed = routes.methodsOf(request.url);
      if (request.method !== 'OPTIONS' || allowed.length === 0)
        throw unroutable(request.method, request.url, allowed);
      return reply.code(204).header('allow', allowed.join(', ')).send();
    }
    await gate.admit(request);
    return undefined;
  });
}

/** Has every read written down before a byte of its answer is sent. What cannot be written down is not answered. */
export function noteReads(server: Server, gate: Gate, log: ServiceLog): void {
  server.addHook('onSend', async (request, reply, payload) => {
    try {
      await gate.note(request, reply);
      return payload;
    } catch (error) {
      log.error({ ...idsOf(request), err: error }, 'A read could not be written down.');
      if (payload instanceof Readable) payload.destroy();
      return withheld(request, reply);
    }
  });
}

function withheld(request: Request, reply: Reply): string {
  const problem = notYet(
    'READS_NOT_KEPT',
    'The read cannot be written down at the moment, so it is not answered.',
  );
  for (const name of ['etag', 'content-length', 'content-disposition', 'content-language'])
    reply.removeHeader(name);
  reply.code(problem.status).headers({ ...problem.extras.headers, 'content-type': PROBLEM_TYPE });
  return JSON.stringify(problem.toProblem(pathOf(request.url), request.id));
}

/** Measures every answer, and writes a line about it. The query stays out of it: it may hold names. */
export function observe(server: Server, log: ServiceLog, metrics: Metrics): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const milliseconds = reply.elapsedTime;
    metrics.answered(request.method, route, reply.statusCode, milliseconds / 1000);
    log.info(
      {
        ...idsOf(request),
        user: callerOf(request).user,
        method: request.method,
        path: pathOf(request.url),
        status: reply.statusCode,
        ms: Math.round(milliseconds * 10) / 10,
      },
      'answered',
    );
  });
}
