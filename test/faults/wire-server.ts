import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A log served over the wire by a process of its own, which can be killed, frozen and started again. */
export class WireServer {
  readonly #folder: string;
  #process: ChildProcess | undefined;
  #port = 0;

  /** Starts one over the log in a folder. */
  static async start(folder: string): Promise<WireServer> {
    const server = new WireServer(folder);
    await server.start();
    return server;
  }

  private constructor(folder: string) {
    this.#folder = folder;
  }

  get port(): number {
    return this.#port;
  }

  /** Starts it, at the port that it had before. */
  async start(): Promise<void> {
    const program = join(import.meta.dirname, 'serve-wire-log.mjs');
    const child = spawn(process.execPath, [program, this.#folder, String(this.#port)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#process = child;
    this.#port = await new Promise<number>((resolve, reject) => {
      let printed = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        printed += text;
        const port = /^port (\d+)$/m.exec(printed)?.[1];
        if (port !== undefined) {
          resolve(Number(port));
        }
      });
      child.once('exit', () => reject(new Error('The server ended before it served.')));
    });
  }

  freeze(): void {
    this.#process?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#process?.kill('SIGCONT');
  }

  /** Kills it at once, or ends it in an orderly way. */
  async end(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const child = this.#process;
    this.#process = undefined;
    if (child?.exitCode === null && child.signalCode === null) {
      const ended = once(child, 'exit');
      child.kill(signal);
      await ended;
    }
  }
}
