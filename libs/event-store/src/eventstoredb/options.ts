import type { Micros } from '../port.js';

export interface EventStoreDbOptions {
  /** `esdb://…` or `kurrentdb://…`, with credentials and TLS as the clients of these servers take them. */
  readonly connection: string;
  /** Where the mirror of the log is kept, for this process alone. */
  readonly folder: string;
  /** What our streams begin with on the server, to keep apart from others on a shared one. Default: nothing. */
  readonly streamPrefix?: string;
  /** A clock of one's own, in microseconds. */
  readonly clock?: () => Micros;
  /** How long to wait for the server at the start, in milliseconds. */
  readonly connectWithin?: number;
  /**
   * Whether to open all the same when the mirror is not up to the server by then: with what it holds, and without appending.
   * It is tried on without end. What waiting does not help against still fails.
   */
  readonly withoutServer?: boolean;
}
