import type { Condition, CountQuery, RowQuery, Table, Value, ViewMoment } from '../port.js';
import { type Found, indexedBy } from './chosen-index.js';
import { searchTables } from './schema.js';
import { searchTerm } from './searchable.js';

export interface Sql {
  readonly text: string;
  readonly values: readonly Value[];
}

const NOTHING: Sql = { text: 'FALSE', values: [] };
/** The id under which a recurring text is kept; null, and so equal to nothing, when it never occurred. */
const NAME_ID = '(SELECT id FROM names WHERE text = ?)';

/** The names of the columns that a query of a table answers with, in their order. */
export function answered({ kind, columns }: Table): readonly string[] {
  return ['stream', ...(kind === 'log' ? ['position', 'revision'] : []), ...Object.keys(columns)];
}

/** The statement that a query of the port stands for. */
export function querySql(tables: readonly Table[], query: RowQuery, found: Found): Sql {
  const table = tableNamed(tables, query.table);
  const { where: wanted, after } = begun(query);
  const conditions = [
    ...conditionsOf(tables, table, wanted, query.at),
    ...(after === undefined ? [] : [later(table, query.order, after)]),
  ];
  const shown = answered(table).map((column) => shownColumn(table, column));
  const order = query.order.map((column) => `t."${checked(table, column)}"`);
  return joined(
    [
      `SELECT ${shown.join(', ')} FROM "${table.name}" t ${indexedBy(table, query, found)}`,
      where(conditions),
      order.length > 0 ? `ORDER BY ${order.join(', ')}` : '',
      'LIMIT ?',
    ],
    [...conditions.flatMap(({ values }) => values), query.limit],
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
  const table = tableNamed(tables, name);
  const conditions = conditionsOf(tables, table, wanted, at);
  const columns = by.map((column) => `t."${checked(table, column)}"`).join(', ');
  const shown = by.map((column) => shownColumn(table, column));
  return joined(
    [
      `SELECT ${[...shown, 'COUNT(*)'].join(', ')} FROM "${table.name}" t`,
      where(conditions),
      `GROUP BY ${columns}`,
    ],
    conditions.flatMap(({ values }) => values),
  );
}

function conditionsOf(
  tables: readonly Table[],
  table: Table,
  wanted: readonly Condition[],
  at: ViewMoment | undefined,
): readonly Sql[] {
  if ((table.kind === 'two-clocks') !== (at !== undefined))
    throw new TypeError(`A query of ${table.name} ${at ? 'has no' : 'needs a'} moment.`);
  const own = wanted.map((condition) => conditionSql(tables, table, condition, at));
  return at === undefined ? own : [...own, moment(at)];
}

function moment({ asOf, known }: ViewMoment): Sql {
  return {
    text: 't.validFrom <= ? AND t.validTo > ? AND t.knownFrom <= ? AND t.knownTo > ?',
    values: [asOf, asOf, known, known],
  };
}

function conditionSql(
  tables: readonly Table[],
  table: Table,
  condition: Condition,
  at: ViewMoment | undefined,
): Sql {
  if ('searched' in condition) return search(table, condition.searched);
  if ('inTable' in condition)
    return ownersIn(tables, tableNamed(tables, condition.inTable), condition.where, at);
  const column = `t."${checked(table, condition.column)}"`;
  const named = isName(table, condition.column);
  if ('is' in condition) {
    if (condition.is === null) return { text: `${column} IS NULL`, values: [] };
    return { text: `${column} = ${named ? NAME_ID : '?'}`, values: [condition.is] };
  }
  if ('isIn' in condition) {
    const among = 'SELECT value FROM json_each(?)';
    const list = named ? `SELECT id FROM names WHERE text IN (${among})` : among;
    return { text: `${column} IN (${list})`, values: [JSON.stringify(condition.isIn)] };
  }
  const { from, before } = condition;
  const bounds = [
    ...(from === undefined ? [] : [{ text: `${column} >= ?`, values: [from] }]),
    ...(before === undefined ? [] : [{ text: `${column} < ?`, values: [before] }]),
  ];
  return bounds.length === 0 ? { text: 'TRUE', values: [] } : and(bounds);
}

/** Rows whose stream has a row in another table. */
function ownersIn(
  tables: readonly Table[],
  other: Table,
  wanted: readonly Condition[],
  at: ViewMoment | undefined,
): Sql {
  const conditions = conditionsOf(tables, other, wanted, other.kind === 'two-clocks' ? at : undefined);
  return joined(
    [`t.stream IN (SELECT t.stream FROM "${other.name}" t`, where(conditions), ')'],
    conditions.flatMap(({ values }) => values),
  );
}

function search(table: Table, piece: string): Sql {
  if (table.searched === undefined) throw new TypeError(`${table.name} is not searched.`);
  const term = searchTerm(piece);
  if (term === undefined) return NOTHING;
  const index = searchTables(table.name)[term.index];
  return { text: `t.id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`, values: [term.expression] };
}

function later(table: Table, order: readonly string[], after: readonly Value[]): Sql {
  if (order.length === 0 || order.length !== after.length)
    throw new TypeError('What to go on after has a value for each column of the order.');
  const columns = order.map((column) => `t."${checked(table, column)}"`).join(', ');
  return { text: `(${columns}) > (${after.map(() => '?').join(', ')})`, values: after };
}

function shownColumn(table: Table, column: string): string {
  const stored = `t."${column}"`;
  return isName(table, column) ? `(SELECT text FROM names WHERE id = ${stored})` : stored;
}

function isName(table: Table, column: string): boolean {
  return column === 'stream' || table.columns[column] === 'name';
}

/** A column that the table has: names go into the statement as they stand. */
function checked(table: Table, column: string): string {
  if (!answered(table).includes(column)) throw new TypeError(`${table.name} has no column ${column}.`);
  return column;
}

function tableNamed(tables: readonly Table[], name: string): Table {
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new TypeError(`There is no view ${name}.`);
  return table;
}

function where(conditions: readonly Sql[]): string {
  return conditions.length === 0 ? '' : `WHERE ${and(conditions).text}`;
}

function and(conditions: readonly Sql[]): Sql {
  return {
    text: conditions.map(({ text }) => text).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

function joined(parts: readonly string[], values: readonly Value[]): Sql {
  return { text: parts.filter((part) => part !== '').join(' '), values };
}
