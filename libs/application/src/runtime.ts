import type { EventStore } from '@elshi/event-store';
import type { ServiceStatus } from './messages.js';
import type { KeptProgress } from './progress.js';
import type { ViewsRunner } from './projecting/views-runner.js';
import { Runtime } from './services.js';

/** How the service stands: ready when the log answers and the lists have been brought up to it. */
export class ServiceRuntime extends Runtime {
  readonly #store: EventStore;
  readonly #progress: KeptProgress;
  readonly #views: ViewsRunner;
  readonly #log: string;

  constructor(store: EventStore, progress: KeptProgress, views: ViewsRunner, log: string) {
    super();
    this.#store = store;
    this.#progress = progress;
    this.#views = views;
    this.#log = log;
  }

  override async status(): Promise<ServiceStatus> {
    const { caughtUp, ...views } = this.#views.status();
    const projected = this.#progress.reachedSoFar.position;
    const head = await this.#head();
    const fault = typeof head === 'string' ? head : views.fault;
    const position = typeof head === 'string' ? projected : head;
    return {
      ready: caughtUp && fault === undefined,
      head: String(position),
      projected: String(projected),
      lag: Math.max(0, Number(position - projected)),
      log: this.#log,
      ...views,
      ...(fault !== undefined && { fault }),
    };
  }

  /** The end of the log, or why it does not answer. */
  async #head(): Promise<bigint | string> {
    try {
      return (await this.#store.head()).position;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }
}
