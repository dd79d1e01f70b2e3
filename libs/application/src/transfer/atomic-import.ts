import { EventStoreError, MAX_APPEND_BYTES } from '@elshi/event-store';
import type { ImportReport, JudgedOutcome, Submission } from '../messages.js';
import type { AtomicWay, ImportOrigin } from '../services.js';
import { notWritten, readLine, reportOf, reportOfFault } from './import-line.js';
import { LineRun } from './line-run.js';
import type { RawLine } from './lines.js';
import { reportsOn } from './pending.js';
import type { Outage } from './outage.js';
import { type Place, ScratchFile } from './scratch-file.js';
import { isFine } from './supposing.js';
import type { Recording } from './recording.js';
import { recordTogether } from './together.js';

type Rehearse = (lines: AsyncIterable<RawLine>) => AsyncIterable<ImportReport>;

/**
 * An import of all lines or of none.
 *
 * All lines are rehearsed first. Is one refused, nothing is written. Otherwise they are written in one append where
 * they fit into one: then it is all or nothing whatever happens. Where they do not fit, or claim earlier times, they are
 * written in their order: nobody but a writer about the same officers at the same moment, or a failing log, can then
 * keep a line out, the totals say that it was done so, and the same file again completes it.
 */
export class AtomicImport {
  readonly #recording: Recording;
  readonly #origin: ImportOrigin;
  readonly #outage: Outage;
  #way: AtomicWay | undefined;

  constructor(recording: Recording, origin: ImportOrigin, outage: Outage) {
    this.#recording = recording;
    this.#origin = origin;
    this.#outage = outage;
  }

  /** How it was written. */
  get way(): AtomicWay | undefined {
    return this.#way;
  }

  async *reports(lines: AsyncIterable<RawLine>, rehearse: Rehearse): AsyncGenerator<ImportReport> {
    const spool = new LineSpool();
    try {
      yield* this.#rehearsed(rehearse(spool.keeping(lines)));
      if (this.#way === undefined) yield* this.#written(spool);
    } finally {
      spool.close();
    }
  }

  /** Nothing while all lines are fine; from the first refused one on, the reports of all lines, in order. */
  async *#rehearsed(reports: AsyncIterable<ImportReport>): AsyncGenerator<ImportReport> {
    const fine = new FineLines();
    for await (const report of reports) {
      if (report.outcome === 'ERROR' && this.#way === undefined) {
        this.#way = 'NOTHING_WRITTEN';
        for (const each of fine.reports()) yield unwritten(each);
      }
      if (this.#way === undefined) fine.add(report);
      else yield unwritten(report);
    }
    if (this.#outage.error !== undefined) this.#way = 'NOTHING_WRITTEN';
  }

  async *#written(spool: LineSpool): AsyncGenerator<ImportReport> {
    const reports = spool.bytes <= MAX_APPEND_BYTES ? await this.#inOneAppend(spool) : undefined;
    if (reports !== undefined) {
      yield* reports;
      return;
    }
    this.#way = 'IN_ORDER';
    yield* reportsOn(new LineRun(this.#recording, this.#origin, this.#outage), spool.lines());
  }

  /** The reports when the lines went into one append or, since somebody else has written meanwhile, not at all. */
  async #inOneAppend(spool: LineSpool): Promise<readonly ImportReport[] | undefined> {
    const submissions: { readonly line: number; readonly submission: Submission }[] = [];
    let line = 0;
    for await (const raw of spool.lines()) {
      line += 1;
      const read = readLine(raw, line, this.#origin, this.#recording.now());
      if (read !== undefined && 'submission' in read) submissions.push({ line, ...read });
    }
    if (submissions.some(({ submission }) => submission.claim !== undefined)) return undefined;
    const outcomes = await this.#together(submissions.map(({ submission }) => submission));
    if (outcomes === 'does-not-fit') return undefined;
    if (outcomes instanceof EventStoreError) {
      // Without an answer nobody knows.
      if (outcomes.code !== 'Timeout') this.#way = 'NOTHING_WRITTEN';
      return submissions.map(({ line: number }) => ({ line: number, ...reportOfFault(outcomes) }));
    }
    const all = outcomes.every(isFine);
    this.#way = all ? 'ONE_APPEND' : 'NOTHING_WRITTEN';
    return outcomes.map((outcome, index) => {
      const report = { line: submissions[index]!.line, ...reportOf(outcome) };
      return all ? report : unwritten(report);
    });
  }

  async #together(
    submissions: readonly Submission[],
  ): Promise<readonly JudgedOutcome[] | 'does-not-fit' | EventStoreError> {
    try {
      return await recordTogether(this.#recording, submissions);
    } catch (error) {
      return this.#outage.noted(error);
    }
  }
}

/** Lines without a fault, and whether each stood before: a number a line. */
class FineLines {
  readonly #lines: number[] = [];

  add({ line, outcome }: ImportReport): void {
    this.#lines.push(outcome === 'UNCHANGED' ? -line : line);
  }

  *reports(): Generator<ImportReport> {
    for (const line of this.#lines)
      yield { line: Math.abs(line), outcome: line < 0 ? 'UNCHANGED' : 'CREATED' };
  }
}

/** What is said of a line when nothing was written: why it was refused, that it stood before, or that another was. */
function unwritten(report: ImportReport): ImportReport {
  return report.outcome === 'CREATED' ? { line: report.line, ...notWritten() } : report;
}

/** The lines of an import, kept to be gone through again. */
class LineSpool {
  readonly #file = new ScratchFile();
  readonly #places: Place[] = [];

  get bytes(): number {
    return this.#file.size;
  }

  /** The lines, each kept as it passes. One that cannot be read is refused anyway, and kept as an empty one. */
  async *keeping(lines: AsyncIterable<RawLine>): AsyncGenerator<RawLine> {
    for await (const raw of lines) {
      this.#places.push(this.#file.add(typeof raw === 'string' ? raw : ''));
      yield raw;
    }
  }

  async *lines(): AsyncGenerator<RawLine> {
    for (const place of this.#places) yield this.#file.read(place);
  }

  close(): void {
    this.#file.close();
  }
}
