import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { buildOnce, ROOT, temporaryFolder } from './support/service.js';

interface Happened {
  readonly meanwhile: { readonly listed: readonly string[] };
  readonly afterwards: object;
  readonly failed: object;
  readonly again: object;
  readonly faults: readonly string[];
}

describe('a thread that dies', () => {
  const data = temporaryFolder();
  let happened: Happened;

  beforeAll(() => {
    buildOnce();
    const script = join(ROOT, 'test/support/end-threads.mjs');
    const printed = execFileSync(process.execPath, [script, data.path], { encoding: 'utf8' });
    happened = JSON.parse(printed) as Happened;
  }, 300_000);
  afterAll(() => data.remove());

  it('leaves the lists where they are, is told, and is started again', () => {
    const { meanwhile, afterwards, faults } = happened;
    expect(meanwhile.listed[0]).toBe('o1');
    expect(faults[0]).toMatch(/^The thread that keeps the lists has died: .* started again in 0\.2 s\.$/);
    expect(afterwards).toEqual({ listed: ['o1', 'o2'], deaths: { projector: 1, rebuilder: 0 } });
  });

  it('fails the rebuild that it was about, and nothing else', () => {
    const { failed, again, faults } = happened;
    expect(failed).toMatchObject({
      last: { kind: 'REBUILD', outcome: 'FAILED', fault: expect.stringContaining('has died') as string },
      deaths: { projector: 1, rebuilder: 1 },
      listed: ['o1', 'o2'],
    });
    expect(faults[1]).toMatch(/^The rebuild of the views failed: The thread that makes them has died/);
    expect(again).toMatchObject({
      last: { outcome: 'SWAPPED', comparison: { equal: true } },
      listed: ['o1', 'o2', 'o3'],
    });
    expect(faults).toHaveLength(2);
  });
});
