import type { Condition, Table, Value, ViewMoment } from '../port.js';
import type { Found } from './chosen-index.js';
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

/** A table in a statement: under which name its columns stand there, and at which moment its rows are read. */
export interface Scope {
  readonly tables: readonly Table[];
  readonly table: Table;
  readonly as: string;
  readonly at: ViewMoment | undefined;
  readonly found: Found;
}

/** Nothing is known of how many rows there are. */
const FEW: Found = { common: false };

export function scopeOf(
  tables: readonly Table[],
  name: string,
  at: ViewMoment | undefined,
  { as = 't', found = FEW }: Partial<Pick<Scope, 'as' | 'found'>> = {},
): Scope {
  const table = tables.find((candidate) => candidate.name === name);
  if (table === undefined) throw new TypeError(`There is no view ${name}.`);
  return { tables, table, as, at, found };
}

export type OfOther = Extract<Condition, { readonly inTable: string }>;

export function conditionsOf(scope: Scope, wanted: readonly Condition[]): readonly Sql[] {
  const { table, at } = scope;
  if ((table.kind === 'two-clocks') !== (at !== undefined))
    throw new TypeError(`A query of ${table.name} ${at ? 'has no' : 'needs a'} moment.`);
  const own = wanted.map((condition) => conditionSql(scope, condition));
  return at === undefined ? own : [...own, moment(scope.as, at)];
}

function moment(as: string, { asOf, known }: ViewMoment): Sql {
  return {
    text: `${as}.validFrom <= ? AND ${as}.validTo > ? AND ${as}.knownFrom <= ? AND ${as}.knownTo > ?`,
    values: [asOf, asOf, known, known],
  };
}

function conditionSql(scope: Scope, condition: Condition): Sql {
  if ('searched' in condition) return search(scope, condition.searched);
  if ('inTable' in condition) return ownersIn(scope, condition);
  const column = columnOf(scope, condition.column);
  const named = isName(scope.table, condition.column);
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

/** Rows whose stream has a row in another table: all of those at once, or, where most have one, for each row that is passed. */
function ownersIn({ tables, as, at, found }: Scope, { inTable, where: wanted }: OfOther): Sql {
  const { kind } = scopeOf(tables, inTable, undefined).table;
  const other = scopeOf(tables, inTable, kind === 'two-clocks' ? at : undefined, { as: 'o', found });
  const conditions = conditionsOf(other, wanted);
  if (!found.common)
    return joined(
      [`${as}.stream IN (SELECT o.stream FROM "${inTable}" o`, where(conditions), ')'],
      conditions.flatMap(({ values }) => values),
    );
  const owned = [{ text: `o.stream = ${as}.stream`, values: [] }, ...conditions];
  return joined(
    [`EXISTS (SELECT 1 FROM "${inTable}" o INDEXED BY "${inTable}By0"`, where(owned), ')'],
    owned.flatMap(({ values }) => values),
  );
}

function search({ table, as, found }: Scope, piece: string): Sql {
  if (table.searched === undefined) throw new TypeError(`${table.name} is not searched.`);
  const term = searchTerm(piece);
  if (term === undefined) return NOTHING;
  const index = searchTables(table.name)[term.index];
  const text = found.common
    ? `EXISTS (SELECT 1 FROM ${index} WHERE ${index} MATCH ? AND rowid = ${as}.id)`
    : `${as}.id IN (SELECT rowid FROM ${index} WHERE ${index} MATCH ?)`;
  return { text, values: [term.expression] };
}

export function later(scope: Scope, order: readonly string[], after: readonly Value[]): Sql {
  if (order.length === 0 || order.length !== after.length)
    throw new TypeError('What to go on after has a value for each column of the order.');
  return { text: `(${columnsOf(scope, order)}) > (${after.map(() => '?').join(', ')})`, values: after };
}

export function columnsOf(scope: Scope, columns: readonly string[]): string {
  return columns.map((column) => columnOf(scope, column)).join(', ');
}

function columnOf({ table, as }: Scope, column: string): string {
  return `${as}."${checked(table, column)}"`;
}

export function isName(table: Table, column: string): boolean {
  return column === 'stream' || table.columns[column] === 'name';
}

/** A column that the table has: names go into the statement as they stand. */
function checked(table: Table, column: string): string {
  if (!answered(table).includes(column)) throw new TypeError(`${table.name} has no column ${column}.`);
  return column;
}

export function where(conditions: readonly Sql[]): string {
  return conditions.length === 0 ? '' : `WHERE ${and(conditions).text}`;
}

function and(conditions: readonly Sql[]): Sql {
  return {
    text: conditions.map(({ text }) => text).join(' AND '),
    values: conditions.flatMap(({ values }) => values),
  };
}

export function joined(parts: readonly string[], values: readonly Value[]): Sql {
  return { text: parts.filter((part) => part !== '').join(' '), values };
}
