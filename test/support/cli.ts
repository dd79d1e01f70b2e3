import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './service.js';

/** What became of a command. */
export interface Ran {
  /** Null where a signal ended it. */
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Starts the built command line program. */
export function startCli(...args: readonly string[]): ChildProcessWithoutNullStreams {
  return startIn({}, args);
}

function startIn(
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [join(ROOT, 'dist/apps/cli/src/main.js'), ...args], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', ...environment },
  });
}

/** Runs it to its end with a token or a key to show. */
export function cliShowing(token: string, ...args: readonly string[]): Promise<Ran> {
  return ended(startIn({ ELSHI_TOKEN: token }, args));
}

/** Runs it to its end. */
export function cli(...args: readonly string[]): Promise<Ran> {
  return ended(startCli(...args));
}

/** Runs it with something on its standard input. */
export function cliWith(input: string | Uint8Array, ...args: readonly string[]): Promise<Ran> {
  const child = startCli(...args);
  child.stdin.on('error', () => undefined).end(input);
  return ended(child);
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  const printed = { output: '', errors: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed.output += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (printed.errors += text));
  return new Promise((resolve, reject) => {
    child.on('error', reject).on('close', (code) => resolve({ code, ...printed }));
  });
}
