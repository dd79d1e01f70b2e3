import { LRUCache } from 'lru-cache';
import type { LogRow, RowChange, Table, ValidRow, Value, Values } from '../port.js';
import type { SqliteFile, SqliteStatement } from './driver.js';
import type { Names } from './names.js';
import { NO_DAY, NO_TIME, OWN_COLUMNS, searchTables } from './schema.js';
import { searchable } from './searchable.js';

/** Of how many streams the present rows are remembered, so that they need not be read again. */
const KEPT_STREAMS = 20_000;

/** Ids of the rows of a stream that hold as far as is known, by what they say. */
type Present = Map<string, number>;

/** Writes the rows of one table. */
export class TableWriter {
  readonly #file: SqliteFile;
  readonly #table: Table;
  readonly #names: Names;
  readonly #columns: readonly string[];
  readonly #insert: SqliteStatement;
  readonly #present = new LRUCache<string, Present>({ max: KEPT_STREAMS });

  constructor(file: SqliteFile, table: Table, names: Names) {
    this.#file = file;
    this.#table = table;
    this.#names = names;
    this.#columns = Object.keys(table.columns);
    const place = table.kind === 'log' ? ['position'] : [];
    const all = [...place, ...OWN_COLUMNS[table.kind], ...this.#columns];
    this.#insert = file.prepare(
      `INSERT INTO "${table.name}" (${all.map((name) => `"${name}"`).join(', ')}) ` +
        `VALUES (${all.map(() => '?').join(', ')})`,
    );
  }

  make(change: RowChange): void {
    if (change.kind === 'add') this.#add(change.row);
    else this.#replace(change.stream, change.known, change.rows);
  }

  /** Forgets what a transaction wrote that came to nothing. */
  forget(): void {
    this.#present.clear();
  }

  #add({ position, stream, revision, known, values }: LogRow): void {
    this.#insert.run(position, this.#names.idOf(stream), revision, known, ...this.#stored(values));
  }

  #replace(stream: string, known: number, rows: readonly ValidRow[]): void {
    const streamId = this.#names.idOf(stream);
    const before = this.#present.get(stream) ?? this.#read(streamId);
    const after: Present = new Map();
    for (const row of rows) {
      const stored = [row.validFrom, row.validTo ?? NO_DAY, ...this.#stored(row.values)];
      const key = JSON.stringify(stored);
      after.set(key, before.get(key) ?? this.#open(streamId, known, stored, row.values));
    }
    for (const [key, id] of before) if (!after.has(key)) this.#close(id, known);
    this.#present.set(stream, after);
  }

  #open(streamId: number, known: number, stored: readonly Value[], values: Values): number {
    const [validFrom, validTo, ...rest] = stored;
    const id = this.#insert.run(streamId, validFrom!, validTo!, known, NO_TIME, ...rest);
    const { name, searched } = this.#table;
    const text = searched === undefined ? undefined : values[searched];
    if (typeof text === 'string') {
      const { pieces, words } = searchTables(name);
      for (const index of [pieces, words])
        this.#file.prepare(`INSERT INTO ${index} (rowid, text) VALUES (?, ?)`).run(id, searchable(text));
    }
    return id;
  }

  #close(id: number, known: number): void {
    this.#file.prepare(`UPDATE "${this.#table.name}" SET knownTo = ? WHERE id = ?`).run(known, id);
  }

  #read(streamId: number): Present {
    const columns = ['validFrom', 'validTo', ...this.#columns].map((name) => `"${name}"`).join(', ');
    const rows = this.#file
      .prepare(`SELECT id, ${columns} FROM "${this.#table.name}" WHERE stream = ? AND knownTo = ?`)
      .all(streamId, NO_TIME);
    return new Map(rows.map(([id, ...stored]) => [JSON.stringify(stored), Number(id)]));
  }

  #stored(values: Values): readonly Value[] {
    return this.#columns.map((column) => {
      const value = values[column] ?? null;
      const named = value !== null && this.#table.columns[column] === 'name';
      return named ? this.#names.idOf(String(value)) : value;
    });
  }
}
