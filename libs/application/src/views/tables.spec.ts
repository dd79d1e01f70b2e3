import { type RowQuery, SqliteViewsReader, SqliteViewsWriter } from '@elshi/read-models';
import { join } from 'node:path';
import { Folders } from '../testing/folders.js';
import {
  actFates,
  audit,
  correctedEvents,
  eligibility,
  officerNames,
  officers,
  viewTables,
} from './tables.js';

const at = { asOf: '2024-05-01', known: 1 };

/** A query as the lists ask it, with nothing but what is given. */
function query(table: string, more: Partial<RowQuery>): RowQuery {
  return { table, where: [], order: [], limit: 51, ...more };
}

const byId = { at, order: ['officerId'], after: ['w1'] };
const byPosition = { order: ['position'], after: [1] };
const byDay = { order: ['effectiveOn', 'position'], after: ['2024-05-01', 1] };
const window = { column: 'effectiveOn', from: '2024-05-01', before: '2024-06-01' };

describe('the views', () => {
  const folders = new Folders();
  let writer: SqliteViewsWriter;
  let reader: SqliteViewsReader;

  beforeAll(() => {
    const path = join(folders.make(), 'views.db');
    writer = SqliteViewsWriter.open(path, viewTables, 'test');
    reader = SqliteViewsReader.open(path, viewTables, 'test');
  });

  afterAll(() => {
    reader.close();
    writer.close();
    folders.remove();
  });

  it.each([
    ['all officers', officers.name, byId],
    ['officers of a rank', officers.name, { ...byId, where: [{ column: 'rank', is: 'ATTACHE' }] }],
    ['officers of an office', officers.name, { ...byId, where: [{ column: 'officeId', is: 'emb' }] }],
    ['officers of a status', officers.name, { ...byId, where: [{ column: 'status', is: 'LEFT' }] }],
    [
      'who becomes eligible',
      eligibility.name,
      {
        at,
        where: [{ column: 'eligibleOn', from: '2024-05-01', before: '2024-06-01' }],
        order: ['eligibleOn', 'officerId'],
      },
    ],
    ['all holders of a rank', eligibility.name, byId],
    ['everything recorded', audit.name, byPosition],
    ['what one recorded', audit.name, { ...byPosition, where: [{ column: 'actor', is: 'clerk' }] }],
    ['all of one kind', audit.name, { ...byPosition, where: [{ column: 'kind', is: 'AssignRank' }] }],
    ['all under one order', audit.name, { ...byPosition, where: [{ column: 'orderNo', is: '15-1/1' }] }],
    ['all about one', audit.name, { ...byPosition, where: [{ column: 'stream', is: 'officer-w1' }] }],
    ['all in effect in a window', audit.name, { ...byDay, where: [window] }],
    [
      'all in effect in a window that one recorded',
      audit.name,
      { ...byDay, where: [window, { column: 'actor', is: 'clerk' }] },
    ],
    [
      'all of one type in effect in a window',
      audit.name,
      { ...byDay, where: [window, { column: 'type', is: 'RankAssigned' }] },
    ],
    ['all corrected to a day in a window', correctedEvents.name, { at, ...byDay, where: [window] }],
    [
      'all of one type corrected to a day in a window',
      correctedEvents.name,
      { at, ...byDay, where: [window, { column: 'type', is: 'RankAssigned' }] },
    ],
    ['all corrected to an order', correctedEvents.name, { at, where: [{ column: 'orderNo', is: '15-1/1' }] }],
    [
      'all in effect in a window of one kind',
      audit.name,
      { ...byDay, where: [window, { column: 'kind', is: 'AssignRank' }] },
    ],
  ] as const)(
    'find %s in order, by an index: nothing is sorted, nothing is scanned',
    (_what, table, more) => {
      const plan = reader.plan(query(table, more)).join('; ');

      expect(plan).toMatch(/SEARCH t USING (INDEX|INTEGER PRIMARY KEY)/);
      expect(plan).not.toMatch(/TEMP B-TREE/);
      expect(plan).not.toMatch(/SCAN t\b/);
    },
  );

  it('find officers by a piece of a name from the few that have it', () => {
    const where = [{ inTable: officerNames.name, where: [{ searched: 'aigerim' }] }];
    const plan = reader.plan(query(officers.name, { ...byId, where }));

    expect(plan[0]).toMatch(/SEARCH t USING INDEX \w+ \(stream=/);
    expect(plan.join('; ')).toMatch(/SEARCH t USING INTEGER PRIMARY KEY/);
    expect(plan.join('; ')).toMatch(/VIRTUAL TABLE INDEX/);
  });

  it('find the lines of a page by their streams', () => {
    const where = [{ column: 'stream', isIn: ['officer-w1', 'officer-w2'] }];
    for (const table of [officers.name, officerNames.name])
      expect(reader.plan(query(table, { at, where }))[0]).toMatch(/SEARCH t USING INDEX \w+ \(stream=/);
    const acts = [{ column: 'actId', isIn: ['a', 'b'] }];
    expect(reader.plan(query(actFates.name, { at, where: acts }))[0]).toMatch(/SEARCH t USING INDEX/);
  });
});
