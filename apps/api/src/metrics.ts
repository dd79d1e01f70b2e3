import type { Runtime } from '@elshi/application';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Bounds of answer times in seconds: an act is a few milliseconds, an export minutes. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

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
  readonly #runtime: Runtime;

  constructor(runtime: Runtime) {
    this.#runtime = runtime;
    collectDefaultMetrics({ register: this.#registry });
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Everything measured, as of now. */
  async text(): Promise<string> {
    const { head, lag, ready } = await this.#runtime.status();
    this.#head.set(Number(head));
    this.#projection.set(lag);
    this.#ready.set(ready ? 1 : 0);
    return this.#registry.metrics();
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
}
