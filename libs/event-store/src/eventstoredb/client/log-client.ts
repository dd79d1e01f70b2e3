/** A place in the log of the server. */
export interface ServerPosition {
  readonly commit: bigint;
  readonly prepare: bigint;
}

/** An event as a client of the server gives it. */
export interface WireEvent {
  readonly stream: string;
  readonly revision: bigint;
  readonly commit: bigint;
  readonly prepare: bigint;
  readonly id: string;
  readonly type: string;
  /** What the JSON says; bytes or text where it is none. */
  readonly data: unknown;
  readonly metadata: unknown;
  readonly created: Date;
}

export interface WireEventToAppend {
  readonly id: string;
  readonly type: string;
  /** JSON text. */
  readonly data: string;
  readonly metadata: string;
}

export interface WireAppend {
  readonly stream: string;
  /** -1 when the stream must have no events. */
  readonly expected: number;
  readonly events: readonly WireEventToAppend[];
}

/** Whom a subscription tells. Synchronous: nothing is brought before the last call has returned. */
export interface SubscriptionListener {
  /** The server has taken the subscription. */
  confirmed(): void;
  event(event: WireEvent): void;
  /** Events of other streams were passed over, up to this place. */
  passed(place: ServerPosition): void;
  /** Everything that the log held has been brought. */
  caughtUp(): void;
  /** It brings nothing any more. Told once, and not after it was stopped. */
  ended(cause: unknown): void;
}

export interface RunningSubscription {
  stop(): void;
}

/**
 * What we use of a client: each call with a deadline of our own, in milliseconds, whatever the client does about it.
 * What a call fails with is for `failureOf` to tell.
 */
export interface LogClient {
  /** Appends to one stream; gives the position of its last event where the server says it. */
  append(append: WireAppend, deadline: number): Promise<bigint | undefined>;
  /** Whether the server appends to several streams at once. */
  appendsTogether(deadline: number): Promise<boolean>;
  /** Appends to several streams, all or nothing. */
  appendTogether(appends: readonly WireAppend[], deadline: number): Promise<bigint | undefined>;
  /** The last event of a stream, if it has any. */
  lastOf(stream: string, deadline: number): Promise<WireEvent | undefined>;
  /** The event at a position of the log, if there is one. */
  at(position: ServerPosition, deadline: number): Promise<WireEvent | undefined>;
  /** Some of the last events of the log, of any stream, the last one first. */
  latest(count: number, deadline: number): Promise<readonly WireEvent[]>;
  /** Brings the events after a position whose streams match, then those that come. */
  subscribe(
    after: ServerPosition | undefined,
    streams: string,
    listener: SubscriptionListener,
  ): RunningSubscription;
  /** Lets go of the connections. */
  close(): void;
}

/** Makes a client. Each has connections of its own. */
export type OpenClient = () => Promise<LogClient>;
