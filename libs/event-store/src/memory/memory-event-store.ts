import { EventStoreError } from '../errors.js';
import { microsToInstant } from '../instant.js';
import {
  EventStore,
  type Appended,
  type AppendOptions,
  type EventFilter,
  type LogHead,
  type Micros,
  type Position,
  type ReadAllOptions,
  type StoredEvent,
  type StreamAppend,
  type SubscriptionMessage,
} from '../port.js';
import { CommitSignal } from '../shared/commit-signal.js';
import { LogReading } from '../shared/log-reading.js';
import type { LogRows } from '../shared/log-rows.js';
import type { LogSource } from '../shared/log-source.js';
import { prepareAppend } from '../shared/prepared-append.js';
import { appended, ruleOn } from '../shared/ruling.js';
import { systemClock } from '../shared/system-clock.js';
import { MemoryRows } from './memory-rows.js';

/** The log in memory: gone with the process, otherwise as good as any. For tests and trials. */
export class MemoryEventStore extends EventStore implements LogSource {
  readonly appendsTogether: boolean = true;

  readonly #rows = new MemoryRows();
  readonly #reading = new LogReading(this.#rows);
  readonly #commits = new CommitSignal();
  readonly #listeners = new Set<() => void>();
  readonly #clock: () => Micros;
  #open = true;

  constructor(options: { readonly clock?: () => Micros } = {}) {
    super();
    this.#clock = options.clock ?? systemClock;
  }

  /** The log as it lies in memory. */
  get rows(): LogRows {
    return this.#rows;
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    const append = prepareAppend(appends, options);
    if (!this.#open) {
      throw new EventStoreError('Closed', 'The log is closed.');
    }
    const ruling = ruleOn(append, this.#rows, this.#rows.head(), this.#clock);
    switch (ruling.kind) {
      case 'refused':
        throw ruling.error;
      case 'replayed':
        return ruling.appended;
      case 'write':
        this.#rows.write(append, ruling.end, microsToInstant(ruling.end.known));
        this.#commits.announce();
        this.#listeners.forEach((listener) => listener());
        return appended(append, 'created', ruling.end);
    }
  }

  override readStream(stream: string, from?: number): AsyncIterable<StoredEvent> {
    return this.#reading.readStream(stream, from);
  }

  override readAll(options: ReadAllOptions): AsyncIterable<StoredEvent> {
    return this.#reading.readAll(options);
  }

  override subscribeAll(
    options: { readonly after: Position; readonly filter?: EventFilter },
    signal: AbortSignal,
  ): AsyncIterable<SubscriptionMessage> {
    return this.#reading.follow(options, signal, this.#commits);
  }

  override async head(): Promise<LogHead> {
    return this.#reading.head();
  }

  override async positionAt(known: Micros): Promise<{ readonly position: Position; readonly known: Micros }> {
    return this.#reading.positionAt(known);
  }

  override async readPositions(positions: readonly Position[]): Promise<readonly StoredEvent[]> {
    return this.#reading.readPositions(positions);
  }

  override async readEvent(eventId: string): Promise<StoredEvent | undefined> {
    return this.#reading.readEvent(eventId);
  }

  override async countBetween(after: Position, upTo: Position): Promise<number> {
    return this.#reading.countBetween(Number(after), Number(upTo));
  }

  /** Calls the listener after every append. Returns what ends it. */
  onAppended(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  override async close(): Promise<void> {
    this.#open = false;
    this.#reading.close();
    this.#commits.announce();
  }
}
