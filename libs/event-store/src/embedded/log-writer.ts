import { EventStoreError } from '../errors.js';
import { microsToInstant } from '../instant.js';
import type { Appended, Micros } from '../port.js';
import { stamped, type PreparedAppend } from '../shared/prepared-append.js';
import { appended, ruleOn, type LogEnd } from '../shared/ruling.js';
import { openSqlite, unavailable, type SqliteFile } from './driver.js';
import { SqliteLogIndex } from './log-index.js';
import { prepareForWriting } from './schema.js';

/** What became of one append of a group. */
export type AppendResult = { readonly appended: Appended } | { readonly error: EventStoreError };

/** The one connection that writes the log. Synchronous: it runs in a thread of its own. */
export class LogWriter {
  readonly #index: SqliteLogIndex;
  /** The end as of the last commit; read again from the file after a failure. */
  #end: LogEnd | undefined;

  /** Opens the log for writing, and makes it when there is none. */
  static open(path: string, clock: () => Micros): LogWriter {
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'write');
      prepareForWriting(file);
      return new LogWriter(file, clock);
    } catch (error) {
      file?.close();
      throw error instanceof EventStoreError ? error : unavailable(path, error);
    }
  }

  constructor(
    private readonly file: SqliteFile,
    private readonly clock: () => Micros,
  ) {
    this.#index = new SqliteLogIndex(file);
    this.#end = this.#index.end();
  }

  /** The end of the log, as of the last commit. */
  get end(): LogEnd {
    return (this.#end ??= this.#index.end());
  }

  /**
   * Commits a group with one flush. Each append is judged by what stands before it, also in the group:
   * one that is refused fails alone. When the commit fails, all fail and nothing was written.
   */
  commit(group: readonly PreparedAppend[]): readonly AppendResult[] {
    try {
      this.file.exec('BEGIN IMMEDIATE');
      let end = this.end;
      const results = group.map((append) => {
        const step = this.#take(append, end);
        end = step.end;
        return step.result;
      });
      this.file.exec('COMMIT');
      this.#end = end;
      return results;
    } catch (error) {
      this.#undo();
      const failure = unavailable(this.file.path, error);
      return group.map(() => ({ error: failure }));
    }
  }

  /** Moves everything into the main file and lets go of it. */
  close(): void {
    try {
      this.file.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    } finally {
      this.file.close();
    }
  }

  #take(append: PreparedAppend, end: LogEnd): { readonly result: AppendResult; readonly end: LogEnd } {
    const ruling = ruleOn(append, this.#index, end, this.clock);
    switch (ruling.kind) {
      case 'refused':
        return { result: { error: ruling.error }, end };
      case 'replayed':
        return { result: { appended: ruling.appended }, end };
      case 'write':
        this.#write(append, end, ruling.end);
        return { result: { appended: appended(append, 'created', ruling.end) }, end: ruling.end };
    }
  }

  #write(append: PreparedAppend, before: LogEnd, end: LogEnd): void {
    const recordedAt = microsToInstant(end.known);
    let position = before.position;
    for (const { stream, expected, events } of append.streams) {
      const streamId = this.#index.advance(stream, expected + events.length);
      let revision = expected;
      for (const event of events) {
        position += 1;
        revision += 1;
        const place = { position, revision, appendEnd: end.position, known: end.known };
        this.#index.add(event, place, streamId, stamped(event.metadata, recordedAt));
      }
    }
    if (end.founding !== before.founding || end.lastClaim !== before.lastClaim) {
      this.#index.saveFounding(end);
    }
  }

  #undo(): void {
    this.#end = undefined;
    try {
      if (this.file.inTransaction()) {
        this.file.exec('ROLLBACK');
      }
    } catch {
      // SQLite rolls back by itself when a rollback fails; the end is read again before the next commit.
    }
  }
}
