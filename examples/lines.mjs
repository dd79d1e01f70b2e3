/** What the converters share: reading lines of JSON, writing import lines, and accounting for what could not be said. */
import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

/** The objects of a file of JSON lines, one after another. What is not JSON goes into the report. */
export async function* objectsOf(path, report) {
  const input = path === '-' ? process.stdin : createReadStream(path);
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    report.count('lines read');
    try {
      yield JSON.parse(line);
    } catch {
      report.leftOut(`line ${number}`, 'the line is not JSON');
    }
  }
}

/** Writes import lines to standard output, as fast as they are taken. */
export async function write(lines) {
  for (const line of lines) {
    if (!process.stdout.write(`${JSON.stringify(line)}\n`)) await once(process.stdout, 'drain');
  }
}

/** What was made of a source: numbers, and every fact that could not be expressed, with the reason. */
export class Report {
  #counts = new Map();
  #leftOut = new Map();

  count(what, by = 1) {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  /** Notes a fact of the source that no import line says. */
  leftOut(fact, reason, detail = '') {
    const facts = this.#leftOut.get(reason) ?? [];
    facts.push(detail === '' ? fact : `${fact}\t${detail}`);
    this.#leftOut.set(reason, facts);
  }

  /** Writes it to standard error: numbers first, then each reason with the facts under it. */
  print() {
    const text = [...this.#counts].map(([what, number]) => `${number}\t${what}`);
    for (const [reason, facts] of this.#leftOut) text.push(`${facts.length}\tnot expressed: ${reason}`);
    for (const [reason, facts] of this.#leftOut) text.push('', `# ${reason}`, ...facts);
    process.stderr.write(`${text.join('\n')}\n`);
  }
}

/** The first day of a date written as day, month or year: what it is ordered by. */
export function firstDay(written) {
  return `${written}-01-01`.slice(0, 10);
}

/** An import line. */
export function importLine(officerId, key, act) {
  return { subject: `officer/${officerId}`, key, act };
}

/** An act from old papers, with its key, and the facts of the source that it rests on. */
export function historicalAct(key, kind, effectiveOn, data, facts, note) {
  const basis = ` (${facts.map(({ factId }) => factId).join(', ')})`;
  const act = { kind, effectiveOn, historical: true, data, ...(note && { note: `${note}${basis}` }) };
  return { key, act, facts };
}

/** Runs a converter on the file that is named on the command line. */
export async function main(usage, convert) {
  const [path, ...options] = process.argv.slice(2);
  if (path === undefined || path === '--help') {
    process.stderr.write(`${usage}\n`);
    process.exitCode = 2;
    return;
  }
  process.stdout.on('error', (error) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  const report = new Report();
  try {
    await convert(path, report, new Set(options));
    report.print();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}
