import { type RowQuery, SqliteViewsReader, SqliteViewsWriter } from '@elshi/read-models';
import { join } from 'node:path';
import { Folders } from '../testing/folders.js';
import { findings, viewTables } from './tables.js';

describe('the view of findings', () => {
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

  it.each<[string, RowQuery['where']]>([
    ['all that are open', []],
    ['those of a rule', [{ column: 'rule', is: 'IRREGULAR_ACT' }]],
    ['those of a severity', [{ column: 'severity', is: 'ERROR' }]],
    ['those about one subject', [{ column: 'subject', is: 'officer/w1' }]],
  ])('finds %s in order, by an index: nothing is sorted, nothing is scanned', (_what, where) => {
    const plan = reader.plan({
      table: findings.name,
      at: { asOf: '2024-05-01', known: 1 },
      where: [{ column: 'status', is: 'open' }, ...where],
      order: ['subject', 'findingId'],
      after: ['officer/w1', 'a'],
      limit: 51,
    });

    expect(plan.join('; ')).toMatch(/SEARCH t USING INDEX/);
    expect(plan.join('; ')).not.toMatch(/TEMP B-TREE|SCAN t\b/);
  });
});
