import { createHash } from 'node:crypto';
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
  for (const table of tables) {
    for (const row of rowsOf(file, table)) {
      const hash = createHash('sha256')
        .update(JSON.stringify([table.name, ...row]))
        .digest('hex');
      sum = (sum + BigInt(`0x${hash}`)) % MODULUS;
    }
  }
  return sum.toString(16).padStart(64, '0');
}

function* rowsOf(file: SqliteFile, table: Table): Iterable<readonly unknown[]> {
  const key = table.kind === 'log' ? 'position' : 'id';
  const columns = [...OWN_COLUMNS[table.kind], ...Object.keys(table.columns)].map((column) =>
    column === 'stream' || table.columns[column] === 'name'
      ? `(SELECT text FROM names WHERE id = t."${column}")`
      : `t."${column}"`,
  );
  const chunk = file.prepare(
    `SELECT t.${key}, ${columns.join(', ')} FROM "${table.name}" t WHERE t.${key} > ? ORDER BY t.${key} LIMIT ${CHUNK}`,
  );
  for (let last = 0, more = true; more;) {
    const rows = chunk.all(last);
    for (const [, ...values] of rows) yield values;
    last = Number(rows.at(-1)?.[0] ?? last);
    more = rows.length === CHUNK;
  }
}
