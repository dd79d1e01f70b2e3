import type { Body } from '@elshi/application';
import { stringify } from 'csv-stringify/sync';

export const CSV_TYPE = 'text/csv';

/** A column: how it is headed, and where it stands in an item. */
export type Column = readonly [heading: string, value: (item: Body) => unknown];

/** Rows as CSV (RFC 4180) with a header. No cell can begin what a spreadsheet takes for a formula. */
export async function* csvLines(
  columns: readonly Column[],
  items: AsyncIterable<Body>,
): AsyncGenerator<string> {
  yield line(columns.map(([heading]) => heading));
  for await (const item of items) yield line(columns.map(([, value]) => value(item)));
}

/** A member under its own name. */
export function member(name: string): Column {
  return [name, (item) => item[name]];
}

/** A member of a member, which may be null. */
export function memberOf(whole: string, name: string, heading: string): Column {
  return [heading, (item) => (item[whole] as Body | null)?.[name]];
}

/** The provisions of an item, in one cell. */
export const citationsColumn: Column = [
  'citations',
  (item) => (item['citations'] as readonly Citation[]).map(cited).join('; '),
];

interface Citation {
  readonly instrument: string;
  readonly article: string;
  readonly paragraph?: string;
}

function line(cells: readonly unknown[]): string {
  return stringify([cells.map(text)], { escape_formulas: true, record_delimiter: 'windows' });
}

function text(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

function cited({ instrument, article, paragraph }: Citation): string {
  return [instrument, article, paragraph].filter((part) => part !== undefined).join(' ');
}
