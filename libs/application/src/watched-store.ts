import {
  type Appended,
  type AppendOptions,
  EventStore,
  type LogHead,
  type Micros,
  type Position,
  type ReadAllOptions,
  type StoredEvent,
  type StreamAppend,
} from '@elshi/event-store';
import { Underway } from './underway.js';

/** A log that says when it has grown through it, and which appends are under way. */
export class WatchedStore extends EventStore {
  readonly #store: EventStore;
  readonly #grown: () => void;
  readonly #appends = new Underway();

  constructor(store: EventStore, grown: () => void) {
    super();
    this.#store = store;
    this.#grown = grown;
  }

  override get atomicStreams(): boolean {
    return this.#store.atomicStreams;
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    const appended = await this.#appends.count(this.#store.append(appends, options));
    this.#grown();
    return appended;
  }

  /** Resolves when the appends that were under way by now have been written, or have failed. */
  settled(): Promise<void> {
    return this.#appends.settled();
  }

  override readStream(stream: string, from?: number): AsyncIterable<StoredEvent> {
    return this.#store.readStream(stream, from);
  }

  override readAll(options: ReadAllOptions): AsyncIterable<StoredEvent> {
    return this.#store.readAll(options);
  }

  override subscribeAll(
    ...[options, signal]: Parameters<EventStore['subscribeAll']>
  ): ReturnType<EventStore['subscribeAll']> {
    return this.#store.subscribeAll(options, signal);
  }

  override head(): Promise<LogHead> {
    return this.#store.head();
  }

  override positionAt(known: Micros): Promise<{ readonly position: Position; readonly known: Micros }> {
    return this.#store.positionAt(known);
  }

  override readPositions(positions: readonly Position[]): Promise<readonly StoredEvent[]> {
    return this.#store.readPositions(positions);
  }

  override close(): Promise<void> {
    return this.#store.close();
  }
}
