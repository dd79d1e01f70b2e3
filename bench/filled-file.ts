import { shapeOf, SqliteViewsReader, SqliteViewsWriter } from '@elshi/read-models';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filledTables, fillViews, type InventedLog } from '../test/support/filled-views.js';

const EDITION = 'bench';

/** Opens the views of invented careers, and makes them where they have not been made in this shape before: some ten minutes for 100,000. */
export function filledFile(log: InventedLog): SqliteViewsReader {
  const name = `views-${log.seed}-${log.careers.length}-${shapeOf(filledTables)}.db`;
  const path = fileURLToPath(new URL(`../.cache/bench/${name}`, import.meta.url));
  if (!existsSync(path)) make(path, log);
  return SqliteViewsReader.open(path, filledTables, EDITION);
}

function make(path: string, log: InventedLog): void {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.making`;
  for (const part of ['', '-wal', '-shm']) rmSync(`${half}${part}`, { force: true });
  const writer = SqliteViewsWriter.open(half, filledTables, EDITION);
  let told = 0;
  fillViews(writer, log, (events) => {
    const percent = Math.floor((100 * events) / log.events.length);
    if (percent >= told + 10) console.log(`${(told = percent)} % of the rows are written.`);
  });
  writer.close();
  renameSync(half, path);
}
