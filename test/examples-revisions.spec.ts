import { execFileSync } from 'node:child_process';
import { existsSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { microsToInstant } from '@elshi/event-store';
import { EditedRegister } from './support/edited-register.js';
import { expected, shownOf } from './support/register-lines.js';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from './support/service.js';

const FOLDER = join(ROOT, '../shared/data');
const REVISIONS = join(FOLDER, 'pocom-revisions.jsonl');
const POSTINGS = join(FOLDER, 'pocom-postings.jsonl');
const present = existsSync(REVISIONS);
/** How many pairs of a record and a moment are compared; `all` takes every record at each of its edits. */
const PAIRS = process.env['ELSHI_REVISION_PAIRS'] ?? '2000';
const SEED = Number(process.env['ELSHI_SEED'] ?? 20_260_620);

if (!present) console.warn(`SKIPPED: there is no register at ${FOLDER}, so none was replayed.`);

const SECOND = 1_000_000;
const DAY = 86_400 * SECOND;

type Pair = readonly [record: string, moment: number];

(present ? describe : describe.skip)('a register with eleven years of edits', () => {
  const folder = temporaryFolder();
  let register: EditedRegister;
  let service: Service;

  beforeAll(async () => {
    buildOnce();
    register = new EditedRegister(REVISIONS, POSTINGS);
    service = await startService({ ELSHI_DATA: join(folder.path, 'data') });
    const lines = join(folder.path, 'lines.ndjson');
    const script = join(ROOT, 'examples/pocom-revisions.mjs');
    execFileSync(process.execPath, [script, REVISIONS, POSTINGS], {
      stdio: ['ignore', openSync(lines, 'w'), 'ignore'],
    });
    const answer = await fetch(`${service.base}/v1/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: readFileSync(lines),
    });
    const reports = (await answer.text()).trim().split('\n');
    const refused = reports.slice(0, -1).filter((report) => !report.includes('"outcome":"CREATED"'));
    expect(refused).toEqual([]);
  }, 600_000);

  afterAll(async () => {
    expect(await service.stop()).toBe(0);
    folder.remove();
  });

  it(`answers with knownAt what the register said then: ${PAIRS} pairs of a record and a moment`, async () => {
    const pairs = PAIRS === 'all' ? everyPair(register) : sampled(register, Number(PAIRS), SEED);
    const differing: string[] = [];
    for (const pair of pairs) differing.push(...(await differences(pair)));

    expect(differing).toEqual([]);
    const held = pairs.filter(([record, moment]) => expected(record, register.at(record, moment))).length;
    expect(held).toBeGreaterThan(pairs.length / 2);
    if (PAIRS === 'all')
      console.info(`${pairs.length} pairs: in ${held} the post was held, in the others it was none then.`);
  }, 3_600_000);

  /** What the service shows otherwise than the register did, of whomever the record was ever about. */
  async function differences([record, moment]: Pair): Promise<readonly string[]> {
    const state = register.at(record, moment);
    const line = expected(record, state);
    const found: string[] = [];
    for (const person of register.personsOf(record)) {
      const wanted = line !== undefined && person === state?.['person-id'] ? [line] : [];
      const shown = await shownBy(person, moment, record, wanted[0]);
      const [one, other] = [wanted, shown].map((lines) => JSON.stringify(lines));
      if (one !== other)
        found.push(`${record} at ${microsToInstant(moment)} of ${person}: said ${one}, shown ${other}`);
    }
    return found;
  }

  async function shownBy(
    person: string,
    moment: number,
    record: string,
    rank: Parameters<typeof shownOf>[2],
  ): Promise<ReturnType<typeof shownOf>> {
    const clocks = `asOf=2199-12-31&knownAt=${microsToInstant(moment)}`;
    const answer = await fetch(`${service.base}/v1/officers/${person}?${clocks}`);
    const body = (await answer.json()) as Readonly<Record<string, unknown>>;
    if (answer.status === 404) return [];
    expect([answer.status, person]).toEqual([200, person]);
    return shownOf(record, body, rank);
  }
});

/** Every record a day before, just before, in the second of, and a day after each of its edits; once where it has none. */
function everyPair(register: EditedRegister): readonly Pair[] {
  return register.records.flatMap((record) =>
    momentsOf(register, record).map((moment): Pair => [record, moment]),
  );
}

/** The register's clock tells seconds: what was edited in one is known by its end. */
function momentsOf(register: EditedRegister, record: string): readonly number[] {
  const edits = register.editsOf(record);
  const around = edits.flatMap((edit) => [edit - DAY, edit - 1, edit + SECOND - 1, edit + DAY]);
  return [...(edits.length === 0 ? [register.last] : []), ...around]
    .map((moment) => Math.max(moment, register.first - 1))
    .map((moment) => Math.min(moment, register.last + SECOND - 1));
}

/** Records and moments by chance: near an edit of the record, or at any time. */
function sampled(register: EditedRegister, count: number, seed: number): readonly Pair[] {
  const next = chance(seed);
  const { records, first, last } = register;
  return Array.from({ length: count }, (): Pair => {
    const record = records[Math.floor(next() * records.length)]!;
    const near = momentsOf(register, record);
    const anywhere = Math.floor((first + next() * (last - first)) / SECOND) * SECOND - 1;
    return [record, next() < 0.7 ? near[Math.floor(next() * near.length)]! : Math.max(anywhere, first - 1)];
  });
}

/** Numbers from 0 to 1: the same ones for the same seed. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
}
