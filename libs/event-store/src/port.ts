/** The port through which facts are written and read. Adapters differ; what they promise does not. */

/** Plain JSON, as it stands in the log. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = Readonly<Record<string, Json>>;

/**
 * An instant in whole microseconds since 1970-01-01T00:00:00Z.
 * A safe integer until the year 2255.
 */
export type Micros = number;

/**
 * A place in the one total order of the log. Opaque to callers but for its order; `0n` is before the first event.
 * Outside the service it is written as a decimal string.
 */
export type Position = bigint;

/** What the stream must look like for the append to be taken. */
export type ExpectedRevision =
  /** The stream has no events. */
  | 'none'
  /** The number of the stream's last event, counted from 0. */
  | number;

export interface EventToAppend {
  /** A UUID. The same ids at the same expected revision are taken once (see {@link EventStore.append}). */
  readonly eventId: string;
  readonly type: string;
  readonly data: JsonObject;
  /** Everything but `recordedAt`, which the log adds. */
  readonly metadata: JsonObject;
}

export interface StreamAppend {
  readonly stream: string;
  readonly expectedRevision: ExpectedRevision;
  readonly events: readonly EventToAppend[];
}

export interface AppendOptions {
  /**
   * The time at which an older register says it recorded this. Taken as known time only while the log is founding,
   * that is while it holds nothing but appends with claims, in the order of their claims; otherwise `LogSealed`.
   */
  readonly claimedAt?: Micros;
  /**
   * Known time of the append that this one comes right after; 0 for the first of a log. Where the log ends otherwise,
   * nothing is written (`WrongExpectedRevision`). So appends can be handed over one after another without waiting, and
   * none is taken without the one before it.
   */
  readonly follows?: Micros;
  /**
   * An instant before which this is not known, whatever the clock says: it may have been set back since an answer about
   * the time before was given. A claim is a time of its own.
   */
  readonly notBefore?: Micros;
}

export interface StreamAppended {
  readonly stream: string;
  /** Number of the stream's last event after the append, counted from 0. */
  readonly revision: number;
}

export interface Appended {
  /** `created`: written now. `replayed`: the very same events stood there already, from an earlier try. */
  readonly outcome: 'created' | 'replayed';
  readonly streams: readonly StreamAppended[];
  /** Position of the last event of the append. */
  readonly position: Position;
  /** Known time of the append: equal for all its events, later than that of every append before it. */
  readonly known: Micros;
}

export interface StoredEvent {
  readonly stream: string;
  /** Number within the stream, counted from 0 without holes. */
  readonly revision: number;
  readonly position: Position;
  readonly eventId: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  /** Known time, computed from the log alone: max(recorded time, known time of the previous append + 1 µs). */
  readonly known: Micros;
}

export interface EventFilter {
  /** Only streams whose names begin with one of these. */
  readonly streamPrefixes?: readonly string[];
}

export interface ReadAllOptions {
  /** Events after this position; `0n` reads from the first. */
  readonly after: Position;
  readonly filter?: EventFilter;
  /** Stop after the event at this position. Default: the head of the log when the read began. */
  readonly upTo?: Position;
}

/** What a subscriber receives: whole appends in log order, and a word when it has seen all there is. */
export type SubscriptionMessage =
  | { readonly kind: 'events'; readonly events: readonly StoredEvent[] }
  | { readonly kind: 'caught-up'; readonly position: Position };

export interface LogHead {
  /** Position of the last event; `0n` for an empty log. */
  readonly position: Position;
  /** Known time of the last append; 0 for an empty log. */
  readonly known: Micros;
  /** True while the log holds nothing but appends with claims (see {@link AppendOptions.claimedAt}). */
  readonly founding: boolean;
}

/**
 * Where facts are kept. Every adapter passes the same contract suite.
 *
 * Whatever goes wrong is an {@link EventStoreError} with one of its codes; nothing of an adapter's own leaks out.
 * An abstract class, so that it is its own injection token.
 */
export abstract class EventStore {
  /**
   * Whether an {@link append} to several streams costs no more than one to a single stream. Where it does, as on a server that
   * appends to one stream at a time, it is all or nothing just the same.
   */
  abstract readonly appendsTogether: boolean;

  /**
   * Appends to one or several streams: all or nothing, durable when the promise resolves.
   *
   * The same event ids at the same expected revision answer `replayed` with the first revisions and known time, so a
   * lost answer is settled by asking again. One append is at most 1 MiB in all,
   * with its types and what the log adds.
   */
  abstract append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended>;

  /**
   * Fails with `StoreUnavailable` while it is known that nothing could be appended, so that nobody is judged by what may be
   * out of date. Asks nobody: most logs are where their service is.
   */
  async insistOnReach(): Promise<void> {}

  /**
   * Reads a stream from `from` (default 0) to its end, in order; nothing when there is no such stream.
   * A hole in the revisions is `StreamTruncated`.
   */
  abstract readStream(stream: string, from?: number): AsyncIterable<StoredEvent>;

  /** Reads the log in its one order, with bounded memory, up to the head as of the call (or `upTo`). */
  abstract readAll(options: ReadAllOptions): AsyncIterable<StoredEvent>;

  /** Follows the log: first what is there, then what comes. Ends when the signal fires or the store closes. */
  abstract subscribeAll(
    options: { readonly after: Position; readonly filter?: EventFilter },
    signal: AbortSignal,
  ): AsyncIterable<SubscriptionMessage>;

  /** The end of the log, as of now. */
  abstract head(): Promise<LogHead>;

  /** The last position whose known time is at or before the instant; `0n` when there is none. */
  abstract positionAt(known: Micros): Promise<{ readonly position: Position; readonly known: Micros }>;

  /** The events at these positions, in the order asked; a position that holds none is left out. */
  abstract readPositions(positions: readonly Position[]): Promise<readonly StoredEvent[]>;

  /** The event with an id; nothing when the log holds none. On a server that takes an id more than once, the first. */
  abstract readEvent(eventId: string): Promise<StoredEvent | undefined>;

  /** How many events stand after one position, up to another: positions of a log on a server have holes. */
  abstract countBetween(after: Position, upTo: Position): Promise<number>;

  /** Finishes what is under way and lets go of files and connections. */
  abstract close(): Promise<void>;
}
