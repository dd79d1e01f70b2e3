import type { Webhooks } from '@elshi/application';
import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Bounds of answer times of receivers in seconds. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 15, 30];

/** What is measured of webhooks, each under its id. */
export class WebhookMetrics {
  readonly #webhooks: Pick<Webhooks, 'list'>;
  readonly #attempts: Counter;
  readonly #durations: Histogram;
  readonly #enabled: Gauge;
  readonly #lag: Gauge;
  readonly #lagSeconds: Gauge;
  readonly #waiting: Gauge;
  readonly #failingSeconds: Gauge;
  readonly #now: () => number;

  /** `now` in milliseconds since 1970. */
  constructor(registry: Registry, webhooks: Pick<Webhooks, 'list' | 'onDelivery'>, now: () => number) {
    const registers = [registry];
    const gauge = (name: string, help: string, labels: readonly string[] = []): Gauge =>
      new Gauge({ name, help, labelNames: ['webhook', ...labels], registers });
    this.#webhooks = webhooks;
    this.#now = now;
    this.#attempts = new Counter({
      name: 'elshi_webhook_deliveries_total',
      help: 'Attempts to deliver to a webhook, by what made them and by what became of them.',
      labelNames: ['webhook', 'cause', 'outcome'],
      registers,
    });
    this.#durations = new Histogram({
      name: 'elshi_webhook_delivery_duration_seconds',
      help: 'Time from the beginning of an attempt to the answer of the receiver.',
      labelNames: ['webhook'],
      buckets: BUCKETS,
      registers,
    });
    this.#enabled = gauge('elshi_webhook_enabled', '1 while a webhook is enabled, 0 while it is not.');
    this.#lag = gauge(
      'elshi_webhook_lag_events',
      'Events of the log that were not looked at for a webhook yet.',
    );
    this.#lagSeconds = gauge('elshi_webhook_lag_seconds', 'How long the first of them has been there.');
    this.#waiting = gauge(
      'elshi_webhook_waiting_streams',
      'Streams that wait at a webhook since an event was not taken: RETRYING, or PARKED.',
      ['state'],
    );
    this.#failingSeconds = gauge(
      'elshi_webhook_failing_seconds',
      'How long nothing was delivered to a webhook though it was tried; 0 after a success.',
    );
    webhooks.onDelivery(({ id: webhook }, { cause, outcome, milliseconds }) => {
      this.#attempts.inc({ webhook, cause, outcome });
      this.#durations.observe({ webhook }, milliseconds / 1000);
    });
  }

  /** Measures how all webhooks stand. What cannot be read at the moment stays as it was. */
  async measure(): Promise<void> {
    const reports = await this.#webhooks.list().catch(() => undefined);
    if (reports === undefined) return;
    const gauges = [this.#enabled, this.#lag, this.#lagSeconds, this.#waiting, this.#failingSeconds];
    for (const gauge of gauges) gauge.reset();
    for (const { id: webhook, enabled, status } of reports) {
      this.#enabled.set({ webhook }, enabled ? 1 : 0);
      this.#lag.set({ webhook }, status.lag);
      this.#lagSeconds.set({ webhook }, status.lagSeconds);
      this.#waiting.set({ webhook, state: 'RETRYING' }, status.retrying);
      this.#waiting.set({ webhook, state: 'PARKED' }, status.parked);
      const since = status.failingSince === null ? this.#now() : Date.parse(status.failingSince);
      this.#failingSeconds.set({ webhook }, Math.max(0, (this.#now() - since) / 1000));
    }
  }
}
