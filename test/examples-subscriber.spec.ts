import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PacedWriter } from './support/paced-writer.js';
import { type Served, serveLog } from './support/served-log.js';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from './support/service.js';

/** How often consumer or service is killed in its work, each in turn. */
const KILLS = Number(process.env['ELSHI_SUBSCRIBER_KILLS'] ?? 4);

interface Ended {
  readonly code: number | null;
  readonly output: string;
}

/** The example as it is published, in a process of its own. */
function run(folder: string, base: string, ...more: readonly string[]) {
  const args = ['examples/subscriber/subscriber.mjs', folder, '--base', base, ...more];
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, output })));
  return { child: child as ChildProcess, ended };
}

beforeAll(() => buildOnce(), 300_000);

describe.each(['embedded', 'served'])('The example subscriber, with the log %s', (log) => {
  const data = temporaryFolder();
  const folder = join(data.path, 'subscriber');
  let served: Served | undefined;
  let service: Service;
  let port = '0';
  const start = () =>
    startService({
      ELSHI_DATA: join(data.path, 'node'),
      EVENT_STORE: served?.address ?? 'embedded:',
      PORT: port,
    });

  beforeAll(async () => {
    if (log === 'served') served = await serveLog(join(data.path, 'log'));
    service = await start();
    port = new URL(service.base).port;
  }, 120_000);

  afterAll(async () => {
    await service.stop();
    await served?.stop();
    data.remove();
  });

  it(
    'has every event once, however often it or the service is killed, and proves it by counting',
    async () => {
      const writer = new PacedWriter(() => service.base);
      let subscriber = run(folder, service.base);
      for (let kill = 0; kill < KILLS; kill += 1) {
        await sleep(200 + Math.random() * 400);
        if (kill % 2 === 0) {
          subscriber.child.kill('SIGKILL');
          await subscriber.ended;
          subscriber = run(folder, service.base);
        } else {
          await service.stop('SIGKILL');
          service = await start();
        }
      }
      const recorded = await writer.stop();
      subscriber.child.kill('SIGTERM');
      expect((await subscriber.ended).code).toBe(0);

      const { code, output } = await run(folder, service.base, '--once').ended;
      expect(output).toContain(`Nothing is missing: ${recorded} events`);
      expect(code).toBe(0);
      const state = JSON.parse(readFileSync(join(folder, 'state.json'), 'utf8')) as { subjects: object };
      expect(Object.keys(state.subjects)).toHaveLength(7);
      console.info(`${log}: ${KILLS} kills, ${recorded} events, each taken in once.`);
    },
    120_000 + KILLS * 20_000,
  );
});

describe('The example subscriber, when the log is another one', () => {
  it('says so and does not go on', async () => {
    const data = temporaryFolder();
    const folder = join(data.path, 'subscriber');
    for (const [life, code] of [
      ['first', 0],
      ['second', 3],
    ] as const) {
      const service = await startService({ ELSHI_DATA: join(data.path, life) });
      const writer = new PacedWriter(() => service.base, 5, life);
      await sleep(500);
      await writer.stop();
      const ended = await run(folder, service.base, '--once').ended;
      await service.stop();
      expect(ended).toMatchObject({ code });
      if (code === 3) expect(ended.output).toContain('LOG REPLACED');
    }
    data.remove();
  }, 120_000);
});
