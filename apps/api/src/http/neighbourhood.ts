import { ProblemError } from '../problem.js';
import { isLoopback } from '../settings.js';
import { headerOf, type Request } from './fastify.js';

/** Methods that change nothing. */
const READING = ['GET', 'HEAD', 'OPTIONS'];

/**
 * Why a request is not taken while no access is configured, if it is not.
 *
 * A page of another site, open in a browser on this machine, can reach the loopback interface too: by a name that it has
 * let point here, which the `Host` header tells, or by posting a form here, which `Origin` tells.
 */
export function strangerFault(request: Request): ProblemError | undefined {
  const { headers, method } = request;
  const host = headerOf(headers, 'host') ?? '';
  if (!isLoopback(hostName(host)))
    return forbidden(`The service answers on this machine's own names only, not as ${JSON.stringify(host)}.`);
  if (READING.includes(method)) return undefined;
  const origin = headerOf(headers, 'origin');
  const site = headerOf(headers, 'sec-fetch-site');
  const foreign = (origin !== undefined && !isOwn(origin, host)) || site === 'cross-site';
  return foreign ? forbidden('Pages of another site may not write here.') : undefined;
}

function forbidden(detail: string): ProblemError {
  return new ProblemError('FORBIDDEN', detail);
}

/** The name in a `Host` header, without the port. */
function hostName(host: string): string {
  return host.replace(/:\d{1,5}$/, '');
}

function isOwn(origin: string, host: string): boolean {
  return origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
