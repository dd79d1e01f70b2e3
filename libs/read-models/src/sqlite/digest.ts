import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Table } from '../port.js';
import type { SqliteFile } from './driver.js';
import { OWN_COLUMNS } from './schema.js';

/** Rows read at once. */
const CHUNK = 2000;
const MODULUS = 1n << 256n;

/**
 * The sum of the hashes of all rows: it needs no order, and no more memory than a chunk. A row stands in it by its stream,
 * its days, its known times and its values, not by the numbers under which it is kept.
 */
export function digestOf(file: SqliteFile, tables: readonly Table[]): string {
  let sum = 0n;
  for (const chunk of chunksOf(file, tables)) sum += chunk;
  return written(sum);
}

/** The same, chunk by chunk, with other work between them; with the signal it breaks off, and throws its reason. */
export async function digestByAndBy(
  file: SqliteFile,
  tables: readonly Table[],
  signal: AbortSignal,
): Promise<string> {
  let sum = 0n;
  for (const chunk of chunksOf(file, tables)) {
    sum += chunk;
    await nextTurn();
    signal.throwIfAborted();
  }
  return written(sum);
}

function written(sum: bigint): string {
  return (sum % MODULUS).toString(16).padStart(64, '0');
}

/** What each chunk of rows adds. */
function* chunksOf(file: SqliteFile, tables: readonly Table[]): Iterable<bigint> {
  for (const table of tables) {
    for (const rows of rowsOf(file, table)) {
      let sum = 0n;
      for (const row of rows) sum += BigInt(`0x${hashOf(table, row)}`);
      yield sum;
    }
  }
}

function hashOf({ name }: Table, row: readonly unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify([name, ...row]))
    .digest('hex');
}

function* rowsOf(file: SqliteFile, table: Table): Iterable<readonly (readonly unknown[])[]> {
  const key = table.kind === 'log' ? 'position' : 'id';
  const own = Object.keys(table.columns).filter((column) => table.columns[column] !== 'position');
  const columns = [...OWN_COLUMNS[table.kind], ...own].map((column) =>
    column === 'stream' || table.columns[column] === 'name'
      ? `(SELECT text FROM names WHERE id = t."${column}")`
      : `t."${column}"`,
  );
  const chunk = file.prepare(
    `SELECT t.${key}, ${columns.join(', ')} FROM "${table.name}" t WHERE t.${key} > ? ORDER BY t.${key} LIMIT ${CHUNK}`,
  );
  for (let last = 0, more = true; more;) {
    const rows = chunk.all(last);
    yield rows.map(([, ...values]) => values);
    last = Number(rows.at(-1)?.[0] ?? last);
    more = rows.length === CHUNK;
  }
}
