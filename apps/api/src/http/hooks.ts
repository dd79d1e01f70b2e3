import type { ServiceLog } from '../logging.js';
import type { Metrics } from '../metrics.js';
import { callerOf } from './caller.js';
import { pathOf, type Server } from './fastify.js';
import { roleFault, strangerFault } from './neighbourhood.js';
import { type Routes, unroutable } from './routes.js';

/** Nothing here is for shared caches, to be sniffed, or to be framed. */
const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
};

/** What happens to every request before its body is read: its id, who may ask, and whether there is such a path. */
export function guard(server: Server, routes: Routes): void {
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({ ...HEADERS, 'x-request-id': request.id });
    const stranger = strangerFault(request);
    if (stranger !== undefined) throw stranger;
    if (request.is404) {
      const allowed = routes.methodsOf(request.url);
      if (request.method !== 'OPTIONS' || allowed.length === 0)
        throw unroutable(request.method, request.url, allowed);
      return reply.code(204).header('allow', allowed.join(', ')).send();
    }
    const forbidden = roleFault(request, callerOf(request.headers).role);
    if (forbidden !== undefined) throw forbidden;
    return undefined;
  });
}

/** Measures every answer, and writes a line about it. The query stays out of it: it may hold names. */
export function observe(server: Server, log: ServiceLog, metrics: Metrics): void {
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none';
    const milliseconds = reply.elapsedTime;
    metrics.answered(request.method, route, reply.statusCode, milliseconds / 1000);
    log.info(
      {
        requestId: request.id,
        user: callerOf(request.headers).user,
        method: request.method,
        path: pathOf(request.url),
        status: reply.statusCode,
        ms: Math.round(milliseconds * 10) / 10,
      },
      'answered',
    );
  });
}
