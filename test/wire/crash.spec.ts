import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NO_STREAM } from '@eventstore/db-client';
import { WireLog } from '@elshi/event-store';
import { clientOf, failure, newFolder, note } from './given.js';

const RUNS = Number(process.env['ELSHI_CRASH_RUNS'] ?? 3);
const ROOT = join(import.meta.dirname, '../..');
const SERVER = join(ROOT, 'test/wire/serve.mjs');

describe('a served log whose server is killed', () => {
  let folder: string;

  beforeAll(() => {
    if (!existsSync(join(ROOT, 'dist/libs/event-store/src/grpc/log/wire-writer.worker.js'))) {
      execFileSync('npx', ['nest', 'build', 'event-store'], { cwd: ROOT, stdio: 'pipe' });
    }
    folder = newFolder();
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it(
    `holds once what was acknowledged, ${RUNS} times over`,
    async () => {
      const acknowledged: string[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const before = acknowledged.length;
        acknowledged.push(...(await writeUntilKilled(folder, run)));
        expect(acknowledged.length).toBeGreaterThan(before);
        const log = await WireLog.open(folder);
        const states = acknowledged.map((stream) => log.rows.stateOf(stream));
        await log.close();
        expect(states.filter((state) => state.kind !== 'there' || state.last !== 0)).toEqual([]);
      }
    },
    30_000 + RUNS * 20_000,
  );
});

/** The streams whose one event was acknowledged before the server was killed, at some moment under load. */
async function writeUntilKilled(folder: string, run: number): Promise<readonly string[]> {
  const server = spawn(process.execPath, [SERVER, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  const client = clientOf(await portOf(server));
  const gone = new Promise((resolve) => server.once('close', resolve));
  const acknowledged: string[] = [];
  const write = async (writer: number): Promise<void> => {
    for (let number = 0; server.exitCode === null && server.signalCode === null; number += 1) {
      const stream = `officer-${run}-${writer}-${number}`;
      const append = client.appendToStream(stream, note(number), { expectedRevision: NO_STREAM });
      if ((await failure(append)) === 'none') {
        acknowledged.push(stream);
      }
    }
  };
  const writers = Array.from({ length: 16 }, (_none, writer) => write(writer));
  setTimeout(() => server.kill('SIGKILL'), 300 + Math.random() * 600);
  await gone;
  await Promise.all(writers);
  await client.dispose();
  return acknowledged;
}

function portOf(server: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    server.stdout?.setEncoding('utf8').once('data', (text: string) => resolve(Number(text)));
    server.once('error', reject);
    server.once('close', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
}
