/**
 * How long the queries of the lists take over many careers in two clocks, beside the read of one row by its key in the same file, and whether they
 * find what a look at every row finds. A page of officers is measured with the lines that it shows; the events that the audit trail and
 * the feeds show are read from the log, which is no part of this.
 */
import { linesQueries } from '@elshi/application';
import { dateOf, dayNumber } from '@elshi/law';
import type { Row, RowQuery, SqliteViewsReader } from '@elshi/read-models';
import { isDeepStrictEqual } from 'node:util';
import { writeFileSync } from 'node:fs';
import { InventedLog } from '../test/support/filled-views.js';
import { numbersOf, TODAY } from '../test/support/invented-careers.js';
import type { AskedMoment } from '../test/support/list-questions.js';
import { ScannedViews } from '../test/support/scanned-views.js';
import { type AskedList, askedLists } from './asked-lists.js';
import { filledFile } from './filled-file.js';
import { Samples } from './samples.js';

const OFFICERS = Number(process.env['ELSHI_FILLED_OFFICERS'] ?? 100_000);
const ROUNDS = Number(process.env['ELSHI_BENCH_ROUNDS'] ?? 300);
const SEED = 1;
const BASELINE = 'one row by its key';
const SAMPLES = new URL('../.cache/bench/lists.samples.json', import.meta.url);

const log = new InventedLog(SEED, OFFICERS);
const next = numbersOf(SEED + 1);
const reader = filledFile(log);
const lists = askedLists(log, next);
const samples = new Samples();

const atPosition = (position: number): AskedMoment['position'] => BigInt(position);
const present = (): AskedMoment => ({
  asOf: TODAY,
  known: log.head,
  position: atPosition(log.events.length),
});
const past = (): AskedMoment => {
  const { step, position } = log.events[Math.floor(next() * log.events.length)]!;
  const asOf = dateOf(dayNumber(TODAY) - Math.floor(next() * 9000));
  return { asOf, known: step.known, position: atPosition(position) };
};
const CLOCKS = { present, past };

function oneRow(): RowQuery {
  const position = 1 + Math.floor(next() * log.events.length);
  return { table: 'audit', where: [{ column: 'position', isIn: [position] }], order: [], limit: 1 };
}

/** A page as a list reads it. */
async function read(
  views: SqliteViewsReader,
  list: AskedList,
  at: AskedMoment,
  queries: readonly RowQuery[],
) {
  const found: (readonly Row[])[] = [];
  for (const query of queries) found.push(await views.rows(query));
  if (!list.withLines) return found;
  const streams = [...new Set(found.flat().map(({ stream }) => stream))];
  for (const query of Object.values(linesQueries(streams, at))) await views.rows(query);
  return found;
}

for (let round = 0; round < ROUNDS; round += 1) {
  for (const list of lists) {
    for (const [clock, moment] of Object.entries(CLOCKS)) {
      const at = moment();
      const queries = list.draw(at);
      await samples.measure(`${list.name}, ${clock}`, () => read(reader, list, at, queries));
      const key = oneRow();
      await samples.measure(BASELINE, () => reader.rows(key));
    }
  }
}

const scanned = new ScannedViews(log);
let unequal = 0;
for (const list of lists) {
  const at = past();
  for (const query of list.draw(at)) {
    if (isDeepStrictEqual(await reader.rows(query), scanned.rows(query))) continue;
    unequal += 1;
    console.log(`Not what a scan finds: ${JSON.stringify(query)}`);
  }
}
reader.close();

const base = samples.quantile(BASELINE, 0.5);
const figure = (value: number): string => value.toFixed(value < 10 ? 2 : 1).padStart(9);
const line = (name: string, ...cells: readonly string[]): void =>
  console.log(name.padEnd(50) + cells.join(''));
console.log(
  `${OFFICERS} officers, ${log.events.length} events; ${ROUNDS} questions of each kind, page of 50.`,
);
line('', ...['p50 ms', 'p95 ms', 'p99 ms', '× p50', '× p95'].map((head) => head.padStart(9)));
for (const name of [
  BASELINE,
  ...lists.flatMap((list) => Object.keys(CLOCKS).map((clock) => `${list.name}, ${clock}`)),
]) {
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => samples.quantile(name, share)) as [
    number,
    number,
    number,
  ];
  line(name, ...[p50, p95, p99, p50 / base, p95 / base].map(figure));
}
console.log(
  `× is against the median of ${BASELINE}. Compared with a scan: ${lists.length} questions, ${unequal} unequal.`,
);
writeFileSync(SAMPLES, JSON.stringify({ officers: OFFICERS, rounds: ROUNDS, milliseconds: samples }));
if (unequal > 0) process.exitCode = 1;
