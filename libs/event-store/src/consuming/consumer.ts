import type { Message } from './message.js';

/** One of those who share the events of a group. */
export interface Consumer<M extends Message> {
  /** Events given to it and not answered yet, by their ids. */
  readonly inFlight: Map<string, M>;
  /** How many more events it may have without an answer. */
  readonly freeSlots: number;
  /** Whether it takes another event now. */
  readonly ready: boolean;
  /** Fires when it takes part no more. */
  readonly signal: AbortSignal;
  /** Gives it an event; `room` is called when it could take another one. */
  give(message: M, room: () => void): void;
  /** Tells it that the group gives it nothing more, and why. */
  drop(why: unknown): void;
}
