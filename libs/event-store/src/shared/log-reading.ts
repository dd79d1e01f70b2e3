import { setImmediate as nextTurn } from 'node:timers/promises';
import { EventStoreError } from '../errors.js';
import type {
  EventFilter,
  LogHead,
  Micros,
  Position,
  ReadAllOptions,
  StoredEvent,
  SubscriptionMessage,
} from '../port.js';
import type { CommitSignal } from './commit-signal.js';
import { PAGE_SIZE, storedEvent, type LogRows, type StoredRow } from './log-rows.js';

/** The reading half of the port, over any {@link LogRows}. Between two pages other work gets its turn. */
export class LogReading {
  #open = true;

  constructor(private readonly rows: LogRows) {}

  readStream(stream: string, from = 0): AsyncIterable<StoredEvent> {
    const last = this.#ask((rows) => rows.revisionOf(stream));
    return this.#stream(stream, from, last);
  }

  readAll({ after, filter, upTo }: ReadAllOptions): AsyncIterable<StoredEvent> {
    const head = this.#ask((rows) => rows.head().position);
    return this.#range(Number(after), upTo === undefined ? head : Math.min(Number(upTo), head), filter);
  }

  /** Follows the log: pages of whole appends, then what each commit brings, until the signal or the close. */
  async *follow(
    { after, filter }: { readonly after: Position; readonly filter?: EventFilter },
    signal: AbortSignal,
    commits: CommitSignal,
  ): AsyncGenerator<SubscriptionMessage> {
    let seen = Number(after);
    let announced = false;
    while (this.#open && !signal.aborted) {
      const end = this.#pageEnd(seen);
      if (end > seen) {
        const events = this.#events(seen, end, filter);
        seen = end;
        announced = false;
        if (events.length > 0) {
          yield { kind: 'events', events };
        }
        await nextTurn();
      } else if (!announced) {
        announced = true;
        yield { kind: 'caught-up', position: BigInt(seen) };
      } else {
        await commits.next(signal);
      }
    }
  }

  head(): LogHead {
    const { position, known, founding } = this.#ask((rows) => rows.head());
    return { position: BigInt(position), known, founding };
  }

  positionAt(known: Micros): { readonly position: Position; readonly known: Micros } {
    const end = this.#ask((rows) => rows.endAt(known));
    return { position: BigInt(end.position), known: end.known };
  }

  readPositions(positions: readonly Position[]): readonly StoredEvent[] {
    const found = new Map<number, StoredEvent>();
    const wanted = [...new Set(positions.map(Number))].filter(Number.isSafeInteger);
    for (let at = 0; at < wanted.length; at += PAGE_SIZE) {
      for (const row of this.#ask((rows) => rows.at(wanted.slice(at, at + PAGE_SIZE)))) {
        found.set(row.position, storedEvent(row));
      }
    }
    return positions.map((position) => found.get(Number(position))).filter((event) => event !== undefined);
  }

  readEvent(eventId: string): StoredEvent | undefined {
    const row = this.#ask((rows) => rows.withId(eventId.replaceAll('-', '').toLowerCase()));
    return row && storedEvent(row);
  }

  /** How many events stand after one position, up to another. */
  async countBetween(after: number, upTo: number): Promise<number> {
    const last = Math.min(
      upTo,
      this.#ask((rows) => rows.head().position),
    );
    let events = 0;
    for (let seen = Math.max(after, 0); seen < last;) {
      const from = seen;
      const counted = this.#ask((rows) => rows.counted?.(from, last)) ?? { events: last - from, end: last };
      events += counted.events;
      seen = counted.end;
      await otherWork(seen < last);
    }
    return events;
  }

  /** Ends what is being read; whatever is asked afterwards is `Closed`. */
  close(): void {
    this.#open = false;
  }

  async *#stream(stream: string, from: number, last: number): AsyncGenerator<StoredEvent> {
    for (let next = from; next <= last; next += PAGE_SIZE) {
      const upTo = Math.min(next + PAGE_SIZE - 1, last);
      const page = this.#ask((rows) => rows.ofStream(stream, next, upTo));
      insistOnAll(stream, page, next, upTo);
      yield* page.map(storedEvent);
      await otherWork(upTo < last);
    }
  }

  async *#range(after: number, upTo: number, filter?: EventFilter): AsyncGenerator<StoredEvent> {
    for (let seen = after; seen < upTo;) {
      const after = seen;
      const end = Math.min(
        this.#ask((rows) => rows.pageEnd?.(after) ?? after + PAGE_SIZE),
        upTo,
      );
      for (const event of this.#events(seen, end, filter)) {
        yield event;
      }
      await otherWork(end < upTo);
      seen = end;
    }
  }

  #events(after: number, upTo: number, filter?: EventFilter): readonly StoredEvent[] {
    const rows = this.#ask((log) => log.between(after, upTo, filter?.streamPrefixes));
    const whole = this.rows.pageEnd !== undefined || rows.length === upTo - Math.max(after, 0);
    if (!filter?.streamPrefixes && !whole) {
      throw new EventStoreError(
        'StreamTruncated',
        `Of the positions ${after + 1} to ${upTo} the log holds only ${rows.length}: events are missing.`,
      );
    }
    return rows.map(storedEvent);
  }

  /** Where the page after a position ends: about {@link PAGE_SIZE} on, never inside an append. */
  #pageEnd(after: number): number {
    return this.#ask((rows) => {
      if (rows.pageEnd) {
        return rows.pageEnd(after);
      }
      const head = rows.head().position;
      const upTo = after + PAGE_SIZE;
      return upTo >= head ? head : rows.appendEndAt(upTo);
    });
  }

  #ask<Answer>(question: (rows: LogRows) => Answer): Answer {
    if (!this.#open) {
      throw new EventStoreError('Closed', 'The log is closed.');
    }
    return question(this.rows);
  }
}

function insistOnAll(stream: string, page: readonly StoredRow[], from: number, upTo: number): void {
  const whole = page.length === upTo - from + 1 && page.every((row, at) => row.revision === from + at);
  if (!whole) {
    throw new EventStoreError(
      'StreamTruncated',
      `Events of stream ${stream} between ${from} and ${upTo} are missing from the log.`,
    );
  }
}

async function otherWork(more: boolean): Promise<void> {
  if (more) {
    await nextTurn();
  }
}
