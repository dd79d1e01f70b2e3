import { MIRROR } from '../eventstoredb/mirror/kind.js';
import type { LogHead, Micros, Position, ReadAllOptions, StoredEvent } from '../port.js';
import { LogReading } from '../shared/log-reading.js';
import { SqliteRows } from './sqlite-rows.js';

/**
 * Reads a log file, or the mirror of a log, beside the process or thread that writes it, and sees every commit at once.
 * Writes nothing, needs no lock.
 */
export class EmbeddedLogReader {
  /** Opens `log.db` or `mirror.db` by its path; `StoreUnavailable` when it is not there or neither. */
  static open(path: string): EmbeddedLogReader {
    return new EmbeddedLogReader(SqliteRows.open(path, MIRROR));
  }

  readonly #rows: SqliteRows;
  readonly #reading: LogReading;

  private constructor(rows: SqliteRows) {
    this.#rows = rows;
    this.#reading = new LogReading(rows);
  }

  /** Reads a stream from `from` to its end; see `EventStore.readStream`. */
  readStream(stream: string, from?: number): AsyncIterable<StoredEvent> {
    return this.#reading.readStream(stream, from);
  }

  /** Reads the log in its order, up to its head as of the call; see `EventStore.readAll`. */
  readAll(options: ReadAllOptions): AsyncIterable<StoredEvent> {
    return this.#reading.readAll(options);
  }

  async head(): Promise<LogHead> {
    return this.#reading.head();
  }

  async positionAt(known: Micros): Promise<{ readonly position: Position; readonly known: Micros }> {
    return this.#reading.positionAt(known);
  }

  async readPositions(positions: readonly Position[]): Promise<readonly StoredEvent[]> {
    return this.#reading.readPositions(positions);
  }

  async close(): Promise<void> {
    this.#reading.close();
    this.#rows.close();
  }
}
