import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ask, award, post, registration } from '../support/client.js';
import { buildOnce, launchService, ROOT, type Service, temporaryFolder } from '../support/service.js';
import { Receiver, revisionsTaken, until } from '../support/webhook-receiver.js';

const SERVICE_KILLS = Number(process.env['ELSHI_WEBHOOK_KILLS'] ?? 3);
const RECEIVER_KILLS = Number(process.env['ELSHI_WEBHOOK_RECEIVER_KILLS'] ?? 5);
const OFFICERS = 6;

const settings = (data: string) => ({
  ELSHI_DATA: data,
  ELSHI_WEBHOOK_NETWORKS: '127.0.0.0/8',
  ELSHI_WEBHOOK_HTTP: 'true',
  // Long enough in all that nothing is parked while a receiver starts on a machine that has much else to do.
  ELSHI_WEBHOOK_RETRIES: ['0.05', ...Array<string>(45).fill('0.5')].join(','),
  ELSHI_WEBHOOK_TIMEOUT: '2',
  LOG_LEVEL: 'error',
});

/** Somebody who records awards of some officers all the time, and knows which were acknowledged. */
class Registrar {
  readonly recorded = new Map<string, number>();
  #base = '';
  #stopped = false;
  #working: Promise<void> = Promise.resolve();

  begin(base: string): void {
    this.#base = base;
    this.#working = this.#work();
  }

  goOnAt(base: string): void {
    this.#base = base;
  }

  async end(): Promise<void> {
    this.#stopped = true;
    await this.#working;
  }

  #isOver(): boolean {
    return this.#stopped;
  }

  /** Whether an act was acknowledged. */
  async #record(id: string, act: object, key: object): Promise<boolean> {
    const answer = await post(this.#base, id, act, key).catch(() => undefined);
    const { revision } = (answer?.body['receipt'] ?? {}) as { revision?: number };
    if (revision === undefined) return false;
    this.recorded.set(`officer/${id}`, Math.max(revision, this.recorded.get(`officer/${id}`) ?? 0));
    return true;
  }

  async #work(): Promise<void> {
    for (let number = 0; !this.#isOver(); number += 1) {
      const id = `w${number % OFFICERS}`;
      const act = number < OFFICERS ? registration() : award(`award ${number}`);
      const key = { 'idempotency-key': `k-${number}` };
      while (!this.#isOver() && !(await this.#record(id, act, key))) await pause(20);
      await pause(2);
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const register = async (base: string, more: object) => {
  const headers = { 'content-type': 'application/json' };
  const { body } = await ask(`${base}/v1/webhooks`, { method: 'POST', headers, body: JSON.stringify(more) });
  return body as { readonly id: string; readonly keys: readonly { readonly publicKey: string }[] };
};
/** Revisions without a hole, as many as were recorded. */
const all = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

beforeAll(() => buildOnce(), 300_000);

describe('deliveries to webhooks', () => {
  const data = temporaryFolder();
  const started: ChildProcess[] = [];
  afterAll(() => {
    for (const child of started) child.kill('SIGKILL');
    data.remove();
  });

  it(`lose nothing when the service is killed in the middle of them, ${SERVICE_KILLS} times`, async () => {
    const folder = join(data.path, 'service');
    const receiver = await new Receiver().start();
    receiver.react = () => ({ after: Math.random() * 20, status: Math.random() < 0.1 ? 500 : 204 });
    const launch = async (): Promise<Service> => {
      const launched = await launchService(settings(folder));
      started.push(launched.process);
      return launched;
    };
    let service = await launch();
    await register(service.base, { url: receiver.url, after: '0' });
    expect(statSync(join(folder, 'state.db')).mode & 0o777).toBe(0o600);
    const registrar = new Registrar();
    registrar.begin(service.base);
    for (let kill = 0; kill < SERVICE_KILLS; kill += 1) {
      const before = receiver.received.length;
      await until(() => receiver.received.length > before + 5 + Math.random() * 30, 60_000);
      await service.stop('SIGKILL');
      service = await launch();
      registrar.goOnAt(service.base);
    }
    await registrar.end();
    const recorded = [...registrar.recorded.values()].reduce((sum, count) => sum + count, 0);
    const taken = () => Object.values(revisionsTaken(receiver)).reduce((sum, { length }) => sum + length, 0);
    await until(() => taken() >= recorded, 60_000);

    for (const [subject, count] of registrar.recorded)
      expect(revisionsTaken(receiver)[subject]!.slice(0, count)).toEqual(all(count));
    note({ serviceKills: SERVICE_KILLS, recorded, taken: receiver.taken.length, distinct: taken() });
    expect(await service.stop()).toBe(0);
    await receiver.stop();
  }, 900_000);

  it(`lose nothing when the receiver is killed, ${RECEIVER_KILLS} times, and delay no other meanwhile`, async () => {
    const service = await launchService(settings(join(data.path, 'receiver')));
    started.push(service.process);
    const other = await new Receiver().start();
    const port = await freePort();
    const { id, keys } = await register(service.base, { url: `http://127.0.0.1:${port}/`, after: '0' });
    await register(service.base, { url: other.url, after: '0' });
    const kept = join(data.path, 'received.ndjson');
    const start = async () => {
      const receiver = spawn(
        process.execPath,
        [
          'examples/webhook-receiver.mjs',
          '--key',
          keys[0]!.publicKey,
          '--port',
          String(port),
          '--kept',
          kept,
        ],
        { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
      );
      started.push(receiver);
      let printed = '';
      receiver.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
      await until(() => printed.includes('listening'), 60_000);
      return { receiver, printed: () => printed };
    };
    const gone = (receiver: ChildProcess, signal: NodeJS.Signals) =>
      new Promise((resolve) => {
        receiver.once('exit', resolve);
        receiver.kill(signal);
      });
    const events = () =>
      existsSync(kept)
        ? readFileSync(kept, 'utf8')
            .split('\n')
            .slice(0, -1)
            .map((line) => JSON.parse(line) as Kept)
        : [];
    let running = await start();
    let missing = '';
    const registrar = new Registrar();
    registrar.begin(service.base);
    for (let kill = 0; kill < RECEIVER_KILLS; kill += 1) {
      const before = events().length;
      await until(() => events().length > before + 3 * Math.random(), 60_000);
      await gone(running.receiver, 'SIGKILL');
      missing += running.printed();
      await pause(Math.random() * 50);
      running = await start();
    }
    await registrar.end();
    const recorded = [...registrar.recorded.values()].reduce((sum, count) => sum + count, 0);
    await until(() => other.taken.length >= recorded, 10_000);
    await until(() => events().length >= recorded, 120_000);
    await gone(running.receiver, 'SIGTERM');

    expect(missing + running.printed()).not.toContain('missing');
    for (const [subject, count] of registrar.recorded) {
      const revisions = events().flatMap((event) => (event.subject === subject ? [event.revision] : []));
      expect(revisions.slice(0, count)).toEqual(all(count));
      expect(revisionsTaken(other)[subject]!.slice(0, count)).toEqual(all(count));
    }
    const { body } = await ask(`${service.base}/v1/webhooks/${id}/deliveries?outcome=FAILED&limit=500`);
    note({ receiverKills: RECEIVER_KILLS, recorded, failed: (body['items'] as object[]).length });
    expect(await service.stop()).toBe(0);
    await other.stop();
  }, 900_000);
});

interface Kept {
  readonly subject: string;
  readonly revision: number;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** What was counted goes to the file that ELSHI_FAULT_FIGURES names. */
function note(figures: object): void {
  const file = process.env['ELSHI_FAULT_FIGURES'];
  if (file !== undefined) writeFileSync(file, `${JSON.stringify(figures)}\n`, { flag: 'a' });
}
