import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './service.js';

interface Handled {
  readonly id: string;
  readonly subject: string;
  readonly revision: number;
}

/** Consumers of a group, the shipped example, each in a process of its own, and what they have done together. */
export class GroupConsumers {
  readonly #file: string;
  readonly #args: readonly string[];
  readonly #running = new Map<number, ChildProcess>();
  /** Events whose acknowledgement was answered, with how many had been handled when that was heard. */
  readonly acknowledged = new Map<string, number>();

  /** They write what they handle to one file. */
  constructor(base: string, group: string, file: string) {
    this.#file = file;
    this.#args = [join(ROOT, 'examples/group-consumer.mjs'), base, group, file];
  }

  /** Starts one, in the place of another that had the number. */
  start(number: number): void {
    const child = spawn(process.execPath, [...this.#args, `worker-${number}`], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      const lines = (text + part).split('\n');
      text = lines.pop() ?? '';
      const handled = this.handled.length;
      for (const line of lines) this.acknowledged.set(line.replace('acknowledged ', ''), handled);
    });
    this.#running.set(number, child);
  }

  /** Kills one. */
  async kill(number: number): Promise<void> {
    const child = this.#running.get(number);
    this.#running.delete(number);
    if (child === undefined) return;
    const closed = new Promise((resolve) => child.once('close', resolve));
    child.kill('SIGKILL');
    await closed;
  }

  async killAll(): Promise<void> {
    for (const number of [...this.#running.keys()]) await this.kill(number);
  }

  /** Everything that was handled, in the order in which it was. */
  get handled(): readonly Handled[] {
    if (!existsSync(this.#file)) return [];
    const lines = readFileSync(this.#file, 'utf8').split('\n').slice(0, -1);
    return lines.map((line) => JSON.parse(line) as Handled);
  }
}
