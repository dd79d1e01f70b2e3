import { emptyLedger, type Ledger, ledgerAt, record, type RecordedEvent } from '@elshi/domain';
import type { StoredEvent } from '@elshi/event-store';
import { LRUCache } from 'lru-cache';
import { decode, officerStream } from './codec.js';
import { eventsInMemory } from './memory.js';

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

  /** Everything recorded about an officer by now; an empty ledger when nothing is. */
  async load(officerId: string): Promise<Ledger> {
    const kept = this.#kept.get(officerId) ?? emptyLedger(officerId);
    const tail: RecordedEvent[] = [];
    for await (const stored of this.#log.readStream(officerStream(officerId), kept.revision))
      tail.push(decode(stored));
    if (tail.length === 0) return kept;
    const ledger = record(kept, tail);
    this.#kept.set(officerId, ledger);
    return ledger;
  }

  /** Everything recorded about an officer up to a position of the log. */
  async loadAt(officerId: string, position: bigint): Promise<Ledger> {
    return ledgerAt(await this.load(officerId), position);
  }
}
