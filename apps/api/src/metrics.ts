import type { FindingCount, Groups, Runtime, ServiceStatus, Views, Webhooks } from '@elshi/application';
import { FINDING_RULES, findingRules } from '@elshi/domain';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { GroupMetrics } from './group-metrics.js';
import { measureStorage, type Storage } from './storage-metrics.js';
import { WebhookMetrics } from './webhook-metrics.js';

/** Bounds of answer times in seconds: an act is a few milliseconds, an export minutes. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** Counting takes at most one part in so many of the time, however often it is asked for. */
const COUNTING_SHARE = 100;

/** What the metrics ask the service for. */
export interface Measured {
  readonly runtime: Pick<Runtime, 'status' | 'parked' | 'onAppend'>;
  readonly views: Pick<Views, 'deaths'>;
  readonly webhooks: Pick<Webhooks, 'list' | 'onDelivery'>;
  readonly storage: Storage;
  readonly groups: Pick<Groups, 'counts'>;
  /** How many findings are open; nothing while the lists cannot be read. */
  readonly countFindings: () => Promise<readonly FindingCount[] | undefined>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What is measured, in the form that Prometheus reads. */
export class Metrics {
  readonly #registry = new Registry();
  readonly #requests = new Histogram({
    name: 'elshi_http_request_duration_seconds',
    help: 'Time from a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: BUCKETS,
    registers: [this.#registry],
  });
  readonly #acts = new Counter({
    name: 'elshi_acts_total',
    help: 'Acts submitted over HTTP, by kind and by what became of them.',
    labelNames: ['kind', 'outcome'],
    registers: [this.#registry],
  });
  readonly #following = new Gauge({
    name: 'elshi_feed_followers',
    help: 'Clients that follow the recorded feed at the moment.',
    registers: [this.#registry],
  });
  readonly #projection = new Gauge({
    name: 'elshi_projection_lag_events',
    help: 'Events of the log that the views do not hold yet.',
    registers: [this.#registry],
  });
  readonly #projectionSeconds = new Gauge({
    name: 'elshi_projection_lag_seconds',
    help: 'How long the first event that the views do not hold yet has been waiting; 0 when none waits.',
    registers: [this.#registry],
  });
  /** Where the log is on a server. */
  #mirror: { readonly events: Gauge; readonly seconds: Gauge; readonly live: Gauge } | undefined;
  readonly #parked = new Gauge({
    name: 'elshi_parked_streams',
    help: 'Streams that a projection has parked, since it cannot take an event of theirs.',
    labelNames: ['projection'],
    registers: [this.#registry],
  });
  readonly #head = new Gauge({
    name: 'elshi_log_position',
    help: 'Position of the last event of the log.',
    registers: [this.#registry],
  });
  readonly #ready = new Gauge({
    name: 'elshi_ready',
    help: '1 while the service is ready, 0 while it is not.',
    registers: [this.#registry],
  });
  readonly #deaths = new Counter({
    name: 'elshi_projector_deaths_total',
    help: 'Threads that have died: of those that keep the views, and of those that make them anew.',
    labelNames: ['thread'],
    registers: [this.#registry],
  });
  readonly #findings = new Gauge({
    name: 'elshi_quality_findings',
    help: 'Open findings about the records, by rule and severity.',
    labelNames: ['rule', 'severity'],
    registers: [this.#registry],
  });
  readonly #webhooks: WebhookMetrics;
  readonly #groups = new GroupMetrics(this.#registry);
  readonly #measured: Measured;
  #countAgainAt = -Infinity;

  constructor(measured: Measured) {
    this.#measured = measured;
    this.#webhooks = new WebhookMetrics(this.#registry, measured.webhooks, measured.now);
    measureStorage(this.#registry, measured.runtime, measured.storage, measured.now);
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything measured, as of now. */
  async text(): Promise<string> {
    const { head, ready, parts } = await this.#measured.runtime.status();
    this.#head.set(Number(head));
    this.#projection.set(parts.views.lag);
    this.#projectionSeconds.set(parts.views.lagSeconds);
    this.#ready.set(ready ? 1 : 0);
    if (parts.mirror !== undefined) this.#mirrored(parts.mirror);
    this.#parked.reset();
    for (const [projection, streams] of (await this.#measured.runtime.parked()) ?? [])
      this.#parked.set({ projection }, streams);
    this.#deaths.reset();
    for (const [thread, deaths] of Object.entries(this.#measured.views.deaths()))
      this.#deaths.inc({ thread }, deaths);
    await this.#webhooks.measure();
    await this.#groups.measure(this.#measured.groups);
    await this.#countFindings();
    return this.#registry.metrics();
  }

  /** Rules of which nothing is found stand at 0, so that one that appears is seen to appear. */
  async #countFindings(): Promise<void> {
    const { now, countFindings } = this.#measured;
    const began = now();
    if (began < this.#countAgainAt) return;
    const counts = await countFindings();
    this.#countAgainAt = now() + COUNTING_SHARE * (now() - began);
    if (counts === undefined) return;
    this.#findings.reset();
    for (const rule of FINDING_RULES) this.#findings.set({ rule, severity: findingRules[rule].severity }, 0);
    for (const { rule, severity, findings } of counts) this.#findings.set({ rule, severity }, findings);
  }

  answered(method: string, route: string, status: number, seconds: number): void {
    this.#requests.observe({ method, route, status }, seconds);
  }

  submitted(kind: string, outcome: string): void {
    this.#acts.inc({ kind, outcome });
  }

  following(more: 1 | -1): void {
    this.#following.inc(more);
  }

  #mirrored({ lag, lagSeconds, server }: NonNullable<ServiceStatus['parts']['mirror']>): void {
    this.#mirror ??= mirrorGauges(this.#registry);
    this.#mirror.events.set(lag);
    this.#mirror.seconds.set(lagSeconds);
    this.#mirror.live.set(server === 'live' ? 1 : 0);
  }
}

function mirrorGauges(registry: Registry): {
  readonly events: Gauge;
  readonly seconds: Gauge;
  readonly live: Gauge;
} {
  const gauge = (name: string, help: string): Gauge => new Gauge({ name, help, registers: [registry] });
  return {
    events: gauge(
      'elshi_mirror_lag_events',
      'Events of the log on the server that the mirror of this node does not hold yet; beyond 256 an estimate.',
    ),
    seconds: gauge(
      'elshi_mirror_lag_seconds',
      'How long the first of them has been waiting; while the server is away, since the mirror was last known to hold everything.',
    ),
    live: gauge(
      'elshi_mirror_live',
      '1 while the mirror holds everything and is told of what comes, 0 while not.',
    ),
  };
}
