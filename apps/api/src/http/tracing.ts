import { context, type Span, type SpanContext, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { contextNamed } from '@elshi/application';
import { headerOf, pathOf, type Reply, type Request, type Server } from './fastify.js';

/** Whoever watches the service asks every few seconds: that is not traced. */
const WATCHED = /^\/(health\/(live|ready)|metrics)$/;
/** Methods that stand in the name of a span; any other is told as such, so that names stay few. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

const spans = new WeakMap<Request, Span>();

/**
 * Makes a span of every request, below the `traceparent` that it brings, and has everything done for it happen within that span. Called
 * before other hooks are there, since these may refuse the request. A query is never told: it may hold names.
 */
export function traceRequests(server: Server): void {
  const tracer = trace.getTracer('elshi');
  server.addHook('onRequest', async (request, reply) => {
    const path = pathOf(request.url);
    if (WATCHED.test(path)) return;
    const known = METHODS.has(request.method);
    const route = request.is404 ? undefined : request.routeOptions.url;
    const name = [known ? request.method : 'HTTP', route].filter((part) => part !== undefined).join(' ');
    const attributes = {
      'http.request.method': known ? request.method : '_OTHER',
      ...(route !== undefined && { 'http.route': route }),
      'url.path': path,
      'url.scheme': request.protocol,
      'elshi.request_id': request.id,
    };
    const sent = contextOfHeader(request);
    const above = sent === undefined ? context.active() : trace.setSpanContext(context.active(), sent);
    const span = tracer.startSpan(name, { kind: SpanKind.SERVER, attributes }, above);
    spans.set(request, span);
    reply.raw.once('close', () => end(span, reply));
  });
  // What reads the body calls from elsewhere: only from here on everything happens within this call.
  server.addHook('preHandler', (request, _reply, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else context.with(trace.setSpan(context.active(), span), done);
  });
}

/** The context of a request: that of its span, else the one it brought; nothing where there is neither. */
export function traceOf(request: Request): SpanContext | undefined {
  return spans.get(request)?.spanContext() ?? contextOfHeader(request);
}

/** By which a line of the log about a request is found: its id, and that of its trace where it has one. */
export function idsOf(request: Request): { readonly requestId: string; readonly traceId?: string } {
  const context = traceOf(request);
  return { requestId: request.id, ...(context && { traceId: context.traceId }) };
}

function contextOfHeader({ headers }: Request): SpanContext | undefined {
  return contextNamed(headerOf(headers, 'traceparent') ?? '');
}

/** The connection is done with the answer: it was sent, or whoever asked has gone away before. */
function end(span: Span, { raw }: Reply): void {
  const { statusCode } = raw;
  if (raw.headersSent) span.setAttribute('http.response.status_code', statusCode);
  const fault = raw.writableFinished ? (statusCode >= 500 ? String(statusCode) : undefined) : 'aborted';
  if (fault !== undefined) {
    span.setAttribute('error.type', fault);
    span.setStatus({ code: SpanStatusCode.ERROR });
  }
  span.end();
}
