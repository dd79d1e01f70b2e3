import { spawn } from 'node:child_process';
import { ROOT } from './service.js';

const DOOR = /esdb:\/\/127\.0\.0\.1:\d+\?tls=false/;

/** A log of its own, served by the built program in a process of its own. */
export interface Served {
  readonly address: string;
  readonly printed: () => string;
  readonly stop: () => Promise<number | null>;
}

/** Runs `elshi serve-log --writable`; resolves when it serves, or when it has ended. */
export async function serveLog(folder: string): Promise<Served> {
  const args = ['dist/apps/cli/src/main.js', 'serve-log', '--writable', '--port', '0', '--data', folder];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
  const serving = new Promise<void>((resolve) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        if (DOOR.test(printed)) resolve();
      });
  });
  await Promise.race([serving, exited]);
  const stop = (): Promise<number | null> => {
    child.kill('SIGTERM');
    return exited;
  };
  return { address: DOOR.exec(printed)?.[0] ?? '', printed: () => printed, stop };
}
