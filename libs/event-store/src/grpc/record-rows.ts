import { uuid, type LogRows, type StoredRow } from '../shared/log-rows.js';
import type { WireEvent } from './wire-event.js';
import type { StreamState, WireRows } from './wire-rows.js';

const PAGE_SIZE = 64;

/** The log of the record as the protocol shows it: every body is JSON, nothing is ever deleted, and known time is when it was created. */
export class RecordRows implements WireRows {
  constructor(private readonly rows: LogRows) {}

  head(): number {
    return this.rows.head().position;
  }

  holds(position: number): boolean {
    return this.rows.at([position]).length > 0;
  }

  forwards(from: number): readonly WireEvent[] {
    const head = this.head();
    for (let after = Math.max(from - 1, 0); after < head; after += PAGE_SIZE) {
      const page = this.rows.between(after, Math.min(after + PAGE_SIZE, head));
      if (page.length > 0) {
        return page.map(asEvent);
      }
    }
    return [];
  }

  backwards(before: number): readonly WireEvent[] {
    for (let upTo = Math.min(before - 1, this.head()); upTo > 0; upTo -= PAGE_SIZE) {
      const page = this.rows.between(Math.max(upTo - PAGE_SIZE, 0), upTo);
      if (page.length > 0) {
        return page.map(asEvent).reverse();
      }
    }
    return [];
  }

  streamsBehind(position: number): ReadonlySet<string> | undefined {
    const head = this.head();
    return head > position + PAGE_SIZE
      ? undefined
      : new Set(this.rows.between(position, head).map(({ stream }) => stream));
  }

  stateOf(stream: string): StreamState {
    const last = this.rows.revisionOf(stream);
    return last < 0 ? { kind: 'missing' } : { kind: 'there', first: 0, last };
  }

  ofStream(stream: string, from: number, upTo: number): readonly WireEvent[] {
    return this.rows.ofStream(stream, from, Math.min(from + PAGE_SIZE - 1, upTo)).map(asEvent);
  }

  ofStreamDown(stream: string, from: number, downTo: number): readonly WireEvent[] {
    return this.rows
      .ofStream(stream, Math.max(from - PAGE_SIZE + 1, downTo), from)
      .map(asEvent)
      .reverse();
  }
}

function asEvent(row: StoredRow): WireEvent {
  const { stream, revision, position, type, known } = row;
  return {
    stream,
    revision,
    position,
    id: uuid(row.id),
    type,
    json: true,
    data: Buffer.from(row.data),
    metadata: Buffer.from(row.metadata),
    created: known,
  };
}
