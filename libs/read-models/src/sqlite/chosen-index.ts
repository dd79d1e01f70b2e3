import type { Condition, RowQuery, Table } from '../port.js';
import { indexesOf, type TableIndex } from './schema.js';

/** What is known of the rows before they are read. */
export interface Found {
  /** So many streams have a row in another table, where one is asked for, that they are not looked up one by one. */
  readonly common: boolean;
}

/**
 * Names the index that a query goes along. The engine counts no rows, and would take any that serves: of an order with nine acts and a kind with a
 * hundred thousand as well the kind.
 *
 * Rows that are named one by one are looked up, and put in order afterwards. Else it is the first index of the table that begins with values
 * asked for and goes on in the order asked for, so that nothing is sorted. Where none does, the engine is left alone.
 */
export function indexedBy(
  table: Table,
  { where, order }: Pick<RowQuery, 'where' | 'order'>,
  { common }: Found,
): string {
  const lookedUp = where.flatMap((condition) => lookUpColumn(condition, common) ?? []);
  const equal = where.flatMap((condition) => ('is' in condition ? [condition.column] : []));
  const indexes = indexesOf(table);
  const chosen =
    indexes.find(({ columns }) => lookedUp.includes(columns[0]!)) ??
    indexes.find((index) => serves(index, equal, order));
  if (chosen === undefined) return '';
  return chosen.name === undefined ? 'NOT INDEXED' : `INDEXED BY "${chosen.name}"`;
}

/** The column by which rows are named one by one. */
function lookUpColumn(condition: Condition, common: boolean): string | undefined {
  if ('inTable' in condition) return common ? undefined : 'stream';
  return 'isIn' in condition ? condition.column : undefined;
}

function serves({ columns }: TableIndex, equal: readonly string[], order: readonly string[]): boolean {
  const first = columns.findIndex((column) => !equal.includes(column));
  const found = first === -1 ? columns.length : first;
  const rest = order.filter((column) => !equal.includes(column));
  const isInOrder = rest.every((column, at) => columns[found + at] === column);
  return isInOrder && found + rest.length > 0;
}
