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
import { prepareAppend, type PreparedAppend } from '../shared/prepared-append.js';
import type { MirrorStanding } from './keeper/messages.js';
import type { MirrorLag } from './keeper/mirror-lag.js';
import type { EventStoreDbOptions } from './options.js';
import { openParts, type Parts } from './parts.js';
import { isOrderStream, STAMP } from './stamp.js';

const CONNECT_WITHIN = 10_000;

/**
 * The log on an EventStoreDB or KurrentDB server or cluster, with a mirror of it on this node.
 *
 * Appends go to the server, and are answered when they stand there and in the mirror. Everything is read from the mirror,
 * which one subscription keeps in step with the server; what was appended by other nodes shows a moment later. Known time
 * is computed from the log alone, so every node computes the same.
 */
export class EventStoreDbEventStore extends EventStore {
  readonly #parts: Parts;
  #closed: Promise<void> | undefined;

  /**
   * Connects, and brings the mirror up to the log; `Locked` while another process uses the folder, `StoreUnavailable` when
   * the server cannot be reached, refuses us, or has another log than the one that is mirrored.
   */
  static async open(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
    const store = new EventStoreDbEventStore(await openParts(options));
    try {
      await store.#parts.mirror.live(options.connectWithin ?? CONNECT_WITHIN, options.withoutServer ?? false);
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  private constructor(parts: Parts) {
    super();
    this.#parts = parts;
  }

  /**
   * Learnt of the server when it is there: `false` until then. Where it is `false`, streams are reserved before the events of all are
   * written at once; see {@link SeveralStreams}.
   */
  override get appendsTogether(): boolean {
    return this.#parts.mirror.appendsTogether;
  }

  /** The file of the mirror, for an {@link EmbeddedLogReader} beside it. */
  get mirrorPath(): string {
    return this.#parts.path;
  }

  /** How the mirror stands to the log of the server, and since when. */
  get standing(): MirrorStanding {
    return this.#parts.mirror.standing;
  }

  /** How far the mirror is behind the log of the server. */
  get lag(): MirrorLag {
    return this.#parts.mirror.lag;
  }

  /** Why nothing is appended for the time being, in a sentence; nothing while the server is there, or was just now. */
  get away(): string | undefined {
    return this.#parts.mirror.away;
  }

  /** Whether the mirror has ever held all that the server had, so that it says how the log stood at some time. */
  get filled(): boolean {
    return this.#parts.mirror.filled;
  }

  override async insistOnReach(): Promise<void> {
    this.#parts.appender.insistOnReach();
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    const append = prepareAppend(appends, options);
    insistOnSendable(append, appends);
    if (this.#closed) {
      throw new EventStoreError('Closed', 'The log is closed.');
    }
    return this.#parts.appender.append(append);
  }

  override readStream(stream: string, from?: number): AsyncIterable<StoredEvent> {
    const reading = this.#parts.reading.readStream(stream, from);
    const fault = this.#parts.index.faultOf(stream);
    if (fault) {
      throw fault;
    }
    return reading;
  }

  override readAll(options: ReadAllOptions): AsyncIterable<StoredEvent> {
    return this.#parts.reading.readAll(options);
  }

  override subscribeAll(
    options: { readonly after: Position; readonly filter?: EventFilter },
    signal: AbortSignal,
  ): AsyncIterable<SubscriptionMessage> {
    return this.#parts.reading.follow(options, signal, this.#parts.commits);
  }

  override async head(): Promise<LogHead> {
    return this.#parts.reading.head();
  }

  override async positionAt(known: Micros): Promise<{ readonly position: Position; readonly known: Micros }> {
    return this.#parts.reading.positionAt(known);
  }

  override async readPositions(positions: readonly Position[]): Promise<readonly StoredEvent[]> {
    return this.#parts.reading.readPositions(positions);
  }

  override async readEvent(eventId: string): Promise<StoredEvent | undefined> {
    return this.#parts.reading.readEvent(eventId);
  }

  override async countBetween(after: Position, upTo: Position): Promise<number> {
    return this.#parts.reading.countBetween(Number(after), Number(upTo));
  }

  /** Calls the listener with the new head whenever the mirror has grown, by whomever. Returns what ends it. */
  onAppended(listener: (head: LogHead) => void): () => void {
    this.#parts.listeners.add(listener);
    return () => void this.#parts.listeners.delete(listener);
  }

  override close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    const { appender, mirror, reading, commits, rows, indexFile, lock } = this.#parts;
    try {
      await appender.close();
      await mirror.close();
    } finally {
      reading.close();
      commits.announce();
      rows.close();
      indexFile.close();
      lock.release();
    }
  }
}

/** Names that begin with a dollar are the server's own; what they do there is not what a caller here means. */
function insistOnSendable(append: PreparedAppend, appends: readonly StreamAppend[]): void {
  const events = appends.flatMap((each) => each.events);
  const names = [...append.streams.map(({ stream }) => stream), ...events.map(({ type }) => type)];
  if (names.some((name) => name.startsWith('$'))) {
    throw new TypeError('On a server, names of streams and types that begin with $ are its own.');
  }
  if (events.some(({ metadata }) => STAMP in metadata)) {
    throw new TypeError(`The metadata of an event have no member ${STAMP}: the log adds it.`);
  }
  if (append.streams.some(({ stream }) => isOrderStream(stream))) {
    throw new TypeError('On a server, streams of orders are the own of those who append to several streams.');
  }
}
