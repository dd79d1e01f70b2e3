import type { ParkedStream } from '../parked.js';
import type { Change, Checkpoint, Standing, Table, ViewsDescription } from '../port.js';
import { ViewsWriter } from '../port.js';
import { descriptionOf } from './description.js';
import { digestOf } from './digest.js';
import { SqliteFile } from './driver.js';
import { Names } from './names.js';
import { allParked, changeParked } from './parked-table.js';
import { prepareForWriting, saveCheckpoint, savedCheckpoint } from './schema.js';
import { TableWriter } from './table-writer.js';

/** The one connection that writes the views. */
export class SqliteViewsWriter extends ViewsWriter {
  readonly #file: SqliteFile;
  readonly #tables: readonly Table[];
  readonly #names: Names;
  readonly #writers: ReadonlyMap<string, TableWriter>;
  #checkpoint: Checkpoint | undefined;

  /** Opens the views of an edition, and makes them where there is no file; `Damaged` when it holds anything else. */
  static open(path: string, tables: readonly Table[], edition: string): SqliteViewsWriter {
    const file = SqliteFile.open(path, 'write');
    try {
      return new SqliteViewsWriter(file, tables, edition);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  constructor(file: SqliteFile, tables: readonly Table[], edition: string) {
    super();
    prepareForWriting(file, tables, edition);
    this.#file = file;
    this.#tables = tables;
    this.#names = new Names(file);
    this.#writers = new Map(tables.map((table) => [table.name, new TableWriter(file, table, this.#names)]));
    this.#checkpoint = savedCheckpoint(file);
  }

  override get checkpoint(): Checkpoint | undefined {
    return this.#checkpoint;
  }

  override describe(): ViewsDescription {
    return descriptionOf(this.#file);
  }

  override stand(standing: Standing, turn: number): void {
    this.#file.transaction(() => {
      this.#file.prepare('UPDATE state SET standing = ?, turn = ?').run(standing, turn);
    });
  }

  override commit(changes: readonly Change[], checkpoint: Checkpoint): void {
    try {
      this.#file.transaction(() => {
        for (const change of changes) this.#make(change);
        saveCheckpoint(this.#file, checkpoint);
      });
    } catch (error) {
      this.#names.forget();
      this.#writers.forEach((writer) => writer.forget());
      throw error;
    }
    this.#checkpoint = checkpoint;
  }

  override parked(): readonly ParkedStream[] {
    return allParked(this.#file);
  }

  override digest(): string {
    return digestOf(this.#file, this.#tables);
  }

  /** Moves everything into the main file and lets go of it. */
  override close(): void {
    try {
      this.#file.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get();
    } finally {
      this.#file.close();
    }
  }

  #make(change: Change): void {
    if (change.kind === 'park' || change.kind === 'release') changeParked(this.#file, change);
    else this.#writer(change.table).make(change);
  }

  #writer(table: string): TableWriter {
    const writer = this.#writers.get(table);
    if (writer === undefined) throw new TypeError(`There is no view ${table}.`);
    return writer;
  }
}
