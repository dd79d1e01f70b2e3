import type { IncomingMessage } from 'node:http';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule } from '@nestjs/swagger';
import type { Application, Delivery } from '@elshi/application';
import { Press } from '@elshi/printing';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { AccessSettings } from './access/access-settings.js';
import type { Gate } from './access/gate.js';
import { type KeptAccess, openGate, openKeptAccess } from './access/open-gate.js';
import { ProtectedGate } from './access/protected-gate.js';
import { ApiModule } from './api.module.js';
import { Calendar } from './calendar.js';
import { Address } from './http/address.js';
import { BODY_LIMIT, takeBodies } from './http/body.js';
import { requestIdOf } from './http/caller.js';
import type { Server } from './http/fastify.js';
import { guard, noteReads, observe } from './http/hooks.js';
import { answerClientError, answerRouterFault } from './http/raw-faults.js';
import { Routes } from './http/routes.js';
import { Stopping } from './http/stopping.js';
import { Streams } from './http/streams.js';
import { traceRequests } from './http/tracing.js';
import { nestLogger, type ServiceLog } from './logging.js';
import { type Measured, Metrics } from './metrics.js';
import type { Storage } from './storage-metrics.js';
import { openApiDocument } from './openapi/document.js';

/** Path and headers together cannot be longer (Node's own limit), so no id is too long to be answered about. */
const LONGEST_HEAD = 16 * 1024;
/** How long requests under way are waited for when the service stops, and then again for their connections, in milliseconds. */
const GRACE = 10_000;

export interface ServiceOptions {
  readonly timezone: string;
  readonly log: ServiceLog;
  /** Where the service is reached from outside; left out, as each request names it. */
  readonly publicUrl?: string;
  /** Where the service keeps things, for what is measured of it. */
  readonly storage?: Storage;
  /** Whether spans are made of requests, for whoever has set up where they go. */
  readonly traced?: boolean;
  /** Milliseconds since 1970, for the day that is today. */
  readonly now?: () => number;
  /** How access is configured, and what it is kept in; left out, protected mode. The service closes what it is kept in. */
  readonly access?: AccessSettings & { readonly kept: KeptAccess };
  /** Certificate and key, where the service itself encrypts. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

/** The HTTP service over an opened application, ready to listen. */
export interface Service {
  readonly routes: Routes;
  /** Takes requests and delivers to webhooks from now on; the address where. Port 0 is any that is free. */
  listen(port: number, host: string): Promise<string>;
  /** Ends what is followed, finishes what is under way while anything new is 503, and then closes the application. */
  close(): Promise<void>;
}

export async function createService(application: Application, options: ServiceOptions): Promise<Service> {
  const { log, timezone, now, tls } = options;
  const calendar = new Calendar(timezone, now);
  const metrics = new Metrics(measured(application, calendar, options));
  const { kept, gate } = opened(application, calendar, options);
  const streams = new Streams(log, (request) => gate.stillAdmits(request));
  application.webhooks.onDelivery((webhook, delivery) => noteDelivery(log, webhook, delivery));
  const adapter = adapterOf(options);
  const server = adapter.getInstance();
  const routes = new Routes(server);
  if (options.traced === true) traceRequests(server);
  guard(server, routes, gate, tls !== undefined);
  const stopping = new Stopping();
  stopping.watch(server);
  noteReads(server, gate, log);
  observe(server, log, metrics);

  const press = new Press();
  const module = ApiModule.forRoot({
    address: new Address(options.publicUrl),
    application,
    calendar,
    gate,
    log,
    metrics,
    press,
    reads: kept.reads,
    streams,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: nestLogger(log),
    abortOnError: false,
  });
  takeBodies(server);
  server.server.on('checkExpectation', (...asked) => server.server.emit('request', ...asked));
  serveDocs(app);
  await app.init();
  await server.ready();

  const close = async (): Promise<void> => {
    streams.close();
    await stopping.begin(GRACE);
    await closeServer(app, server);
    await press.close();
    await gate.close();
    await application.close();
  };
  return { routes, listen: (port, host) => listening(server, application, port, host), close };
}

/** The page on which the service can be tried. */
function serveDocs(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => openApiDocument() as unknown as OpenAPIObject, {
    raw: false,
    customSiteTitle: 'Elshi',
    swaggerOptions: { validatorUrl: null, displayRequestDuration: true },
  });
}

async function listening(
  server: Server,
  { webhooks }: Application,
  port: number,
  host: string,
): Promise<string> {
  const address = await server.listen({ port, host });
  webhooks.begin();
  return address;
}

/** A line about an attempt to deliver to a webhook. */
function noteDelivery(log: ServiceLog, { id: webhook }: { readonly id: string }, delivery: Delivery): void {
  const { cause, eventId, type, position, attempt, outcome, status, milliseconds: ms, error } = delivery;
  const facts = { webhook, cause, eventId, type, position, attempt, outcome, status, ms };
  if (outcome === 'DELIVERED') log.debug(facts, 'delivered');
  else log.warn({ ...facts, error }, 'not delivered');
}

async function closeServer(app: NestFastifyApplication, { server }: Server): Promise<void> {
  const cutOff = setTimeout(() => server.closeAllConnections(), GRACE);
  // Node closes connections that are idle now; those that are answered from now on would be kept for the next request.
  const letGo = setInterval(() => server.closeIdleConnections(), 20);
  await app.close();
  clearTimeout(cutOff);
  clearInterval(letGo);
}

/** What lets requests in, and what it is kept in. */
function opened(
  application: Application,
  calendar: Calendar,
  { access, log }: ServiceOptions,
): { readonly kept: KeptAccess; readonly gate: Gate } {
  const tell = (sentence: string): void => log.warn(sentence);
  const kept = access?.kept ?? openKeptAccess(undefined);
  const isProtected = access === undefined || access.mode === 'protected';
  const gate = isProtected ? new ProtectedGate(kept) : openGate(access, kept, application, calendar, tell);
  return { kept, gate };
}

function adapterOf({ access, tls }: ServiceOptions): FastifyAdapter {
  return new FastifyAdapter({
    logger: false,
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: LONGEST_HEAD },
    genReqId: ({ headers }: IncomingMessage) => requestIdOf(headers),
    return503OnClosing: false,
    ...(access !== undefined && access.proxies.length > 0 && { trustProxy: [...access.proxies] }),
    ...(tls && { https: { ...tls, maxHeaderSize: LONGEST_HEAD, requireHostHeader: false } }),
    skipMiddie: true,
    // What Node answers by itself has no body; without these two it leaves the answer to us.
    http: { requireHostHeader: false, maxHeaderSize: LONGEST_HEAD },
    frameworkErrors: answerRouterFault,
    clientErrorHandler: answerClientError,
  });
}

/** What the metrics are taken from. They are told also while the lists cannot be read. */
function measured(
  { runtime, views, groups, webhooks, findings }: Application,
  calendar: Calendar,
  { now = () => Date.now(), storage = {} }: Pick<ServiceOptions, 'now' | 'storage'>,
): Measured {
  const countFindings = async () => {
    const counted = await findings.counts({ asOf: calendar.today() }).catch(() => undefined);
    return counted?.outcome === 'found' ? counted.body : undefined;
  };
  return { runtime, views, groups, webhooks, storage, countFindings, now };
}
