import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { convert } from './support/converters.js';
import { type InProcess, startInProcess } from './support/in-process.js';
import { ambassador, charge, SCRIPT } from './support/invented-missions.js';
import { ROOT } from './support/service.js';

const run = promisify(execFile);
const inVienna = { residentAt: { locale: 'vienna', territoryId: 'austria' } };
const facts = [
  ambassador('m1', 'ann', 'austria', { ...inVienna, startedOn: '1930-01-01', endedOn: '1934-05-10' }),
  ambassador('m2', 'ann', 'hungary', { ...inVienna, startedOn: '1931-01-01', endedOn: '1933-01-01' }),
  ambassador('m3', 'bob', 'hungary', { startedOn: '1929-01-01', endedOn: '1930-01-01' }),
  ambassador('m4', 'cid', 'hungary', { ...charge, startedOn: '1935-03', endedOn: '1936-01-01' }),
  ambassador('m5', 'dan', 'hungary', { startedOn: '1936-02-01', endedOn: '1937-01-01' }),
];
const { texts } = convert(SCRIPT, facts);

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
  const headers = { 'content-type': 'application/x-ndjson' };
  const answer = await fetch(`${on.base}/v1/import`, { method: 'POST', headers, body: texts.join('\n') });
  expect(await answer.text()).toContain(`"created":${texts.length},"unchanged":0,"errors":0`);
}, 30_000);
afterAll(() => on.close());

/** What the script prints, each line by its columns. */
async function asked(...question: readonly string[]): Promise<readonly (readonly string[])[]> {
  const args = [join(ROOT, 'examples', 'mission-questions.mjs'), ...question];
  const { stdout } = await run(process.execPath, args, { env: { ...process.env, ELSHI_URL: on.base } });
  return stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => text.split('\t'));
}

describe('questions about missions', () => {
  it('tell who headed one on some days, from elsewhere where nobody did there', async () => {
    const days = ['1929-12-31', '1930-01-01', '1931-01-01', '1932-12-31', '1933-01-01', '1935-03-01'];

    expect(await asked('heads', 'hungary', ...days)).toEqual([
      ['1929-12-31', 'SUBSTANTIVE', 'bob', 'AMBASSADOR', '1929-01-01'],
      ['1930-01-01', 'VACANT', '-', '-', '-'],
      ['1931-01-01', 'ACCREDITED', 'ann', 'austria', '1931-01-01'],
      ['1932-12-31', 'ACCREDITED', 'ann', 'austria', '1931-01-01'],
      ['1933-01-01', 'VACANT', '-', '-', '-'],
      ['1935-03-01', 'ACTING', 'cid', 'CHARGE_DAFFAIRES_AD_INTERIM', '1935-03-01'],
    ]);
  });

  it('tell the vacancies of one, and who acted there', async () => {
    expect(await asked('periods', 'hungary')).toEqual([
      ['VACANT', '1930-01-01', '1935-03-01', '-', '-', '-'],
      ['ACTING', '1935-03-01', '1936-01-01', 'cid', 'CHARGE_DAFFAIRES_AD_INTERIM', 'VACANCY'],
      ['VACANT', '1936-01-01', '1936-02-01', '-', '-', '-'],
      ['VACANT', '1937-01-01', '-', '-', '-', '-'],
    ]);
  });

  it('tell the longest gaps between two who commanded, without the days of an accreditation', async () => {
    expect(await asked('gaps', '2')).toEqual([
      ['hungary', '1933-01-01', '1935-03-01', '789 days'],
      ['hungary', '1930-01-01', '1931-01-01', '365 days'],
    ]);
    expect(await asked('gaps')).toHaveLength(3);
  });

  it('tell who is accredited to more than one state, from the first day to the last', async () => {
    const both = [['ann', 'AT', 'HU']];

    expect(await asked('accredited', '1930-12-31')).toEqual([]);
    expect(await asked('accredited', '1931-01-01')).toEqual(both);
    expect(await asked('accredited', '1932-12-31')).toEqual(both);
    expect(await asked('accredited', '1933-01-01')).toEqual([]);
  });
});
