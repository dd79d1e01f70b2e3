import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildOnce, ROOT, temporaryFolder } from './support/service.js';

const RUNS = Number(process.env['ELSHI_KILLS'] ?? 3);

interface Checked {
  readonly officers: readonly string[];
  readonly faults: readonly string[];
  readonly rebuilt: { readonly events: number; readonly digest: string; readonly before: string | null };
}

describe('lists whose process is killed', () => {
  const data = temporaryFolder();

  beforeAll(buildOnce, 300_000);
  afterAll(() => data.remove());

  it(
    `go on where they were, and miss nothing, ${RUNS} times over`,
    async () => {
      const acknowledged: string[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        acknowledged.push(...(await recordUntilKilled(data.path, run)));
        const { officers, faults, rebuilt } = check(data.path);

        const listed = new Set(officers);
        expect(acknowledged.filter((id) => !listed.has(id))).toEqual([]);
        expect(listed.size).toBe(officers.length);
        expect(faults).toEqual([]);
        expect(rebuilt.events).toBe(officers.length);
        expect(rebuilt.before).toBe(rebuilt.digest);
      }
      expect(acknowledged.length).toBeGreaterThan(0);
    },
    60_000 + RUNS * 60_000,
  );
});

/** Records officers in a process of its own, which is killed at some moment; the ids that it acknowledged. */
function recordUntilKilled(folder: string, run: number): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const script = join(ROOT, 'test/support/record-officers.mjs');
    const child = spawn(process.execPath, [script, folder, String(run)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    let doomed = false;
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (doomed) return;
      doomed = true;
      setTimeout(() => child.kill('SIGKILL'), 50 + Math.random() * 700);
    });
    child.on('error', reject);
    child.on('close', () => resolve(printed.split('\n').slice(0, -1)));
  });
}

function check(folder: string): Checked {
  const script = join(ROOT, 'test/support/check-lists.mjs');
  return JSON.parse(execFileSync(process.execPath, [script, folder], { encoding: 'utf8' })) as Checked;
}
