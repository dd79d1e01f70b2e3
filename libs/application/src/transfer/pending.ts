import type { ImportReport } from '../messages.js';
import type { Report } from './import-line.js';
import type { RawLine } from './lines.js';

/** The report on one line, to come. */
export class Pending {
  readonly settled: Promise<void>;
  #settle!: () => void;
  #report: ImportReport | undefined;
  #failure: Failure | undefined;

  constructor(readonly line: number) {
    this.settled = new Promise((resolve) => (this.#settle = resolve));
  }

  /** The report, once it is there. Throws what kept it from coming. */
  get report(): ImportReport | undefined {
    if (this.#failure !== undefined) throw this.#failure.error;
    return this.#report;
  }

  settle(report: Report): void {
    this.#report = { line: this.line, ...report };
    this.#settle();
  }

  fail(error: unknown): void {
    this.#failure = { error };
    this.#settle();
  }
}

interface Failure {
  readonly error: unknown;
}

/** Lines that are being recorded, and the reports on them in their order. */
export interface UnderWay {
  /** Whether no more is to be taken at all. */
  readonly isStopped: boolean;
  /** Whether no more may be taken before the first report is handed out. */
  readonly isFull: boolean;
  /** Whether there are lines that were taken and not begun, in the hope of more that go with them. */
  readonly holdsBack: boolean;
  /** Resolves when the first report that is due is there; nothing while nothing is under way. */
  readonly due: Promise<void> | undefined;
  /** The first report that is due, if it is there. */
  next(): ImportReport | undefined;
  take(line: number, raw: RawLine): Promise<void>;
  /** Begins what was held back, but for what can only be begun as a whole. */
  goOn(): Promise<void>;
  /** Begins whatever was held back. */
  finish(): Promise<void>;
}

type Arrival = { readonly raw: RawLine } | { readonly end: true; readonly fault?: Failure };

/**
 * Feeds lines into a run and hands out each report as soon as it is due: a caller that waits for the report on a line
 * before sending the next one gets it. When the lines break off, what was begun is reported before the fault is thrown.
 * When the run stops, it ends with the reports on what was begun.
 */
export async function* reportsOn(run: UnderWay, lines: AsyncIterable<RawLine>): AsyncGenerator<ImportReport> {
  const source = lines[Symbol.asyncIterator]();
  let coming = arrival(source);
  try {
    for (let line = 1; ;) {
      for (let report = run.next(); report !== undefined; report = run.next()) yield report;
      if (run.isStopped) {
        yield* rest(run);
        return;
      }
      if (run.isFull) {
        await run.due;
        continue;
      }
      const arrived = await first(coming, run);
      if (arrived === 'idle') await run.goOn();
      if (arrived === undefined || arrived === 'idle') continue;
      if ('end' in arrived) {
        yield* rest(run);
        if (arrived.fault !== undefined) throw arrived.fault.error;
        return;
      }
      coming = arrival(source);
      await run.take(line, arrived.raw);
      line += 1;
    }
  } finally {
    void source.return?.().catch(() => undefined);
  }
}

/** The next line, or nothing when a report is due before it comes, or `idle` when none is there to go with those held back. */
async function first(coming: Promise<Arrival>, run: UnderWay): Promise<Arrival | undefined | 'idle'> {
  const due = run.due === undefined ? [] : [run.due as Promise<undefined>];
  if (!run.holdsBack) return Promise.race([coming, ...due]);
  let timer: NodeJS.Immediate | undefined;
  const idle = new Promise<'idle'>((resolve) => (timer = setImmediate(resolve, 'idle')));
  try {
    return await Promise.race([coming, idle]);
  } finally {
    clearImmediate(timer);
  }
}

async function* rest(run: UnderWay): AsyncGenerator<ImportReport> {
  await run.finish();
  for (; run.due !== undefined; await run.due) {
    for (let report = run.next(); report !== undefined; report = run.next()) yield report;
  }
}

/** Never rejects: the next line is asked for before the one at hand is done. */
async function arrival(source: AsyncIterator<RawLine>): Promise<Arrival> {
  try {
    const next = await source.next();
    return next.done ? { end: true } : { raw: next.value };
  } catch (error) {
    return { end: true, fault: { error } };
  }
}
