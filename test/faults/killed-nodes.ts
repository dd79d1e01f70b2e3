import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EventStoreDbEventStore, serveLog, type ServedLog, WireLog } from '@elshi/event-store';
import { buildOnce } from '../support/service.js';

/** A log served over the wire, with nodes of this process on it, and nodes in processes of their own that are killed. */
export class KilledNodes {
  readonly #folder: string;
  readonly #log: WireLog;
  readonly #served: ServedLog;
  readonly #nodes: EventStoreDbEventStore[] = [];

  static async open(): Promise<KilledNodes> {
    buildOnce();
    const folder = mkdtempSync(join(tmpdir(), 'elshi-killed-nodes-'));
    const log = await WireLog.open(join(folder, 'server'));
    return new KilledNodes(folder, log, await serveLog(log, { port: 0, writable: true }));
  }

  private constructor(folder: string, log: WireLog, served: ServedLog) {
    this.#folder = folder;
    this.#log = log;
    this.#served = served;
  }

  /** A node of this process, in the folder of that name. */
  async node(name: string): Promise<EventStoreDbEventStore> {
    const connection = `esdb://127.0.0.1:${this.#served.port}?tls=false`;
    const opened = await EventStoreDbEventStore.open({ connection, folder: join(this.#folder, name) });
    this.#nodes.push(opened);
    return opened;
  }

  /**
   * Runs a program beside this file, which writes through a node in the folder `killed`, and kills it so long after it said `open`; gives
   * the whole lines that it printed after that.
   */
  writeUntilKilled(program: string, run: number, after: () => number): Promise<readonly string[]> {
    const path = join(import.meta.dirname, program);
    const args = [path, String(this.#served.port), join(this.#folder, 'killed'), String(run)];
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      let output = '';
      let isDoomed = false;
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        output += text;
        if (isDoomed || !output.includes('open\n')) return;
        isDoomed = true;
        setTimeout(() => child.kill('SIGKILL'), after());
      });
      child.once('error', reject);
      child.once('close', (code, signal) => {
        if (signal === 'SIGKILL') resolve(output.split('\n').slice(1, -1));
        else reject(new Error(`The node ended by itself, with ${code ?? signal}.`));
      });
    });
  }

  /** Lets go of the nodes of this process. */
  async leave(): Promise<void> {
    await Promise.all(this.#nodes.splice(0).map((node) => node.close()));
  }

  async close(): Promise<void> {
    await this.leave();
    await this.#served.close();
    await this.#log.close();
    rmSync(this.#folder, { recursive: true });
  }
}
