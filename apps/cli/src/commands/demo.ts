import type { Application, ImportReport, ImportTotals } from '@elshi/application';
import { type InventedLine, inventMinistry, type Ministry } from '../demo/ministry.js';
import { contextOf, withApplication } from '../place.js';
import { Failure } from '../terminal/failure.js';
import { interruption, until } from '../terminal/interruption.js';
import { counted, duration, plural, rate } from '../terminal/numbers.js';
import { openOutput } from '../terminal/output.js';
import { Progress } from '../terminal/progress.js';
import { accountFor } from '../transfer/account.js';

export interface DemoOptions {
  readonly data: string;
  readonly officers: string;
  readonly seed: string;
  readonly out?: string;
  /** Left out: where the log still takes it. */
  readonly history?: boolean;
  readonly add?: true;
}

const MOST_OFFICERS = 1_000_000;
const USER = 'demo';

/** Invents a ministry, and records it or writes it to a file. */
export async function demo(options: DemoOptions): Promise<void> {
  const ministry = ministryOf(options);
  const signal = interruption();
  if (options.out !== undefined) {
    await writeTo(options.out, { ...ministry, withHistory: options.history ?? true }, signal);
    return;
  }
  const work = async (application: Application): Promise<void> => {
    if (options.add === undefined) await insistOnOwnFolder(application, ministry, options.data);
    await record(application, await linesFor(application, ministry, options.history), signal);
  };
  await withApplication(options.data, work, { records: true });
  if (signal.aborted) throw new Failure('Stopped on request. The same command again goes on from there.');
}

function ministryOf({ officers, seed }: DemoOptions): Omit<Ministry, 'withHistory'> {
  const count = /^\d{1,7}$/.test(officers) ? Number(officers) : 0;
  if (count < 1 || count > MOST_OFFICERS)
    throw new Failure(`--officers is a whole number from 1 to ${counted(MOST_OFFICERS)}.`, 2);
  if (!/^[a-z0-9]{1,20}$/.test(seed)) throw new Failure('--seed is 1 to 20 small letters and digits.', 2);
  return { officers: count, seed };
}

async function writeTo(path: string, ministry: Ministry, signal: AbortSignal): Promise<void> {
  const output = openOutput(path);
  const progress = new Progress('Inventing', 'lines');
  let written = 0;
  try {
    for (const { line, part } of inventMinistry(ministry)) {
      signal.throwIfAborted();
      await output.line(line);
      written += 1;
      progress.update(written, part);
    }
    await output.end();
  } finally {
    output.discard();
    progress.end();
  }
  const { elapsed } = progress;
  const speed = `${counted(rate(written, elapsed))} a second`;
  const people = plural(ministry.officers, 'officer');
  process.stderr.write(`${people}, ${plural(written, 'line')} in ${duration(elapsed)} (${speed}).\n`);
}

async function record(
  { importer }: Application,
  invented: Iterable<InventedLine>,
  signal: AbortSignal,
): Promise<void> {
  let part = 0;
  async function* lines(): AsyncGenerator<string> {
    for (const each of invented) {
      part = each.part;
      yield each.line;
    }
  }
  const options = { dryRun: false, atomic: false, context: contextOf(USER) };
  await accountFor(importer.import(until(signal, lines()), options), {
    progress: new Progress('Recording', 'acts'),
    part: () => part,
    dryRun: false,
  });
}

/** What is recorded stays for ever, so that invented people do not come among real ones by a slip. */
async function insistOnOwnFolder(
  application: Application,
  ministry: Omit<Ministry, 'withHistory'>,
  folder: string,
): Promise<void> {
  const { head } = await application.runtime.status();
  if (head === '0') return;
  const [first] = inventMinistry({ ...ministry, officers: 1, withHistory: false });
  if (first !== undefined && (await rehearsed(application, first)) === 'UNCHANGED') return;
  throw new Failure(
    `The log in ${folder} holds other careers already. Name an empty folder with --data, or say --add to invent people among them.`,
  );
}

/** The lines with the times of the invented register where they are wanted, or the log takes them. */
async function linesFor(
  application: Application,
  ministry: Omit<Ministry, 'withHistory'>,
  history: boolean | undefined,
): Promise<Iterable<InventedLine>> {
  const bare = () => inventMinistry({ ...ministry, withHistory: false });
  if (history === false) return bare();
  const lines = [...inventMinistry({ ...ministry, withHistory: true })];
  return history === true || (await takesHistory(application, lines)) ? lines : bare();
}

/** Whether the log still takes recording times of its own: it is empty, or holds the beginning of this very ministry. */
async function takesHistory(application: Application, lines: readonly InventedLine[]): Promise<boolean> {
  const [first, last] = [lines[0]!, lines.at(-1)!];
  const begins = await rehearsed(application, first);
  if (begins !== 'CREATED' && begins !== 'UNCHANGED') return false;
  return (await rehearsed(application, probeAt(last))) === 'CREATED';
}

/** A line that is taken by a log which takes the time of this one. */
function probeAt({ line }: InventedLine): InventedLine {
  const { recordedAt } = JSON.parse(line) as { readonly recordedAt: string };
  const data = { names: { latin: 'Probe' }, category: 'OFFICER' };
  const act = { kind: 'RegisterOfficer', effectiveOn: '2026-01-01', data };
  return { line: JSON.stringify({ subject: 'officer/demo.probe', act, recordedAt }), part: 0 };
}

async function rehearsed(
  { importer }: Application,
  { line }: InventedLine,
): Promise<ImportReport['outcome'] | undefined> {
  async function* lines(): AsyncGenerator<string> {
    yield line;
  }
  const options = { dryRun: true, atomic: false, context: contextOf(USER) };
  for await (const answer of importer.import(lines(), options)) if (!isTotals(answer)) return answer.outcome;
  return undefined;
}

function isTotals(
  answer: ImportReport | { readonly totals: ImportTotals },
): answer is { readonly totals: ImportTotals } {
  return 'totals' in answer;
}
