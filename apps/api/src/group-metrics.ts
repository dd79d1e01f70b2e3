import type { Groups } from '@elshi/application';
import { Gauge, type Registry } from 'prom-client';

/** What is measured of the groups of consumers. */
export class GroupMetrics {
  readonly #lag: Gauge;
  readonly #inFlight: Gauge;
  readonly #parked: Gauge;

  constructor(registry: Registry) {
    const gauge = (name: string, help: string): Gauge =>
      new Gauge({ name, help, labelNames: ['group'], registers: [registry] });
    this.#lag = gauge(
      'elshi_group_lag_events',
      'Events of the log behind the checkpoint of a consumer group.',
    );
    this.#inFlight = gauge(
      'elshi_group_in_flight_events',
      'Events that consumers of a group have and have not answered.',
    );
    this.#parked = gauge(
      'elshi_group_parked_subjects',
      'Subjects that wait in a consumer group at an event that nobody could take.',
    );
  }

  /** Takes them anew; as they were while the groups cannot be read. */
  async measure(groups: Pick<Groups, 'counts'>): Promise<void> {
    const counts = await groups.counts().catch(() => undefined);
    if (counts === undefined) return;
    for (const gauge of [this.#lag, this.#inFlight, this.#parked]) gauge.reset();
    for (const { name: group, lag, inFlight, parked } of counts) {
      this.#lag.set({ group }, lag);
      this.#inFlight.set({ group }, inFlight);
      this.#parked.set({ group }, parked);
    }
  }
}
