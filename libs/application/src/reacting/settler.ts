import type { Subject } from '@elshi/domain';
import { type EventStore, EventStoreError } from '@elshi/event-store';
import { streamOf } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import { InsistentLog } from '../writing/insistent-log.js';
import type { Turns } from '../writing/turns.js';
import { appendTo, type Followed, following } from './following.js';
import type { Links } from './links.js';

/** How often it is looked again when somebody else writes to the same records at the same time. */
const TRIES = 20;

/** What it takes to write what follows. */
export interface Settling {
  readonly store: Pick<EventStore, 'append' | 'appendsTogether'>;
  readonly ledgers: Ledgers;
  readonly turns: Turns;
  readonly counted: () => number;
}

/** Writes what follows from the record of a subject in others, and in its own, until nothing is missing. */
export class Settler {
  readonly #settling: Settling;
  readonly #log: InsistentLog;

  constructor(settling: Settling) {
    this.#settling = settling;
    this.#log = new InsistentLog(settling.store, settling.counted);
  }

  /**
   * Looks at what stands and writes the difference, each record at the revision that was looked at. Whoever does so at the same time writes
   * the same events, so that they are taken once. Throws what the log says when it cannot be written.
   */
  async settle(subject: Subject, links: Links): Promise<void> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const ledger = await this.#settling.ledgers.load(subject);
      if (ledger.revision === 0) return;
      const missing = await following((named) => this.#settling.ledgers.load(named), links, ledger);
      if (missing.length === 0) return;
      await this.#write(missing);
    }
    throw new EventStoreError(
      'WrongExpectedRevision',
      `Others write to what follows from ${subject.id} all the time.`,
    );
  }

  async #write(missing: readonly Followed[]): Promise<void> {
    if (!this.#settling.store.appendsTogether) {
      for (const each of missing) await this.#append([each]);
      return;
    }
    try {
      await this.#append(missing);
    } catch (error) {
      if (!(error instanceof EventStoreError) || error.code !== 'AppendTooLarge' || missing.length === 1)
        throw error;
      for (const each of missing) await this.#append([each]);
    }
  }

  #append(missing: readonly Followed[]): Promise<boolean> {
    const streams = missing.map(({ ledger: { subject } }) => streamOf(subject));
    return this.#settling.turns.takeAll(streams, () => this.#log.append(missing.map(appendTo), {}));
  }
}
