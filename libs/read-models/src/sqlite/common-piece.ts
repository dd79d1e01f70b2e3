import type { RowQuery, Table } from '../port.js';
import type { SqliteFile } from './driver.js';
import { searchTables } from './schema.js';
import { type SearchTerm, searchTerm } from './searchable.js';

/**
 * To put in order all that has a piece costs as much as there is of it; to go along an order, and ask of each row whether it has the piece, the less the
 * more have it. They meet near the root of all rows: with pages of 50, and a row asked at the price of a hundred put in order, at about this many roots.
 */
const ROOTS = 70;

/** Whether a query looks for a piece of text that so many rows have that its rows are found sooner along the order asked for. */
export function asksForCommonPiece(file: SqliteFile, tables: readonly Table[], { where }: RowQuery): boolean {
  return where.some((condition) => {
    if (!('inTable' in condition)) return false;
    const table = tables.find(({ name }) => name === condition.inTable);
    return condition.where.some((inner) => {
      const term = 'searched' in inner ? searchTerm(inner.searched) : undefined;
      return table !== undefined && term !== undefined && isCommon(file, table, term);
    });
  });
}

function isCommon(file: SqliteFile, { name }: Table, { index, expression }: SearchTerm): boolean {
  const all = Number(file.prepare(`SELECT max(id) FROM "${name}"`).get()?.[0] ?? 0);
  const many = Math.ceil(ROOTS * Math.sqrt(all));
  const found = searchTables(name)[index];
  const counted = file
    .prepare(`SELECT count(*) FROM (SELECT 1 FROM ${found} WHERE ${found} MATCH ? LIMIT ?)`)
    .get(expression, many);
  return many > 0 && Number(counted?.[0]) === many;
}
