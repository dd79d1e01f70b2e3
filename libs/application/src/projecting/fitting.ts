import type { ColumnType, RowChange, Table, Value } from '@elshi/read-models';
import type { Growth } from '../views/growth.js';
import type { Projection } from '../views/projections.js';

/**
 * What keeps the changes of a projection from being written, in a sentence; nothing when all can be. A value that the
 * tables refuse would otherwise show when a batch is written, and take with it what other projections made.
 */
export function misfit(
  { name, tables }: Projection,
  growth: Growth,
  changes: readonly RowChange[],
): string | undefined {
  for (const change of changes) {
    const table = tables.find((own) => own.name === change.table);
    if (table === undefined) return `${name} has no table ${change.table}.`;
    const fault = table.kind === 'log' ? logFault(growth, change) : clocksFault(growth, change);
    const values = change.kind === 'add' ? [change.row.values] : change.rows.map((row) => row.values);
    const told = fault ?? values.map((each) => valueFault(table, each)).find((each) => each !== undefined);
    if (told !== undefined) return `${name} would write into ${table.name} ${told}.`;
  }
  return undefined;
}

function logFault(growth: Growth, change: RowChange): string | undefined {
  if (change.kind !== 'add') return 'rows without a position';
  const { row } = change;
  const own = growth.events.some(
    ({ position, revision }) => Number(position) === row.position && revision === row.revision,
  );
  return own && row.stream === growth.stream && row.known === growth.known
    ? undefined
    : 'a line that stands for no event of the append';
}

function clocksFault(growth: Growth, change: RowChange): string | undefined {
  if (change.kind !== 'replace') return 'a row without days';
  if (change.stream !== growth.stream || change.known !== growth.known)
    return 'rows of another stream or of another time';
  const dated = change.rows.every(
    ({ validFrom, validTo }) => fits('text', validFrom) && (validTo === null || fits('text', validTo)),
  );
  return dated ? undefined : 'a row without its days';
}

function valueFault(table: Table, values: Readonly<Record<string, unknown>>): string | undefined {
  for (const [column, value] of Object.entries(values)) {
    const type = table.columns[column];
    if (type !== undefined && value != null && !fits(type, value)) return `a ${column} that is no ${type}`;
  }
  return undefined;
}

function fits(type: ColumnType, value: unknown): value is Value {
  return type === 'integer' || type === 'position' ? Number.isSafeInteger(value) : typeof value === 'string';
}
