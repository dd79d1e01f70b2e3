import {
  type Appended,
  type AppendOptions,
  EventStore,
  EventStoreError,
  type LogHead,
  type Micros,
  type Position,
  type ReadAllOptions,
  type StoredEvent,
  type StreamAppend,
} from '@elshi/event-store';
import type { AppendListener } from './services.js';
import { inSpanOfAppend } from './tracing/append-span.js';
import { Underway } from './underway.js';

/**
 * A log that says when it has grown through it, which appends are under way, and keeps what was said of a moment true. As long
 * as it is no image of the log yet, as a mirror that has never been filled, its reads fail rather than find nothing.
 */
export class WatchedStore extends EventStore {
  readonly #store: EventStore & { readonly filled?: boolean };
  readonly #grown: (end: Position) => void;
  readonly #appends = new Underway();
  readonly #listeners: AppendListener[] = [];
  /** The latest instant that an answer was given about: what comes now is known after it, whatever the clock says. */
  #answered = 0;

  constructor(store: EventStore, grown: (end: Position) => void) {
    super();
    this.#store = store;
    this.#grown = grown;
  }

  override get appendsTogether(): boolean {
    return this.#store.appendsTogether;
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    const notBefore = this.#answered + 1;
    const append = (): Promise<Appended> => this.#store.append(appends, { ...options, notBefore });
    const appended = await this.#appends.count(this.#timed(inSpanOfAppend(appends, append)));
    this.#grown(appended.position);
    return appended;
  }

  /** Has somebody told of every append through this log, once it is answered. */
  onAppend(listener: AppendListener): void {
    this.#listeners.push(listener);
  }

  override insistOnReach(): Promise<void> {
    return this.#store.insistOnReach();
  }

  /** Resolves when the appends that were under way by now have been written, or have failed. */
  settled(): Promise<void> {
    return this.#appends.settled();
  }

  /** Resolves when everything known by an instant is in the log: what is appended later will be known later. */
  knownBy(instant: Micros): Promise<void> {
    this.#answered = Math.max(this.#answered, instant);
    return this.settled();
  }

  override readStream(stream: string, from?: number): AsyncIterable<StoredEvent> {
    this.#insistOnFilled();
    return this.#store.readStream(stream, from);
  }

  override readAll(options: ReadAllOptions): AsyncIterable<StoredEvent> {
    this.#insistOnFilled();
    return this.#store.readAll(options);
  }

  override subscribeAll(
    ...[options, signal]: Parameters<EventStore['subscribeAll']>
  ): ReturnType<EventStore['subscribeAll']> {
    return this.#store.subscribeAll(options, signal);
  }

  override async head(): Promise<LogHead> {
    this.#insistOnFilled();
    return this.#store.head();
  }

  override positionAt(known: Micros): Promise<{ readonly position: Position; readonly known: Micros }> {
    return this.#store.positionAt(known);
  }

  override readPositions(positions: readonly Position[]): Promise<readonly StoredEvent[]> {
    return this.#store.readPositions(positions);
  }

  override readEvent(eventId: string): Promise<StoredEvent | undefined> {
    return this.#store.readEvent(eventId);
  }

  override countBetween(after: Position, upTo: Position): Promise<number> {
    return this.#store.countBetween(after, upTo);
  }

  override close(): Promise<void> {
    return this.#store.close();
  }

  async #timed(append: Promise<Appended>): Promise<Appended> {
    const began = performance.now();
    const tell = (outcome: string): void => {
      const seconds = (performance.now() - began) / 1000;
      for (const listener of this.#listeners) listener({ outcome, seconds });
    };
    try {
      const appended = await append;
      tell(appended.outcome);
      return appended;
    } catch (error) {
      tell(error instanceof EventStoreError ? error.code : 'failed');
      throw error;
    }
  }

  #insistOnFilled(): void {
    if (this.#store.filled === false) {
      throw new EventStoreError('StoreUnavailable', 'The mirror of the log has never been filled.');
    }
  }
}
