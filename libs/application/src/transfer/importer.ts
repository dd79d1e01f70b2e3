import type { EventStore } from '@elshi/event-store';
import { Ledgers } from '../ledgers.js';
import type { ImportReport } from '../messages.js';
import { Importer, type ImportOptions, type ImportOrigin, type ImportTotals } from '../services.js';
import { Careers } from '../writing/careers.js';
import { AtomicImport } from './atomic-import.js';
import { LineRun } from './line-run.js';
import type { RawLine } from './lines.js';
import { Outage } from './outage.js';
import { reportsOn } from './pending.js';
import type { Recording } from './recording.js';
import { Rehearsal } from './rehearsal.js';

/** Events of a rehearsal that are kept decoded in memory. */
const KEPT_IN_REHEARSAL = 20_000;

/** Records import lines one after another. A line that was recorded before is left as it is. */
export class ActImporter extends Importer {
  readonly #store: EventStore;
  readonly #recording: Recording;

  /** `now` of the recording in microseconds: an older register has recorded nothing after it. */
  constructor(store: EventStore, recording: Omit<Recording, 'log'>) {
    super();
    this.#store = store;
    this.#recording = { log: store, ...recording };
  }

  override async *import(
    lines: AsyncIterable<RawLine>,
    options: ImportOptions,
  ): AsyncIterable<ImportReport | { readonly totals: ImportTotals }> {
    const totals = { lines: 0, created: 0, unchanged: 0, errors: 0 };
    const { dryRun } = options;
    const outage = new Outage();
    const atomic = options.atomic && !dryRun ? new AtomicImport(this.#recording, options, outage) : undefined;
    const reports =
      atomic === undefined && !dryRun
        ? reportsOn(new LineRun(this.#recording, options, outage), lines)
        : this.#rehearsed(lines, options, outage, atomic);
    for await (const report of reports) {
      totals.lines += 1;
      totals[countedAs[report.outcome]] += 1;
      yield report;
    }
    const way = atomic?.way;
    yield { totals: { ...totals, ...(way !== undefined && { atomic: way }), ...outage.stopped } };
  }

  /** Records the lines in a rehearsal; that is all of a dry run, and the beginning of an import of all or nothing. */
  async *#rehearsed(
    lines: AsyncIterable<RawLine>,
    origin: ImportOrigin,
    outage: Outage,
    atomic: AtomicImport | undefined,
  ): AsyncGenerator<ImportReport> {
    const rehearsal = await Rehearsal.over(this.#store);
    try {
      const ledgers = new Ledgers(rehearsal, KEPT_IN_REHEARSAL);
      const { links } = this.#recording;
      const careers = new Careers(rehearsal, ledgers, undefined, { links });
      const run = new LineRun({ ...this.#recording, log: rehearsal, ledgers, careers }, origin, outage);
      const rehearsed = (all: AsyncIterable<RawLine>) => reportsOn(run, all);
      if (atomic === undefined) for await (const report of rehearsed(lines)) yield withoutReceipt(report);
      else yield* atomic.reports(lines, rehearsed);
    } finally {
      rehearsal.close();
    }
  }
}

const countedAs = { CREATED: 'created', UNCHANGED: 'unchanged', ERROR: 'errors' } as const;

/** In a dry run nothing has a place in the log, but what stood there before. */
function withoutReceipt(report: ImportReport): ImportReport {
  const { receipt, ...rest } = report;
  return report.outcome === 'UNCHANGED' ? report : rest;
}
