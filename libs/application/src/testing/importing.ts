import type { ImportReport } from '../messages.js';
import type { ImportOptions, ImportTotals } from '../services.js';
import type { RawLine } from '../transfer/lines.js';
import type { Service } from './service.js';

/** An act as it stands in an import line. */
export interface LineAct {
  readonly kind: string;
  readonly effectiveOn: string;
  readonly order?: object;
  readonly data: object;
  readonly note?: string;
}

export interface Imported {
  readonly reports: readonly ImportReport[];
  readonly totals: ImportTotals | undefined;
}

const context = { user: 'clerk', role: 'REG', requestId: 'r-1', correlationId: 'c-1' };

/** An import line as text. */
export function line(officerId: string, act: LineAct, more: object = {}): string {
  return JSON.stringify({ subject: `officer/${officerId}`, act, ...more });
}

export function registration(latin = 'Abenova Aigerim'): LineAct {
  return {
    kind: 'RegisterOfficer',
    effectiveOn: '2020-01-06',
    data: { names: { latin }, category: 'OFFICER' },
  };
}

export function award(text: string): LineAct {
  const order = { type: 'MINISTER_ORDER', number: '15-1/1', date: '2020-12-10', issuedBy: 'MINISTER' };
  return { kind: 'RecordAward', effectiveOn: '2020-12-16', order, data: { award: text } };
}

/** Imports lines, and gathers the reports. */
export async function importLines(
  { app }: Service,
  lines: Iterable<RawLine> | AsyncIterable<RawLine>,
  options: Partial<ImportOptions> = {},
): Promise<Imported> {
  const all = { dryRun: false, atomic: false, context, ...options };
  const reports: ImportReport[] = [];
  let totals: ImportTotals | undefined;
  for await (const answer of app.importer.import(each(lines), all)) {
    if ('totals' in answer) totals = answer.totals;
    else reports.push(answer);
  }
  return { reports, totals };
}

/** Everything recorded, as import lines. */
export async function exported({ app }: Service, subject?: string): Promise<readonly string[]> {
  const lines: string[] = [];
  for await (const body of app.exporter.lines(subject)) lines.push(JSON.stringify(body));
  return lines;
}

async function* each(lines: Iterable<RawLine> | AsyncIterable<RawLine>): AsyncGenerator<RawLine> {
  yield* lines;
}
