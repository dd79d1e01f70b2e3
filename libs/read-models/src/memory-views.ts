import type { Table, ViewsReader, ViewsWriter } from './port.js';
import { IN_MEMORY, SqliteFile } from './sqlite/driver.js';
import { SqliteViewsReader } from './sqlite/sqlite-views-reader.js';
import { SqliteViewsWriter } from './sqlite/sqlite-views-writer.js';

/**
 * Views in memory: writer and reader share the one connection. Closing either lets go of nothing, so that they can be opened
 * again; they go when nobody holds them any more.
 */
export function memoryViews(
  tables: readonly Table[],
  edition: string,
): { readonly writer: ViewsWriter; readonly reader: ViewsReader } {
  const file = SqliteFile.open(IN_MEMORY, 'write');
  return {
    writer: new LastingWriter(file, tables, edition),
    reader: new LastingReader(file, tables),
  };
}

class LastingWriter extends SqliteViewsWriter {
  override close(): void {
    // The connection is the database.
  }
}

class LastingReader extends SqliteViewsReader {
  override close(): void {
    // The connection is the database.
  }
}
