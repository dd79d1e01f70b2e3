import { emptyLedger, type Ledger, ledgerAt, record, type RecordedEvent, type Subject } from '@elshi/domain';
import type { StoredEvent } from '@elshi/event-store';
import { LRUCache } from 'lru-cache';
import { decode, streamOf, UnreadableEvent } from './codec.js';
import { eventsInMemory } from './memory.js';

/** Gives what is recorded about a subject. */
export type LoadLedger = (subject: Subject) => Promise<Ledger>;

/** What a ledger is read from: the log, or a reader beside it. */
export interface StreamReader {
  readStream(stream: string, from?: number): AsyncIterable<StoredEvent>;
}

/** How many events are kept decoded in memory, at most. */
const KEPT_EVENTS = 100_000;

/** Ledgers of recent subjects, kept decoded. A load reads only what was recorded since the last one. */
export class Ledgers {
  readonly #log: StreamReader;
  readonly #kept: LRUCache<string, Ledger>;

  constructor(log: StreamReader, keptEvents = eventsInMemory(KEPT_EVENTS)) {
    this.#log = log;
    this.#kept = new LRUCache({ maxSize: keptEvents, sizeCalculation: ({ revision }) => revision + 1 });
  }

  /**
   * Everything recorded about a subject by now; an empty ledger when nothing is. Throws `UnreadableEvent` for one with an
   * event that this version cannot understand.
   */
  async load(subject: Subject): Promise<Ledger> {
    return this.#load(subject, undefined);
  }

  /** Everything recorded about a subject up to the end of an append; what cannot be understood after it is no hindrance. */
  async loadAt(subject: Subject, position: bigint): Promise<Ledger> {
    return ledgerAt(await this.#load(subject, position), position);
  }

  async #load(subject: Subject, upTo: bigint | undefined): Promise<Ledger> {
    const stream = streamOf(subject);
    const kept = this.#kept.get(stream) ?? emptyLedger(subject);
    const tail: RecordedEvent[] = [];
    try {
      for await (const stored of this.#log.readStream(stream, kept.revision)) tail.push(decode(stored));
    } catch (error) {
      if (upTo === undefined || !(error instanceof UnreadableEvent) || error.event.position <= upTo)
        throw error;
      // What came before it may be a part of an append, so that it is not kept.
      return record(kept, tail);
    }
    if (tail.length === 0) return kept;
    const ledger = record(kept, tail);
    this.#kept.set(stream, ledger);
    return ledger;
  }
}
