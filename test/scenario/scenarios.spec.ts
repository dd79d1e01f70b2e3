import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Served, serveLog } from '../support/served-log.js';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from '../support/service.js';

const FOLDER = join(ROOT, '../shared/scenarios');
const present = existsSync(join(FOLDER, 'run.mjs'));
const numbered = (letter: string, from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_none, at) => `${letter}${String(from + at).padStart(2, '0')}`);

/** The scenarios of what is built: officers, proposals and findings. Those of offices and postings are not all asked yet. */
const SCENARIOS = [
  ...numbered('W', 1, 8),
  ...numbered('W', 9, 30),
  'W25-annulled',
  ...numbered('A-', 1, 5),
  ...numbered('R-', 1, 12),
  ...numbered('T-', 1, 3),
  'O-05',
  ...numbered('O-', 15, 16),
  'P-01',
  'P-05',
  'P-02',
  ...numbered('H-', 1, 3),
  ...numbered('C-', 2, 3),
  ...numbered('X-', 1, 2),
  'X-04',
  ...numbered('X-', 6, 13),
];

if (!present) console.warn(`SKIPPED: there are no scenarios at ${FOLDER}, so none was run.`);

(present ? describe : describe.skip).each(['embedded', 'served'])('the scenarios, with the log %s', (log) => {
  const data = temporaryFolder();
  let served: Served | undefined;
  let service: Service;
  let lines: readonly string[];

  beforeAll(async () => {
    buildOnce();
    if (log === 'served') served = await serveLog(join(data.path, 'log'));
    service = await startService({
      ELSHI_DATA: join(data.path, 'node'),
      EVENT_STORE: served?.address ?? 'embedded:',
    });
    lines = (await run(service.base)).split('\n');
  }, 300_000);

  afterAll(async () => {
    expect(await service.stop()).toBe(0);
    expect(await (served?.stop() ?? 0)).toBe(0);
    data.remove();
  });

  it.each(SCENARIOS)('%s', (id) => {
    const steps = lines.filter((line) => line.startsWith(`ok   ${id} step`));
    const faults = lines.filter((line) => line.startsWith(`FAIL ${id} step`));
    expect(faults).toEqual([]);
    expect(steps.length).toBeGreaterThan(0);
  });
});

function run(base: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const args = [join(FOLDER, 'run.mjs'), '--base', base, '--verbose', '--only', SCENARIOS.join(',')];
    const runner = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let printed = '';
    runner.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
    runner.on('error', reject).on('close', () => resolve(printed));
  });
}
