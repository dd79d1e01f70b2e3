import type { Condition, RowQuery, Table, Value, ViewMoment } from '../port.js';
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
export function querySql(tables: readonly Table[], query: RowQuery): Sql {
  const table = tableNamed(tables, query.table);
  const conditions = [
    ...conditionsOf(tables, table, query.where, query.at),
    ...(query.after === undefined ? [] : [later(table, query.order, query.after)]),
  ];
  const shown = answered(table).map((column) => shownColumn(table, column));
  const order = query.order.map((column) => `t."${checked(table, column)}"`);
  return joined(
    [
      `SELECT ${shown.join(', ')} FROM "${table.name}" t`,
      where(conditions),
      order.length > 0 ? `ORDER BY ${order.join(', ')}` : '',
      'LIMIT ?',
    ],
    [...conditions.flatMap(({ values }) => values), query.limit],
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

/** Rows whose stream has a row in another table. Looked up first, then met by the index over streams. */
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
