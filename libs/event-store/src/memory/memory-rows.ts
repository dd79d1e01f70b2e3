import type { Micros } from '../port.js';
import type { LogRows, StoredRow } from '../shared/log-rows.js';
import { stamped, type PreparedAppend } from '../shared/prepared-append.js';
import type { EventPlace, LogEnd, LogIndex } from '../shared/ruling.js';

interface Row extends StoredRow {
  readonly appendEnd: number;
}

/** Rows in arrays and maps: the event at position p is number p - 1. */
export class MemoryRows implements LogRows, LogIndex {
  readonly #rows: Row[] = [];
  readonly #streams = new Map<string, Row[]>();
  readonly #ids = new Map<string, Row>();
  #end: LogEnd = { position: 0, known: 0, founding: true };

  /** Adds an append that was found good, and ends the log at `end`. */
  write(append: PreparedAppend, end: LogEnd, recordedAt: string): void {
    for (const { stream, events } of append.streams) {
      const ofStream = this.#streams.get(stream) ?? [];
      this.#streams.set(stream, ofStream);
      for (const event of events) {
        const row: Row = {
          ...event,
          stream,
          revision: ofStream.length,
          position: this.#rows.length + 1,
          metadata: stamped(event.metadata, recordedAt),
          known: end.known,
          appendEnd: end.position,
        };
        this.#rows.push(row);
        ofStream.push(row);
        this.#ids.set(row.id, row);
      }
    }
    this.#end = end;
  }

  head(): LogEnd {
    return this.#end;
  }

  withId(id: string): StoredRow | undefined {
    return this.#ids.get(id);
  }

  placeOf(eventId: string): EventPlace | undefined {
    return this.#ids.get(eventId);
  }

  appendEndAt(position: number): number {
    return this.#rows[position - 1]?.appendEnd ?? 0;
  }

  appendHas(events: number, end: number): boolean {
    return end >= events && this.appendEndAt(end - events) === end - events;
  }

  between(after: number, upTo: number, prefixes?: readonly string[]): readonly StoredRow[] {
    const rows = this.#rows.slice(Math.max(after, 0), Math.max(upTo, 0));
    return prefixes ? rows.filter((row) => prefixes.some((prefix) => row.stream.startsWith(prefix))) : rows;
  }

  revisionOf(stream: string): number {
    return (this.#streams.get(stream)?.length ?? 0) - 1;
  }

  ofStream(stream: string, from: number, upTo: number): readonly StoredRow[] {
    return this.#streams.get(stream)?.slice(from, upTo + 1) ?? [];
  }

  endAt(known: Micros): { readonly position: number; readonly known: Micros } {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle]?.known ?? Infinity) <= known) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return { position: low, known: this.#rows[low - 1]?.known ?? 0 };
  }

  at(positions: readonly number[]): readonly StoredRow[] {
    return positions.map((position) => this.#rows[position - 1]).filter((row) => row !== undefined);
  }
}
