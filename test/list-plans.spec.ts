import fc from 'fast-check';
import { auditQuery, officersQuery } from '@elshi/application';
import { calendarDate } from '@elshi/law';
import { type RowQuery, SqliteViewsReader, SqliteViewsWriter, type Value } from '@elshi/read-models';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyQuestion } from './support/any-question.js';
import { filledTables, fillViews, InventedLog } from './support/filled-views.js';
import { TODAY } from './support/invented-careers.js';
import { type AskedMoment, questionsAt } from './support/list-questions.js';
import { writeNamesakes } from './support/namesakes.js';
import { ScannedViews } from './support/scanned-views.js';

const OFFICERS = Number(process.env['ELSHI_FILLED_OFFICERS'] ?? 400);
const RUNS = Number(process.env['ELSHI_RUNS'] ?? 200);
const FILLING = 60_000 + OFFICERS * 20;

/** A table found by an index, or rows named one by one by their number. */
const BY_INDEX = /^SEARCH (t|o|names) USING (COVERING )?(INDEX|INTEGER PRIMARY KEY)/;
/** A part of the statement, the search in names and what it found, or the rows that the query itself names. */
const AROUND =
  /^((CORRELATED )?(SCALAR|LIST) SUBQUERY \d+|CO-ROUTINE f|SCAN f|SCAN \w+ VIRTUAL TABLE INDEX .*)$/;
/** An index gone along from its beginning, which ends when the page is full. */
const IN_ORDER = /^SCAN t USING (COVERING )?INDEX/;
const SORTED = 'USE TEMP B-TREE FOR ORDER BY';

describe('the queries of the lists, over many careers in two clocks', () => {
  let folder: string;
  let log: InventedLog;
  let reader: SqliteViewsReader;
  let moments: readonly AskedMoment[];

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'elshi-plans-'));
    log = new InventedLog(1, OFFICERS);
    const writer = SqliteViewsWriter.open(join(folder, 'views.db'), filledTables, 'test');
    fillViews(writer, log);
    writer.close();
    reader = SqliteViewsReader.open(join(folder, 'views.db'), filledTables, 'test');
    moments = [
      momentAt(TODAY, log.head),
      momentAt('2015-06-01', log.events[log.events.length >> 1]!.step.known),
      momentAt('2031-01-01', log.events[10]!.step.known),
    ];
  }, FILLING);

  afterAll(() => {
    reader.close();
    rmSync(folder, { recursive: true });
  });

  const momentAt = (asOf: string, known: number): AskedMoment => {
    return { asOf: calendarDate(asOf), known, position: BigInt(log.positionAt(known)) };
  };

  it('go along an index, whatever is asked for, on every page and at every moment', () => {
    const faults = moments.flatMap((moment) =>
      questionsAt(moment).flatMap(({ what, query }) => {
        const steps = reader.plan(query);
        const isAll = query.where.every(isOnlyMoment) && query.order.length > 0 && query.after === undefined;
        const mayStand = (step: string): boolean =>
          BY_INDEX.test(step) || AROUND.test(step) || (isAll && IN_ORDER.test(step));
        const wrong = steps.filter((step) => !mayStand(step) && !(step === SORTED && namesItsRows(query)));
        return wrong.map((step) => `${what}: ${step}`);
      }),
    );

    expect(faults).toEqual([]);
    expect(questionsAt(moments[0]!).length).toBeGreaterThan(250);
  });

  it.each([
    ['an order rather than who recorded', { order: '3-17900/1', actor: 'clerk-3' }, 'orderNo=?'],
    ['a subject rather than a kind', { subject: 'officer/p000013', kind: 'AssignRank' }, 'stream=?'],
    ['both of actor and kind', { actor: 'import', kind: 'AnnulAct' }, 'actor=? AND kind=?'],
  ])('find by %s', (_what, filter, by) => {
    const recorded = { from: 1, before: 1000 };
    expect(reader.plan(auditQuery(filter, recorded, { limit: 51 }))[0]).toContain(`(${by} AND rowid`);
  });

  it('put those in order who have a piece of a name, and look each up until the page is full', async () => {
    const query = officersQuery({ q: 'kz-000013' }, moments[0]!, { limit: 51 });
    const steps = reader.plan(query);

    expect(steps[0]).toBe('CO-ROUTINE f');
    expect(steps.filter((step) => step === SORTED)).toHaveLength(1);
    expect(steps.find((step) => step.includes(' t '))).toMatch(/^SEARCH t USING INDEX \w+ \(stream=/);
    expect(await reader.rows(query)).toHaveLength(1);
  });

  it('go along the ids where most have the piece, and ask each whether he has', async () => {
    const path = join(folder, 'of-one-name.db');
    const officers = 6000;
    writeNamesakes(path, officers);
    const namesakes = SqliteViewsReader.open(path, filledTables, 'test');
    const [common, rare] = ['kz', `kz-${officers - 1}`].map((q) =>
      officersQuery({ q }, momentAt(TODAY, log.head), { limit: 3, after: ['p0100'] }),
    );

    expect(namesakes.plan(common!)[0]).toMatch(/^SEARCH t USING INDEX \w+ \(officerId>/);
    expect(namesakes.plan(common!)).not.toContain(SORTED);
    expect(namesakes.plan(rare!)[0]).toBe('CO-ROUTINE f');
    const ids = (await namesakes.rows(common!)).map(({ officerId }) => officerId);
    expect(ids).toEqual(['p0101', 'p0102', 'p0103']);
    expect((await namesakes.rows(rare!)).map(({ officerId }) => officerId)).toEqual([`p${officers - 1}`]);
    namesakes.close();
  });

  it('find what a look at every row finds, page by page', async () => {
    const scanned = new ScannedViews(log);
    const found = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(anyQuestion(log), async ({ asOf, share, limit, make }) => {
        const known = log.events[Math.floor(share * (log.events.length - 1))]!.step.known;
        for (const query of make(momentAt(asOf, known), limit)) {
          const all = scanned.rows({ ...query, limit: 3 * limit });
          const pages: unknown[] = [];
          let after: readonly Value[] | undefined;
          for (let page = 0; page < 3; page += 1) {
            const rows = await reader.rows({ ...query, ...(after && { after }) });
            pages.push(...rows);
            if (rows.length < limit) break;
            after = query.order.map((column) => rows.at(-1)![column] ?? null);
          }
          expect(pages).toEqual(all);
          found.set(query.table, (found.get(query.table) ?? 0) + all.length);
        }
      }),
      { numRuns: RUNS },
    );
    // What finds nothing shows nothing.
    for (const table of ['officers', 'offices', 'proposals', 'audit'])
      expect(found.get(table)).toBeGreaterThan(RUNS / 10);
  }, 600_000);
});

/** Rows that are found one by one may be put in order afterwards: there are as many as the query names, or as few as have a rare piece. */
function namesItsRows({ where }: RowQuery): boolean {
  return where.some((condition) => 'isIn' in condition || 'inTable' in condition);
}

/** A range without bounds, or the positions that are known by the moment. */
function isOnlyMoment(condition: RowQuery['where'][number]): boolean {
  if ('searched' in condition || 'inTable' in condition || 'is' in condition || 'isIn' in condition)
    return false;
  const { column, from, before } = condition;
  return from === undefined && (before === undefined || column === 'position');
}
