import { MAX_APPEND_BYTES } from '../shared/prepared-append.js';
import type { ArrivedEvent } from './arrival.js';

/**
 * Puts the events of the log together again as they were appended, by the stamps that they bear. An event without a stamp
 * is an append of its own.
 *
 * The server writes an append in one piece. Should a part be missing all the same, what is there counts as the append.
 */
export class AppendAssembler {
  #pending: ArrivedEvent[] = [];
  #letters = 0;

  /** The last event that waits for the rest of its append. */
  get last(): ArrivedEvent | undefined {
    return this.#pending.at(-1);
  }

  /** Takes the next event of the log and gives the appends that are whole by now, none, one or two. */
  add(event: ArrivedEvent): readonly (readonly ArrivedEvent[])[] {
    const whole = this.#continues(event) ? [] : this.flush();
    this.#pending.push(event);
    this.#letters += event.data.length + event.metadata.length;
    return this.#isWhole(event) ? [...whole, ...this.flush()] : whole;
  }

  /** What there is of an append that nothing can follow any more. */
  flush(): readonly (readonly ArrivedEvent[])[] {
    const pending = this.#pending;
    this.forget();
    return pending.length > 0 ? [pending] : [];
  }

  /** Forgets an append of which the rest did not come: it comes again as a whole. */
  forget(): void {
    this.#pending = [];
    this.#letters = 0;
  }

  #continues({ stamp }: ArrivedEvent): boolean {
    const before = this.#pending.at(-1)?.stamp;
    return (
      before !== undefined &&
      stamp?.id === before.id &&
      stamp.of === before.of &&
      stamp.event === before.event + 1
    );
  }

  #isWhole({ stamp }: ArrivedEvent): boolean {
    return stamp === undefined || stamp.event === stamp.of - 1 || this.#letters > MAX_APPEND_BYTES;
  }
}
