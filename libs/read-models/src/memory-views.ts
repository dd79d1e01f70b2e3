import type { Table, ViewsReader, ViewsWriter } from './port.js';
import { IN_MEMORY, SqliteFile } from './sqlite/driver.js';
import { SqliteViewsReader } from './sqlite/sqlite-views-reader.js';
import { SqliteViewsWriter } from './sqlite/sqlite-views-writer.js';

/** Views in memory, gone with the process: writer and reader share the one connection. */
export function memoryViews(
  tables: readonly Table[],
  edition: string,
): { readonly writer: ViewsWriter; readonly reader: ViewsReader } {
  const file = SqliteFile.open(IN_MEMORY, 'write');
  return {
    writer: new SqliteViewsWriter(file, tables, edition),
    reader: new SqliteViewsReader(file, tables),
  };
}
