import type { EventStore } from '@elshi/event-store';
import type { LagOfParts, PartLag } from './lag.js';
import type { ServiceStatus } from './messages.js';
import type { KeptProgress } from './progress.js';
import type { Place } from './place.js';
import type { ViewsRunner } from './projecting/views-runner.js';
import { type AppendListener, Runtime } from './services.js';
import { projectionNames } from './views/projections.js';
import type { ViewsLag } from './watching/views-lag.js';
import type { ServerSide, Watch } from './watching/watch.js';

/** What the state of the service is read from. */
export interface Watched {
  readonly store: Pick<EventStore, 'head'>;
  readonly appends: { onAppend(listener: AppendListener): void };
  readonly progress: KeptProgress;
  readonly views: ViewsRunner;
  readonly lag: ViewsLag;
  readonly watch: Watch;
  /** Of the log. */
  readonly place: Pick<Place, 'kind'>;
  /** Where the log is on a server. */
  readonly server?: ServerSide | undefined;
}

/** How the service stands: ready when the log answers, the lists have been brought up to it or others stand in for them, and what follows it is not stuck. */
export class ServiceRuntime extends Runtime {
  readonly #watched: Watched;

  constructor(watched: Watched) {
    super();
    this.#watched = watched;
  }

  override async status(): Promise<ServiceStatus> {
    const { progress, views, watch, place } = this.#watched;
    const { caughtUp, ...more } = views.status();
    const projected = progress.reachedSoFar.position;
    const log = await this.#log();
    const fault = 'fault' in log ? log.fault : (watch.trouble ?? more.fault);
    const parked = await this.parked();
    return {
      ready: (caughtUp || more.standIn !== undefined) && fault === undefined,
      head: String('fault' in log ? projected : log.head),
      projected: String(projected),
      ...this.#lag('fault' in log ? 0 : log.waiting),
      log: place.kind,
      ...(parked && { parked: [...parked.values()].reduce((sum, count) => sum + count, 0) }),
      ...more,
      ...(fault !== undefined && { fault }),
    };
  }

  override async parked(): Promise<ReadonlyMap<string, number> | undefined> {
    const { views } = this.#watched;
    if (!views.status().caughtUp) return undefined;
    try {
      const counts = await views.parkedCounts();
      return new Map(projectionNames.map((name) => [name, counts.get(name) ?? 0]));
    } catch {
      return undefined;
    }
  }

  override onAppend(listener: AppendListener): void {
    this.#watched.appends.onAppend(listener);
  }

  /** The lag of each part, and of both together: what waits on the server is not in the lists either. */
  #lag(waiting: number): PartLag & { readonly parts: LagOfParts } {
    const { lag, server } = this.#watched;
    const views = part(waiting, lag.seconds);
    if (server === undefined) return { ...views, parts: { views } };
    const mirror = part(server.lag.events, server.lag.seconds);
    return {
      lag: views.lag + mirror.lag,
      lagSeconds: Math.max(views.lagSeconds, mirror.lagSeconds),
      parts: { views, mirror: { ...mirror, server: server.standing.state } },
    };
  }

  /** The end of the log, and how many of its events wait to be projected; or why it does not answer. */
  async #log(): Promise<{ readonly head: bigint; readonly waiting: number } | { readonly fault: string }> {
    const { store, lag } = this.#watched;
    try {
      const { position } = await store.head();
      lag.grows(position);
      return { head: position, waiting: await lag.events(position) };
    } catch (error) {
      return { fault: error instanceof Error ? error.message : String(error) };
    }
  }
}

/** Seconds to a thousandth. */
function part(lag: number, seconds: number): PartLag {
  return { lag, lagSeconds: Math.round(seconds * 1000) / 1000 };
}
