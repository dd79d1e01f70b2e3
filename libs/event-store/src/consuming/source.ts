import type { Consumer } from './consumer.js';
import type { Message } from './message.js';

/** Chooses who gets an event; nobody while none is ready for it. */
export type ConsumerFor<M extends Message, C extends Consumer<M>> = (message: M) => C | false | undefined;

/**
 * Where the events of a group come from and in which order they may be given out, and where is kept what became of them. The group asks it,
 * and never keeps an event itself that no consumer has.
 */
export interface Source<M extends Message, C extends Consumer<M>> {
  /** Takes out an event that may be given out now and for which there is a consumer. */
  take(consumerFor: ConsumerFor<M, C>): { readonly message: M; readonly by: C } | undefined;
  /** Reads on while nothing is at hand. False when there is nothing more to read, as of now. */
  load(): Promise<boolean>;
  /** Takes back an event that is to be given out again. */
  again(message: M): void;
  /** Marks an event as one that nobody needs to see again. */
  settle(message: M): void;
  /** Puts an event aside. Resolves when that is written. */
  park(message: M, reason: string): Promise<void>;
  /** Resolves when there may be more to read, or the signal fires. */
  grown(signal: AbortSignal): Promise<void>;
  /** Writes down what is settled, if it is time for that. */
  saveWhenDue(): void;
  /** Writes down what is settled. Never fails: what is not written comes again. */
  save(): Promise<void>;
}
