import type { ParkedPage, ParkedQuery } from '../parked.js';
import { type Count, type CountQuery, type Row, type RowQuery, type Table, ViewsReader } from '../port.js';
import { SqliteFile, type SqliteRow } from './driver.js';
import { countedParked, pageOfParked } from './parked-table.js';
import { asksForCommonPiece } from './common-piece.js';
import { answered, type Sql } from './conditions-sql.js';
import { countSql, querySql } from './query-sql.js';
import { prepareForReading } from './schema.js';

/** Reads the views of a file over a read-only connection, and sees every commit at once. */
export class SqliteViewsReader extends ViewsReader {
  readonly #file: SqliteFile;
  readonly #tables: readonly Table[];
  readonly #answered: ReadonlyMap<string, readonly string[]>;

  /** Opens views that a writer has made; `Damaged` when they are of another edition. */
  static open(path: string, tables: readonly Table[], edition: string): SqliteViewsReader {
    const file = SqliteFile.open(path, 'read');
    try {
      prepareForReading(file, edition);
      return new SqliteViewsReader(file, tables);
    } catch (error) {
      file.close();
      throw error;
    }
  }

  constructor(file: SqliteFile, tables: readonly Table[]) {
    super();
    this.#file = file;
    this.#tables = tables;
    this.#answered = new Map(tables.map((table) => [table.name, answered(table)]));
  }

  override async rows(query: RowQuery): Promise<readonly Row[]> {
    const { text, values } = this.#sql(query);
    const columns = this.#answered.get(query.table) ?? [];
    return this.#file
      .prepare(text)
      .all(...values)
      .map((row) => asRow(columns, row));
  }

  override async counts(query: CountQuery): Promise<readonly Count[]> {
    const { text, values } = countSql(this.#tables, query);
    const counted = this.#file.prepare(text).all(...values);
    return counted.map((row) => ({
      values: Object.fromEntries(query.by.map((column, at) => [column, row[at] ?? null])),
      rows: Number(row.at(-1)),
    }));
  }

  override async parked(query: ParkedQuery): Promise<ParkedPage> {
    return pageOfParked(this.#file, query);
  }

  override async parkedCounts(): Promise<ReadonlyMap<string, number>> {
    return countedParked(this.#file);
  }

  /** How the engine goes about a query, a line for each step. */
  plan(query: RowQuery): readonly string[] {
    const { text, values } = this.#sql(query);
    const steps = this.#file.prepare(`EXPLAIN QUERY PLAN ${text}`).all(...values);
    return steps.map((step) => String(step[3]));
  }

  #sql(query: RowQuery): Sql {
    return querySql(this.#tables, query, { common: asksForCommonPiece(this.#file, this.#tables, query) });
  }

  override close(): void {
    this.#file.close();
  }
}

function asRow(columns: readonly string[], row: SqliteRow): Row {
  return Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null])) as Row;
}
