import { codeOf, openSqlite, unavailable, type SqliteFile } from '../embedded/driver.js';
import { SqliteLogIndex } from '../embedded/log-index.js';
import { prepareForWriting } from '../embedded/schema.js';
import { BackupError } from './backup-error.js';
import type { LoggedEvent } from './lines.js';
import type { Founding } from './manifest.js';

/** Where the restored log ends. */
export interface RestoredLog {
  /** 0 for an empty log. */
  readonly position: number;
  /** Known time of the last event, in microseconds; 0 for an empty log. */
  readonly known: number;
}

/** A log that is being made again. It is thrown away unless it is finished, so it has no journal, and whoever finishes it flushes it. */
export class RestoredFile {
  readonly #index: SqliteLogIndex;
  #open = true;
  #end: RestoredLog = { position: 0, known: 0 };

  static begin(path: string): RestoredFile {
    let file: SqliteFile | undefined;
    try {
      file = openSqlite(path, 'write');
      prepareForWriting(file);
      file.exec('PRAGMA journal_mode = OFF');
      file.exec('PRAGMA synchronous = OFF');
      return new RestoredFile(file);
    } catch (error) {
      file?.close();
      throw failureOf(path, error);
    }
  }

  private constructor(private readonly file: SqliteFile) {
    this.#index = new SqliteLogIndex(file);
  }

  get end(): RestoredLog {
    return this.#end;
  }

  add(events: readonly LoggedEvent[]): void {
    this.#attempt(() => {
      this.file.exec('BEGIN IMMEDIATE');
      events.forEach((event) => this.#add(event));
      this.file.exec('COMMIT');
    });
    const { position, known } = events.at(-1) ?? this.#end;
    this.#end = { position, known };
  }

  /** Says where claims go on, and lets go of the file. */
  finish({ open, lastClaim }: Founding): RestoredLog {
    this.#attempt(() => {
      const end = { ...this.#end, founding: open };
      this.#index.saveFounding(lastClaim === null ? end : { ...end, lastClaim });
    });
    this.close();
    return this.#end;
  }

  close(): void {
    if (this.#open) {
      this.#open = false;
      this.file.close();
    }
  }

  #add({
    position,
    appendEnd,
    stream,
    revision,
    eventId: id,
    type,
    known,
    data,
    metadata,
  }: LoggedEvent): void {
    if (this.#index.revisionOf(stream) !== revision - 1) {
      throw new BackupError(
        'BackupDamaged',
        `The backup is damaged: the event at position ${position} does not follow the one before it in ${stream}.`,
      );
    }
    const streamId = this.#index.advance(stream, revision);
    this.#index.add(
      { id, type, data, metadata },
      { position, appendEnd, revision, known },
      streamId,
      metadata,
    );
  }

  #attempt(work: () => void): void {
    try {
      work();
    } catch (error) {
      throw failureOf(this.file.path, error);
    }
  }
}

function failureOf(path: string, error: unknown): unknown {
  return codeOf(error).startsWith('SQLITE') ? unavailable(path, error) : error;
}
