import type {
  Change,
  Checkpoint,
  Row,
  RowQuery,
  Table,
  ValidRow,
  Values,
  ViewsReader,
  ViewsWriter,
} from '../port.js';

/** Empty views under test, and what ends them. */
export interface OpenedViews {
  readonly writer: ViewsWriter;
  readonly reader: ViewsReader;
  readonly dispose: () => void;
}

/** A table of who wears which hat, in both clocks. */
export const hats: Table = {
  name: 'hats',
  kind: 'two-clocks',
  columns: { owner: 'text', colour: 'name', size: 'integer', bought: 'position' },
  indexes: [['owner'], ['colour', 'owner']],
};

/** A table of owners' names, in which pieces of text are looked for. */
export const owners: Table = {
  name: 'owners',
  kind: 'two-clocks',
  columns: { text: 'text' },
  indexes: [],
  searched: 'text',
};

/** A table with a row for each event. */
export const diary: Table = {
  name: 'diary',
  kind: 'log',
  columns: { day: 'text', writer: 'name' },
  indexes: [['day'], ['writer']],
};

export const tables: readonly Table[] = [hats, owners, diary];

export function hat(validFrom: string, validTo: string | null, values: Values): ValidRow {
  return { validFrom, validTo, values };
}

export function wears(stream: string, known: number, ...rows: readonly ValidRow[]): Change {
  return { kind: 'replace', table: hats.name, stream, known, rows };
}

export function isNamed(stream: string, known: number, text: string): Change {
  return {
    kind: 'replace',
    table: owners.name,
    stream,
    known,
    rows: [{ validFrom: '0001-01-01', validTo: null, values: { text } }],
  };
}

export function noted(position: number, stream: string, day: string, writer: string | null): Change {
  return {
    kind: 'add',
    table: diary.name,
    row: { position, stream, revision: 0, known: position * 10, values: { day, writer } },
  };
}

export function at(position: number): Checkpoint {
  return { position, known: position * 10, eventId: `event-${position}` };
}

/** A query without conditions for everything, but for what is given. */
export function query(table: Table, more: Partial<RowQuery> = {}): RowQuery {
  return { table: table.name, where: [], order: [], limit: 100, ...more };
}

export async function column(
  reader: ViewsReader,
  asked: RowQuery,
  name: string,
): Promise<readonly unknown[]> {
  return (await reader.rows(asked)).map((row: Row) => row[name]);
}
