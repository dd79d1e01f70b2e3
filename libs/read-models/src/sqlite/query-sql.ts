import type { CountQuery, RowQuery, Table, Value } from '../port.js';
import { type Found, indexedBy } from './chosen-index.js';
import {
  answered,
  columnsOf,
  conditionsOf,
  isName,
  joined,
  later,
  type OfOther,
  scopeOf,
  type Sql,
  where,
} from './conditions-sql.js';

/** The statement that a query of the port stands for. */
export function querySql(tables: readonly Table[], query: RowQuery, found: Found): Sql {
  const { where: wanted, after } = begun(query);
  const asked = { ...query, where: wanted, ...(after === undefined ? { after: undefined } : { after }) };
  const leading = found.common ? undefined : leadingSearch(tables, asked);
  return leading === undefined ? alongRows(tables, asked, found) : alongSearch(tables, asked, leading);
}

type Begun = Pick<RowQuery, 'table' | 'at' | 'where' | 'order' | 'limit'> & {
  readonly after: readonly Value[] | undefined;
};

/** Rows one after another, along an index or looked up by what names them. */
function alongRows(tables: readonly Table[], query: Begun, found: Found): Sql {
  const scope = scopeOf(tables, query.table, query.at, { found });
  const { table } = scope;
  const conditions = [
    ...conditionsOf(scope, query.where),
    ...(query.after === undefined ? [] : [later(scope, query.order, query.after)]),
  ];
  return joined(
    [
      `SELECT ${shownColumns(table)} FROM "${table.name}" t ${indexedBy(table, query, found)}`,
      where(conditions),
      query.order.length > 0 ? `ORDER BY ${columnsOf(scope, query.order)}` : '',
      'LIMIT ?',
    ],
    [...conditions.flatMap(({ values }) => values), query.limit],
  );
}

/** The search in another table that has the columns of the order as well, with the same values for a stream; if there is one. */
function leadingSearch(tables: readonly Table[], { where, order }: Begun): OfOther | undefined {
  return where.find((condition): condition is OfOther => {
    if (!('inTable' in condition) || order.length === 0) return false;
    const { columns } = scopeOf(tables, condition.inTable, undefined).table;
    const isSearch = condition.where.some((inner) => 'searched' in inner);
    return isSearch && order.every((column) => Object.hasOwn(columns, column));
  });
}

/**
 * What is found in the other table is put in order there, and then the rows of its streams are looked up one after another until the page is full: of a
 * thousand people of one name no more rows are read than the page has. Without the limit of all rows the engine would leave the order out.
 */
function alongSearch(tables: readonly Table[], query: Begun, leading: OfOther): Sql {
  const own = scopeOf(tables, query.table, query.at);
  const other = scopeOf(tables, leading.inTable, query.at, { as: 'o' });
  const rest = query.where.filter((condition) => condition !== leading);
  const others = [
    ...conditionsOf(other, leading.where),
    ...(query.after === undefined ? [] : [later(other, query.order, query.after)]),
  ];
  const owned = conditionsOf(own, rest);
  const { name } = own.table;
  return joined(
    [
      `SELECT ${shownColumns(own.table)} FROM (SELECT o.stream FROM "${other.table.name}" o`,
      where(others),
      `ORDER BY ${columnsOf(other, query.order)} LIMIT -1) f`,
      `CROSS JOIN "${name}" t INDEXED BY "${name}By0" ON t.stream = f.stream`,
      where(owned),
      'LIMIT ?',
    ],
    [...[...others, ...owned].flatMap(({ values }) => values), query.limit],
  );
}

/**
 * The query with one beginning: a range of the first column of the order begins where it says, or after the last row, whichever comes later. Of two
 * beginnings the engine would go along the index from the one and pass over everything up to the other.
 */
function begun({ where, order, after }: RowQuery): Pick<RowQuery, 'where' | 'after'> {
  const last = after?.[0] ?? null;
  const range = where.find((condition) => 'from' in condition && condition.column === order[0]);
  if (range === undefined || !('from' in range) || range.from == null || last === null)
    return { where, ...(after && { after }) };
  if (last < range.from) return { where };
  const { from: _passed, ...rest } = range;
  return {
    where: where.map((condition) => (condition === range ? rest : condition)),
    ...(after && { after }),
  };
}

/** The statement that counts rows: the values of the columns, then how many rows have them. */
export function countSql(tables: readonly Table[], { table: name, at, where: wanted, by }: CountQuery): Sql {
  const scope = scopeOf(tables, name, at);
  const conditions = conditionsOf(scope, wanted);
  const shown = by.map((column) => shownColumn(scope.table, column));
  return joined(
    [
      `SELECT ${[...shown, 'COUNT(*)'].join(', ')} FROM "${name}" t`,
      where(conditions),
      `GROUP BY ${columnsOf(scope, by)}`,
    ],
    conditions.flatMap(({ values }) => values),
  );
}

function shownColumns(table: Table): string {
  return answered(table)
    .map((column) => shownColumn(table, column))
    .join(', ');
}

function shownColumn(table: Table, column: string): string {
  const stored = `t."${column}"`;
  return isName(table, column) ? `(SELECT text FROM names WHERE id = ${stored})` : stored;
}
