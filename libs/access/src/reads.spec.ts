import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ReadEntry, ReadLog } from './reads.js';

let folder: string;
let log: ReadLog;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'elshi-reads-'));
  log = ReadLog.open(folder);
});
afterEach(async () => {
  await log.close();
  rmSync(folder, { recursive: true });
});

const entry = (at: number, subject: string | null, caller = 'registrar'): ReadEntry => ({
  ...{ at, caller, name: null, roles: ['REG'], address: '192.0.2.7', method: 'GET' },
  ...{ endpoint: '/v1/officers/{id}', subject, query: 'asOf=2020-01-01', requestId: `r-${at}`, status: 200 },
});
const at = (filter: object, limit = 50, before?: number) =>
  log.list(filter, limit, before).map((read) => read.at);

describe('the log of reads', () => {
  it('has what was added, together or one by one, the latest first', async () => {
    await Promise.all([1, 2, 3].map((time) => log.add(entry(time, 'officer/w01'))));
    await log.add(entry(4, null, 'auditor'));
    expect(at({})).toEqual([4, 3, 2, 1]);
    expect(log.list({}, 1)).toEqual([{ ...entry(4, null, 'auditor'), number: 4 }]);
    expect(at({}, 2, 4)).toEqual([3, 2]);
  });

  it('finds by record, by caller, and by both', async () => {
    await log.add(entry(1, 'officer/w01'));
    await log.add(entry(2, 'officer/w02'));
    await log.add(entry(3, 'officer/w01', 'auditor'));
    await log.add(entry(4, null, 'auditor'));
    expect(at({ subject: 'officer/w01' })).toEqual([3, 1]);
    expect(at({ caller: 'auditor' })).toEqual([4, 3]);
    expect(at({ subject: 'officer/w01', caller: 'auditor' })).toEqual([3]);
    expect(at({ subject: 'officer/w03' })).toEqual([]);
  });

  it('is seen by another process as soon as an entry was added, and is for its owner alone', async () => {
    await log.add(entry(1, 'officer/w01'));
    const beside = ReadLog.open(folder);
    expect(beside.list({}, 10)).toHaveLength(1);
    await beside.close();
    expect(statSync(join(folder, 'reads.db')).mode & 0o777).toBe(0o600);
  });

  it('lets go of what is older than an instant, piece by piece, and gives no number again', async () => {
    await Promise.all(Array.from({ length: 4500 }, (_, time) => log.add(entry(time, null))));
    while (log.forgetBefore(4499));
    expect(at({})).toEqual([4499]);
    expect(log.forgetBefore(4499)).toBe(false);
    while (log.forgetBefore(5000));
    expect(at({})).toEqual([]);
    await log.add(entry(6000, null));
    expect(log.list({}, 1)[0]?.number).toBe(4501);
  });
});
