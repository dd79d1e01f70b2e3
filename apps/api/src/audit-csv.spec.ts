import type { Body } from '@elshi/application';
import { auditColumns } from './audit-csv.js';
import { csvLines } from './csv.js';

const item = (members: Body): Body => ({
  position: '7',
  recordedBy: 'a.nurlan',
  order: { type: 'MINISTER_ORDER', number: '15-1/77', date: '2022-03-10', issuedBy: 'MINISTER' },
  citations: [{ instrument: 'L299-II', article: '12', paragraph: '1(1)', edition: '2002' }],
  data: { rank: 'ATTACHE' },
  ...members,
});

/** The cells of one item by the headings of their columns. */
async function cellsOf(members: Body): Promise<Record<string, string>> {
  const lines: string[] = [];
  for await (const line of csvLines(auditColumns, rows([item(members)]))) lines.push(line);
  const [heading = '', row = ''] = lines;
  const cells = row.trimEnd().match(/("(?:[^"]|"")*"|[^,]*)(,|$)/g) ?? [];
  return Object.fromEntries(
    heading
      .trimEnd()
      .split(',')
      .map((name, index) => [name, (cells[index] ?? '').replace(/,$/, '')]),
  );
}

async function* rows(items: readonly Body[]): AsyncGenerator<Body> {
  yield* items;
}

describe('the audit trail as CSV', () => {
  it('has a column for everything that an auditor filters by', async () => {
    expect(await cellsOf({})).toMatchObject({
      position: '7',
      recordedBy: 'a.nurlan',
      orderNumber: '15-1/77',
      citations: 'L299-II 12 1(1)',
      data: '"{""rank"":""ATTACHE""}"',
      annulledBy: '',
    });
  });

  it('tells the day and the order that stand after corrections', async () => {
    const asCorrected = { effectiveOn: '2022-03-16', order: { number: '15-1/78' }, data: {} };
    const columns = ['correctedEffectiveOn', 'correctedOrderNumber'] as const;
    const cells = async (members: Body) => {
      const found = await cellsOf(members);
      return columns.map((column) => found[column]);
    };
    expect(await cells({ asCorrected })).toEqual(['2022-03-16', '15-1/78']);
    expect(await cells({ asCorrected: { ...asCorrected, order: null } })).toEqual(['2022-03-16', '']);
    expect(await cells({ asCorrected: null })).toEqual(['', '']);
  });

  it('leaves the columns of a missing order empty', async () => {
    expect(await cellsOf({ order: null })).toMatchObject({ orderType: '', orderNumber: '' });
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])(
    'writes %j so that no spreadsheet takes it for a formula',
    async (recordedBy) => {
      const { recordedBy: cell = '' } = await cellsOf({ recordedBy });
      expect(cell.replace(/^"/, '')).toMatch(/^'/);
    },
  );
});
