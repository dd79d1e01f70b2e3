import { type Checkpoint, type Table, ViewsSnapshot } from '../port.js';
import { digestByAndBy } from './digest.js';
import { SqliteFile } from './driver.js';
import { prepareForReading, savedCheckpoint } from './schema.js';

/** Views of a file as they were when this was opened. The writer beside it is not kept from anything. */
export class SqliteViewsSnapshot extends ViewsSnapshot {
  readonly #file: SqliteFile;
  readonly #tables: readonly Table[];
  readonly checkpoint: Checkpoint | undefined;

  /** Opens views that a writer has made; `Damaged` when they are of another edition. */
  static open(path: string, tables: readonly Table[], edition: string): SqliteViewsSnapshot {
    const file = SqliteFile.open(path, 'read');
    try {
      prepareForReading(file, edition);
      return new SqliteViewsSnapshot(file, tables);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  private constructor(file: SqliteFile, tables: readonly Table[]) {
    super();
    this.#file = file;
    this.#tables = tables;
    // What a transaction sees is settled by the first thing that it reads.
    file.exec('BEGIN');
    this.checkpoint = savedCheckpoint(file);
  }

  override digest(signal: AbortSignal): Promise<string> {
    return digestByAndBy(this.#file, this.#tables, signal);
  }

  /** The transaction is ended by name: the engine may keep the connection for a while after it was closed. */
  override close(): void {
    try {
      this.#file.exec('ROLLBACK');
    } finally {
      this.#file.close();
    }
  }
}
