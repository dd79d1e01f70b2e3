import { EventStoreError } from '../errors.js';
import { openSqlite, unavailable, type SqliteFile, type SqliteStatement } from '../embedded/driver.js';
import { prepareForReading } from '../embedded/schema.js';
import { PAGE_SIZE } from '../shared/log-rows.js';
import type { LoggedEvent } from './lines.js';
import type { Founding } from './manifest.js';

/** Where a log ends, as of one moment. */
export interface PagesEnd {
  /** 0 for an empty log. */
  readonly position: number;
  readonly known: number;
  readonly founding: Founding;
}

/**
 * Reads the rows of a log beside the process that writes it. Each page is a read of its own, so that a long backup keeps no
 * old state of the file alive: what is committed never changes.
 */
export class LogPages {
  readonly #file: SqliteFile;
  readonly #end: SqliteStatement;
  readonly #page: SqliteStatement;

  /** Opens a log that exists; `StoreUnavailable` when it is none. */
  static open(path: string): LogPages {
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'read');
      prepareForReading(file);
      return new LogPages(file);
    } catch (error) {
      file?.close();
      throw error instanceof EventStoreError ? error : unavailable(path, error);
    }
  }

  private constructor(file: SqliteFile) {
    this.#file = file;
    this.#end = file.prepare(
      `SELECT e.position, e.known, f.open, f.last_claim FROM founding f
       LEFT JOIN events e ON e.position = (SELECT max(position) FROM events)`,
    );
    this.#page = file.prepare(
      `SELECT e.position, e.append_end, s.name, e.revision, hex(e.event_id), e.type, e.known, e.data, e.metadata
       FROM events e CROSS JOIN streams s ON s.id = e.stream_id
       WHERE e.position > ? AND e.position <= ? ORDER BY e.position`,
    );
  }

  end(): PagesEnd {
    const [position, known, open, lastClaim] = this.#ask(() => this.#end.get()) ?? [];
    const founding = { open: open === 1, lastClaim: typeof lastClaim === 'number' ? lastClaim : null };
    return { position: Number(position ?? 0), known: Number(known ?? 0), founding };
  }

  /** The events after a position up to another, a page at a time; `StreamTruncated` where some are missing. */
  *between(after: number, upTo: number): Generator<readonly LoggedEvent[]> {
    for (let seen = after; seen < upTo;) {
      const end = Math.min(seen + PAGE_SIZE, upTo);
      yield this.#between(seen, end);
      seen = end;
    }
  }

  /** The event at a position; nothing where the log holds none. */
  at(position: number): LoggedEvent | undefined {
    return this.#rows(position - 1, position)[0];
  }

  close(): void {
    this.#file.close();
  }

  #between(after: number, upTo: number): readonly LoggedEvent[] {
    const rows = this.#rows(after, upTo);
    if (rows.length !== upTo - after) {
      throw new EventStoreError(
        'StreamTruncated',
        `Of the positions ${after + 1} to ${upTo} the log holds only ${rows.length}: events are missing.`,
      );
    }
    return rows;
  }

  #rows(after: number, upTo: number): readonly LoggedEvent[] {
    const rows = this.#ask(() => this.#page.all(after, upTo)) as readonly PageRow[];
    return rows.map(([position, appendEnd, stream, revision, eventId, type, known, data, metadata]) => {
      return { position, appendEnd, stream, revision, eventId, type, known, data, metadata };
    });
  }

  #ask<Answer>(question: () => Answer): Answer {
    try {
      return question();
    } catch (error) {
      throw unavailable(this.#file.path, error);
    }
  }
}

type PageRow = readonly [number, number, string, number, string, string, number, string, string];
