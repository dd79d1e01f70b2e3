import type { Body } from '@elshi/application';
import { stringify } from 'csv-stringify/sync';

export const CSV_TYPE = 'text/csv';

/** Columns of the audit trail: how each is headed, and where it stands in an item. */
const COLUMNS: readonly (readonly [string, (item: Body) => unknown])[] = [
  ...[
    'position',
    'recordedAt',
    'recordedBy',
    'role',
    'subject',
    'revision',
    'kind',
    'type',
    'effectiveOn',
    'status',
  ].map(member),
  ...['type', 'number', 'date', 'issuedBy'].map(orderMember),
  ['citations', (item) => (item['citations'] as readonly Citation[]).map(cited).join('; ')],
  ...['ruleset', 'note', 'eventId', 'actId', 'corrects', 'correctedBy', 'annuls', 'annulledBy'].map(member),
  ...['removes', 'removedBy', 'requestId', 'correlationId', 'data'].map(member),
  ['correctedEffectiveOn', (item) => correctedOf(item)?.['effectiveOn']],
  ['correctedOrderNumber', (item) => (correctedOf(item)?.['order'] as Body | null | undefined)?.['number']],
];

function correctedOf(item: Body): Body | null | undefined {
  return item['asCorrected'] as Body | null | undefined;
}

interface Citation {
  readonly instrument: string;
  readonly article: string;
  readonly paragraph?: string;
}

/** Rows of the audit trail as CSV (RFC 4180) with a header. No cell can begin what a spreadsheet takes for a formula. */
export async function* csvLines(items: AsyncIterable<Body>): AsyncGenerator<string> {
  yield line(COLUMNS.map(([heading]) => heading));
  for await (const item of items) yield line(COLUMNS.map(([, value]) => value(item)));
}

function line(cells: readonly unknown[]): string {
  return stringify([cells.map(text)], { escape_formulas: true, record_delimiter: 'windows' });
}

function text(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  return typeof cell === 'string' ? cell : JSON.stringify(cell);
}

function member(name: string): readonly [string, (item: Body) => unknown] {
  return [name, (item) => item[name]];
}

function orderMember(name: string): readonly [string, (item: Body) => unknown] {
  const heading = `order${name[0]!.toUpperCase()}${name.slice(1)}`;
  return [heading, (item) => (item['order'] as Body | null)?.[name]];
}

function cited({ instrument, article, paragraph }: Citation): string {
  return [instrument, article, paragraph].filter((part) => part !== undefined).join(' ');
}
