import { execFileSync, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './service.js';

/** What a process finds that opens a folder and makes its lists anew. */
export interface CheckedLists {
  readonly officers: readonly string[];
  readonly faults: readonly string[];
  readonly rebuilt: { readonly events: number; readonly digest: string; readonly before: string | null };
}

export function checkedLists(folder: string): CheckedLists {
  const script = join(ROOT, 'test/support/check-lists.mjs');
  const printed = execFileSync(process.execPath, [script, folder], { encoding: 'utf8', maxBuffer: Infinity });
  return JSON.parse(printed) as CheckedLists;
}

/** When a process is killed: so many milliseconds after it has printed so many lines that begin with the mark. */
export interface Doom {
  readonly mark: string;
  readonly lines: number;
  readonly milliseconds: number;
}

/** Runs a script of this folder in a process of its own until it is killed; the whole lines without the mark that it has printed. */
export function printedUntilKilled(
  script: string,
  { mark, lines, milliseconds }: Doom,
  ...args: readonly string[]
): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, 'test/support', script), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let printed = '';
    let doomed = false;
    const whole = (): readonly string[] => printed.split('\n').slice(0, -1);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      printed += text;
      if (doomed || whole().filter((line) => line.startsWith(mark)).length < lines) return;
      doomed = true;
      setTimeout(() => child.kill('SIGKILL'), milliseconds);
    });
    child.on('error', reject);
    child.on('close', () => resolve(whole().filter((line) => mark === '' || !line.startsWith(mark))));
  });
}
