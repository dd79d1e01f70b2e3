import { type AppendOptions, type EventStore, EventStoreError, type StreamAppend } from '@elshi/event-store';

/** How often an append is tried again when no answer came: the same ids at the same revision are taken once. */
const TRIES = 3;
/** After so long, in milliseconds, it is not tried again: the log has done so itself, and whoever asked has waited long enough. */
const PATIENCE = 2000;

/** A log to which an append without an answer is handed over again. */
export class InsistentLog {
  readonly #store: Pick<EventStore, 'append'>;
  readonly #counted: () => number;

  /** `counted` counts milliseconds. */
  constructor(store: Pick<EventStore, 'append'>, counted: () => number) {
    this.#store = store;
    this.#counted = counted;
  }

  /**
   * Whether it was written; false when a stream stands elsewhere. Once no answer came, only one that says what became of the append is an
   * answer.
   */
  async append(appends: readonly StreamAppend[], options: AppendOptions): Promise<boolean> {
    const until = this.#counted() + PATIENCE;
    let unanswered: EventStoreError | undefined;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#store.append(appends, options);
        return true;
      } catch (error) {
        if (!(error instanceof EventStoreError)) throw error;
        if (error.code === 'WrongExpectedRevision') return false;
        if (error.code === 'Timeout') unanswered = error;
        if (error.code !== 'Timeout' || tries === TRIES || this.#counted() > until) throw unanswered ?? error;
      }
    }
  }
}
