import type { ConsumerFor } from '../../consuming/source.js';
import type { Consumer } from './consumer.js';
import type { GroupMessage } from './group-message.js';

/** What a group has at hand to give out: first what was given out before, then what was read. */
export class Queues {
  readonly #again: GroupMessage[] = [];
  #read: GroupMessage[] = [];

  /** How many wait to be given out again. */
  get retries(): number {
    return this.#again.length;
  }

  /** How many wait that were never given out. */
  get read(): number {
    return this.#read.length;
  }

  add(message: GroupMessage): void {
    this.#read.push(message);
  }

  again(message: GroupMessage): void {
    this.#again.push(message);
  }

  /** What was parked comes before what was read. */
  replay(messages: readonly GroupMessage[]): void {
    this.#read = [...messages, ...this.#read];
  }

  /** Takes out the first event for which there is a consumer; looks behind the first one when `anyOfThem`. */
  take(
    consumerFor: ConsumerFor<GroupMessage, Consumer>,
    anyOfThem: boolean,
  ): { readonly message: GroupMessage; readonly by: Consumer } | undefined {
    for (const queue of [this.#again, this.#read]) {
      const candidates = anyOfThem ? queue.length : Math.min(queue.length, 1);
      for (let at = 0; at < candidates; at += 1) {
        const message = queue[at];
        const by = message && consumerFor(message);
        if (message && by) {
          queue.splice(at, 1);
          return { message, by };
        }
      }
    }
    return undefined;
  }
}
