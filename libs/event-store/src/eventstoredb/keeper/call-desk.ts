import { errorOf } from '../../embedded/messages.js';
import { EventStoreError } from '../../errors.js';
import type { Answers, Call, NumberedAnswer, NumberedCall } from './messages.js';

interface Waiting {
  readonly resolve: (value: Answers[Call['ask']]) => void;
  readonly reject: (error: EventStoreError) => void;
}

/** The store's side of the calls to the server: hands them to the keeper, and gives each its answer. */
export class CallDesk {
  readonly #post: (calls: readonly NumberedCall[]) => void;
  readonly #hold: (busy: boolean) => void;
  readonly #waiting = new Map<number, Waiting>();
  #outbox: NumberedCall[] = [];
  #last = 0;

  /** `hold` is told whether answers are awaited. */
  constructor(post: (calls: readonly NumberedCall[]) => void, hold: (busy: boolean) => void) {
    this.#post = post;
    this.#hold = hold;
  }

  /** Resolves with what the server said; rejects with an {@link EventStoreError}. */
  ask<Asked extends Call>(call: Asked): Promise<Answers[Asked['ask']]> {
    return new Promise((resolve, reject) => {
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve: resolve as Waiting['resolve'], reject });
      if (this.#waiting.size === 1) {
        this.#hold(true);
      }
      this.#outbox.push({ number: this.#last, call });
      if (this.#outbox.length === 1) {
        setImmediate(() => this.#send());
      }
    });
  }

  settle(answers: readonly NumberedAnswer[]): void {
    for (const { number, answer } of answers) {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if ('failure' in answer) {
        waiting?.reject(errorOf(answer.failure));
      } else {
        waiting?.resolve(answer.value);
      }
    }
    if (this.#waiting.size === 0) {
      this.#hold(false);
    }
  }

  /** Nobody answers any more: what became of the calls under way is not known. */
  abandon(cause: unknown): void {
    for (const { reject } of this.#waiting.values()) {
      reject(new EventStoreError('Timeout', 'What talks to the server died before it answered.', { cause }));
    }
    this.#waiting.clear();
    this.#outbox = [];
  }

  /** Calls of one turn of the event loop go in one message: crossing to a thread costs like a call. */
  #send(): void {
    const calls = this.#outbox;
    this.#outbox = [];
    if (calls.length > 0) {
      this.#post(calls);
    }
  }
}
