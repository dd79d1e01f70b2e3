import { join } from 'node:path';
import { EventStoreError } from '../errors.js';
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
import { systemClock } from '../shared/system-clock.js';
import { LogLock } from './log-lock.js';
import { SqliteRows } from './sqlite-rows.js';
import { insistOnNoUnfinishedRestore } from './unfinished-restore.js';
import { errorOf } from './messages.js';
import { openRecordWriter } from './record-writer.js';
import { localWriter, threadedWriter, type StartWriter } from './writer-channel.js';
import { WriterClient } from './writer-client.js';

export interface EmbeddedOptions {
  /** A clock of one's own, in microseconds. The writer then runs in this thread, where the clock is. */
  readonly clock?: () => Micros;
}

/**
 * The log in one SQLite file, `log.db` in a folder of its own, written by one process at a time.
 *
 * What is acknowledged is flushed to disk. Appends that wait for the same flush share it.
 */
export class EmbeddedEventStore extends EventStore implements LogSource {
  readonly appendsTogether = true;

  readonly #lock: LogLock;
  readonly #commits = new CommitSignal();
  readonly #listeners = new Set<(head: LogHead) => void>();
  #writer!: WriterClient;
  #rows!: SqliteRows;
  #reading!: LogReading;
  #closed: Promise<void> | undefined;

  /** Opens the log in a folder and holds it until {@link close}; `Locked` while someone else does. */
  static async open(folder: string, options: EmbeddedOptions = {}): Promise<EmbeddedEventStore> {
    const store = new EmbeddedEventStore(LogLock.take(folder));
    const path = join(folder, 'log.db');
    try {
      insistOnNoUnfinishedRestore(folder);
      store.#writer = await WriterClient.open(writerOf(path, options), () => store.#grown());
      store.#rows = SqliteRows.open(path);
      store.#reading = new LogReading(store.#rows);
      return store;
    } catch (error) {
      await (store.#writer as WriterClient | undefined)?.close();
      store.#lock.release();
      throw error;
    }
  }

  private constructor(lock: LogLock) {
    super();
    this.#lock = lock;
  }

  /** The log as it lies in the file. */
  get rows(): LogRows {
    return this.#rows;
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    const append = prepareAppend(appends, options);
    if (this.#closed) {
      throw new EventStoreError('Closed', 'The log is closed.');
    }
    const answer = await this.#writer.append(append);
    if ('failure' in answer) {
      throw errorOf(answer.failure);
    }
    return answer.appended;
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

  /** Calls the listener with the new head after every commit. Returns what ends it. */
  onAppended(listener: (head: LogHead) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  override close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    try {
      await this.#writer.close();
    } finally {
      this.#reading.close();
      this.#commits.announce();
      this.#rows.close();
      this.#lock.release();
    }
  }

  #grown(): void {
    this.#commits.announce();
    if (this.#listeners.size > 0) {
      const head = this.#reading.head();
      this.#listeners.forEach((listener) => listener(head));
    }
  }
}

/** Compiled, the writer has its own thread; from TypeScript sources, as in tests, there is no file for it. */
function writerOf(path: string, { clock }: EmbeddedOptions): StartWriter {
  const compiled = !import.meta.url.endsWith('.ts');
  return compiled && !clock
    ? threadedWriter(path, new URL('./log-writer.worker.js', import.meta.url))
    : localWriter(path, () => openRecordWriter(path, clock ?? systemClock));
}
