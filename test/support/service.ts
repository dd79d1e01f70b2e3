import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');
/** Long enough for a machine that has much else to do. */
const READY_WITHIN = 60_000;
const ADDRESS = /https?:\/\/127\.0\.0\.1:\d+/;

/** The service as it is shipped: the built program in a process of its own. */
export interface Service {
  readonly base: string;
  readonly process: ChildProcess;
  /** Everything that it has printed so far. */
  readonly output: () => string;
  /** Ends it with a signal; the exit code, or null where the signal killed it. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

/** Brings the built programs up to the sources, unless they are. */
export function buildOnce(): void {
  execFileSync(process.execPath, ['scripts/build-if-needed.mjs'], { cwd: ROOT, stdio: 'pipe' });
}

/** Starts the built service on a free port of the loopback interface and waits until it is ready. */
export async function startService(settings: Readonly<Record<string, string>>): Promise<Service> {
  const service = await launchService(settings);
  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until && service.process.exitCode === null) {
    if (await isReady(service.base)) return service;
    await pause();
  }
  service.process.kill('SIGKILL');
  throw new Error(`The service did not become ready. It printed: ${service.output()}`);
}

/** Starts the built service, and waits until it listens; it may not be ready for a long time. */
export async function launchService(settings: Readonly<Record<string, string>>): Promise<Service> {
  const child = spawn(process.execPath, ['dist/apps/api/src/main.js'], {
    cwd: ROOT,
    env: { PATH: process.env['PATH'] ?? '', PORT: '0', LOG_LEVEL: 'warn', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const exited = new Promise<number | null>((resolve) => child.on('exit', resolve));
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (printed += text));

  const until = Date.now() + READY_WITHIN;
  while (Date.now() < until && child.exitCode === null && child.signalCode === null) {
    const base = ADDRESS.exec(printed)?.[0];
    if (base !== undefined) {
      const stop = (signal: NodeJS.Signals = 'SIGTERM') => {
        child.kill(signal);
        return exited;
      };
      return { base, process: child, output: () => printed, stop };
    }
    await pause();
  }
  child.kill('SIGKILL');
  await exited;
  throw new Error(`The service did not start. It printed: ${printed}`);
}

function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 20));
}

/** A new folder for data, and what removes it. */
export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'elshi-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

async function isReady(base: string): Promise<boolean> {
  try {
    const { status } = await fetch(`${base}/health/ready`);
    return status === 200;
  } catch {
    return false;
  }
}
