import type { ImportReport, ImportTotals } from '@elshi/application';
import { Failure } from '../terminal/failure.js';
import { counted, duration, plural, rate } from '../terminal/numbers.js';
import { openOutput } from '../terminal/output.js';
import type { Progress } from '../terminal/progress.js';

/** More faults than these are only counted on the terminal. */
const MOST_FAULTS_SHOWN = 100;
const MOST_VIOLATIONS_SHOWN = 8;

export type ImportAnswer = ImportReport | { readonly totals: ImportTotals };

interface Account {
  readonly progress: Progress;
  /** Part of the input that is read. */
  readonly part: () => number | undefined;
  readonly dryRun: boolean;
  /** Where every report goes, as NDJSON. */
  readonly reportFile?: string;
}

/** Follows an import: shows how far it is and what was refused, and says in the end what became of it. */
export async function accountFor(answers: AsyncIterable<ImportAnswer>, account: Account): Promise<void> {
  const { progress, part, reportFile, dryRun } = account;
  const report = reportFile === undefined ? undefined : openOutput(reportFile);
  const faults = new Faults(progress);
  let totals: ImportTotals | undefined;
  let lines = 0;
  try {
    for await (const answer of answers) {
      await report?.line(JSON.stringify(answer));
      if ('totals' in answer) totals = answer.totals;
      else {
        lines += 1;
        if (answer.outcome === 'ERROR') faults.show(answer);
        progress.update(lines, part());
      }
    }
    await report?.end();
  } finally {
    report?.discard();
    progress.end();
  }
  if (totals === undefined) throw new Failure('The answer broke off before its totals.');
  faults.end();
  const said = reportFile === '-' ? process.stderr : process.stdout;
  said.write(`${sentenceOf(totals, dryRun, progress.elapsed)}\n`);
  if (totals.stopped !== undefined)
    process.stderr.write(`Stopped: ${totals.stopped.detail} The same command again goes on from there.\n`);
  if (totals.errors > 0 || totals.stopped !== undefined) process.exitCode = 1;
}

class Faults {
  readonly #progress: Progress;
  #seen = 0;

  constructor(progress: Progress) {
    this.#progress = progress;
  }

  show(report: ImportReport): void {
    this.#seen += 1;
    if (this.#seen <= MOST_FAULTS_SHOWN) this.#progress.note(faultText(report));
  }

  end(): void {
    const more = this.#seen - MOST_FAULTS_SHOWN;
    if (more > 0)
      process.stderr.write(`… and ${plural(more, 'more such line')}; --report <file> writes all of them.\n`);
  }
}

interface Problem {
  readonly code?: string;
  readonly detail?: string;
  readonly violations?: readonly { readonly pointer: string; readonly detail: string }[];
  readonly citations?: readonly {
    readonly instrument: string;
    readonly article: string;
    readonly paragraph?: string;
  }[];
}

function faultText({ line, column, problem = {} }: ImportReport): string {
  const { code = 'ERROR', detail = '', violations = [], citations = [] } = problem as Problem;
  const basis = citations.map(({ instrument, article, paragraph }) =>
    [instrument, article, paragraph].filter((part) => part !== undefined).join(' '),
  );
  const law = basis.length === 0 ? '' : ` (${basis.join('; ')})`;
  const shown = violations.length > 1 ? violations.slice(0, MOST_VIOLATIONS_SHOWN) : [];
  const where = violations.length === 1 ? ` (${violations[0]!.pointer})` : '';
  const list = shown.map((violation) => `\n    ${violation.pointer}: ${violation.detail}`).join('');
  const place = column === undefined ? `line ${line}` : `line ${line}, column ${column}`;
  return `${place}: ${code}: ${detail}${where}${law}${list}`;
}

function sentenceOf(totals: ImportTotals, dryRun: boolean, elapsed: number): string {
  const { lines, created, unchanged, errors, atomic } = totals;
  const recorded = dryRun ? 'would be recorded' : 'recorded';
  const parts = [
    `${counted(created)} ${recorded}`,
    `${counted(unchanged)} known already`,
    `${counted(errors)} refused`,
  ];
  const speed = `${duration(elapsed)}, ${counted(rate(lines, elapsed))} a second`;
  const way = atomic === undefined ? '' : ` ${ways[atomic]}`;
  return `${plural(lines, 'line')}: ${parts.join(', ')} (${speed}).${way}`;
}

const ways = {
  ONE_APPEND: 'Written all at once.',
  IN_ORDER: 'Too much for one append: written in order, after all lines had been judged without a fault.',
  NOTHING_WRITTEN: 'Nothing was written.',
} as const;
