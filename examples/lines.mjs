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

/** What was made of a source: numbers, every fact that could not be expressed, with the reason, and what is wrong with a fact. */
export class Report {
  #counts = new Map();
  #leftOut = new Map();
  #findings = new Map();
  #read = new Set();
  #recorded = new Set();

  count(what, by = 1) {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + by);
  }

  /** Notes a fact of the source of which the report has to account. */
  read(fact) {
    this.#read.add(fact);
  }

  /** Notes a fact of the source that an import line says. */
  recorded(fact) {
    this.#recorded.add(fact);
  }

  /** Notes a fact of the source that no import line says. */
  leftOut(fact, reason, detail = '') {
    under(this.#leftOut, reason, fact, detail);
  }

  /** Notes what does not fit in a fact of the source, whether an import line says the rest of it or not. */
  finding(fact, reason, detail = '') {
    under(this.#findings, reason, fact, detail);
  }

  /** Writes it to standard error: numbers first, then each reason with the facts under it. */
  print() {
    const text = [...this.#counts, ...this.#account()].map(([what, number]) => `${number}\t${what}`);
    const listed = [...prefixed('not expressed', this.#leftOut), ...prefixed('finding', this.#findings)];
    for (const [what, { facts }] of listed) text.push(`${facts.length}\t${what}`);
    for (const [, { reason, facts }] of listed)
      text.push(
        '',
        `# ${reason}`,
        ...facts.map(({ fact, detail }) => (detail === '' ? fact : `${fact}\t${detail}`)),
      );
    process.stderr.write(`${text.join('\n')}\n`);
  }

  /** What became of each fact that was read. None gets lost. */
  #account() {
    if (this.#read.size === 0) return [];
    const of = (reasons) => new Set([...reasons.values()].flatMap((facts) => facts.map(({ fact }) => fact)));
    const [leftOut, found] = [of(this.#leftOut), of(this.#findings)];
    const facts = [...this.#read];
    const recorded = facts.filter((fact) => this.#recorded.has(fact));
    const listed = facts.filter((fact) => !this.#recorded.has(fact) && leftOut.has(fact));
    const findings = facts.filter(
      (fact) => !this.#recorded.has(fact) && !leftOut.has(fact) && found.has(fact),
    );
    const lost = facts.length - recorded.length - listed.length - findings.length;
    if (lost > 0) throw new Error(`Nothing is said of ${lost} facts.`);
    return [
      ['facts read', facts.length],
      ['facts recorded as acts', recorded.length],
      ['facts recorded as acts, with a finding', recorded.filter((fact) => found.has(fact)).length],
      ['facts that are findings only', findings.length],
      ['facts listed with the reason why they are neither', listed.length],
    ];
  }
}

function under(reasons, reason, fact, detail) {
  if (!reasons.has(reason)) reasons.set(reason, []);
  reasons.get(reason).push({ fact, detail });
}

function prefixed(what, reasons) {
  return [...reasons].map(([reason, facts]) => [`${what}: ${reason}`, { reason, facts }]);
}

/** The first day of a date written as day, month or year: what it is ordered by. */
export function firstDay(written) {
  return `${written}-01-01`.slice(0, 10);
}

/** An import line about an officer or an office: `officer/abenov`. */
export function importLine(subject, key, act) {
  return { subject, key, act };
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
