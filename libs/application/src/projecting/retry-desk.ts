import { EventStoreError } from '@elshi/event-store';
import type { ProjectorReply, ProjectorRequest } from './messages.js';
import type { ParkedSelection, Tried } from './parking.js';

/** Milliseconds that are over long after the answer. */
const LONG = 1_000_000_000;

type RetryRequest = Extract<ProjectorRequest, { kind: 'retry' }>;

interface Asked {
  readonly resolve: (tried: readonly Tried[]) => void;
  readonly reject: (error: EventStoreError) => void;
}

/** Those who have asked for a retry, until the projector answers. */
export class RetryDesk {
  readonly #post: (request: RetryRequest) => void;
  readonly #asked = new Map<number, Asked>();
  #number = 0;
  #awake: NodeJS.Timeout | undefined;

  constructor(post: (request: RetryRequest) => void) {
    this.#post = post;
  }

  /** What became of each parked stream that is meant; throws what keeps the projector from trying. */
  ask(selection: ParkedSelection): Promise<readonly Tried[]> {
    return new Promise((resolve, reject) => {
      this.#number += 1;
      this.#asked.set(this.#number, { resolve, reject });
      // The thread of the projector keeps no process alive; one that waits for an answer stays.
      this.#awake ??= setInterval(() => undefined, LONG);
      this.#post({ kind: 'retry', number: this.#number, selection });
    });
  }

  /** Hands an answer on. One that nobody waits for any more is let go. */
  answered({ number, tried }: Extract<ProjectorReply, { kind: 'retried' }>): void {
    this.#asked.get(number)?.resolve(tried);
    this.#asked.delete(number);
    this.#rest();
  }

  /** Nobody is answered by what is under way: whether it was done shows in what is parked. */
  giveUp(sentence: string): void {
    for (const { reject } of this.#asked.values()) reject(new EventStoreError('StoreUnavailable', sentence));
    this.#asked.clear();
    this.#rest();
  }

  #rest(): void {
    if (this.#asked.size > 0) return;
    clearInterval(this.#awake);
    this.#awake = undefined;
  }
}
