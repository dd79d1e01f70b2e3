import { failureOf } from '../../embedded/messages.js';
import { EventStoreError } from '../../errors.js';
import type { Answers, Call, NumberedAnswer, NumberedCall } from './messages.js';
import type { Sender } from './sender.js';

/** The keeper's side of the calls to the server: makes them, and tells the answers of one turn together. */
export class CallCounter {
  readonly #sender: Sender;
  readonly #tell: (answers: readonly NumberedAnswer[]) => void;
  #outbox: NumberedAnswer[] = [];

  constructor(sender: Sender, tell: (answers: readonly NumberedAnswer[]) => void) {
    this.#sender = sender;
    this.#tell = tell;
  }

  take(calls: readonly NumberedCall[]): void {
    for (const { number, call } of calls) {
      this.#make(call).then(
        (value) => this.#answer({ number, answer: { value } }),
        (error: unknown) => this.#answer({ number, answer: { failure: failureOf(asOurs(error)) } }),
      );
    }
  }

  #make(call: Call): Promise<Answers[Call['ask']]> {
    switch (call.ask) {
      case 'append':
        return this.#sender.append(call.appends, call.within);
      case 'last-of':
        return this.#sender.lastOf(call.stream, call.within);
      case 'together':
        return this.#sender.appendsTogether(call.within);
    }
  }

  #answer(answer: NumberedAnswer): void {
    this.#outbox.push(answer);
    if (this.#outbox.length === 1) {
      setImmediate(() => {
        const answers = this.#outbox;
        this.#outbox = [];
        this.#tell(answers);
      });
    }
  }
}

/** An error of ours; whatever else there is says nothing of what was done. */
function asOurs(error: unknown): EventStoreError {
  return error instanceof EventStoreError
    ? error
    : new EventStoreError('Timeout', `The call failed, what became of it is not known: ${String(error)}`, {
        cause: error,
      });
}
