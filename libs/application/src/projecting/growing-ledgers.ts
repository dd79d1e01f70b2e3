import { emptyLedger, type Ledger, record, type RecordedEvent } from '@elshi/domain';
import { LRUCache } from 'lru-cache';
import { decode, subjectOfStream } from '../codec.js';
import { eventsInMemory } from '../memory.js';
import type { LogToProject } from './log-to-project.js';

/** How many events are kept while much is projected: streams come in turns, and each would be read again every time. */
const KEPT_IN_BULK = 200_000;
/** How many are kept from one append to the next. */
const KEPT_IN_STEP = 10_000;

/** Ledgers as they grow along the log. One that was left behind is read again from its stream. */
export class GrowingLedgers {
  readonly #log: LogToProject;
  #kept = keeping(KEPT_IN_STEP);
  #pace: 'bulk' | 'step' = 'step';

  constructor(log: LogToProject) {
    this.#log = log;
  }

  /** Whether much is to come, or one append after another. */
  set pace(pace: 'bulk' | 'step') {
    if (pace === this.#pace) return;
    this.#pace = pace;
    this.#kept = keeping(pace === 'bulk' ? KEPT_IN_BULK : KEPT_IN_STEP);
  }

  /** The ledger of a stream with these events, the next of it, added; nothing for a stream of another kind. */
  async grown(stream: string, events: readonly RecordedEvent[]): Promise<Ledger | undefined> {
    const subject = subjectOfStream(stream);
    if (subject === undefined) return undefined;
    const { revision } = events[0]!;
    const kept = this.#kept.get(stream) ?? emptyLedger(subject);
    const before =
      kept.revision === revision ? kept : record(emptyLedger(subject), await this.#read(stream, revision));
    const ledger = record(before, events);
    this.#kept.set(stream, ledger);
    return ledger;
  }

  async #read(stream: string, upTo: number): Promise<readonly RecordedEvent[]> {
    const events: RecordedEvent[] = [];
    if (upTo > 0) {
      for await (const stored of this.#log.readStream(stream)) {
        if (stored.revision === upTo) break;
        events.push(decode(stored));
      }
    }
    return events;
  }
}

function keeping(events: number): LRUCache<string, Ledger> {
  return new LRUCache({
    maxSize: eventsInMemory(events),
    sizeCalculation: ({ revision }) => revision + 1,
  });
}
