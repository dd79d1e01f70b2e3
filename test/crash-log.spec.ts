import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedEventStore, EventStoreError, type StoredEvent } from '@elshi/event-store';
import { all, log } from './contract/given.js';

const RUNS = Number(process.env['ELSHI_CRASH_RUNS'] ?? 3);
const ROOT = join(import.meta.dirname, '..');
const WRITER = join(ROOT, 'test/contract/crash-writer.mjs');

interface Acknowledged {
  readonly ids: readonly string[];
  readonly position: string;
  readonly known: number;
}

describe('a log whose writer is killed', () => {
  let folder: string;

  beforeAll(() => {
    if (!existsSync(join(ROOT, 'dist/libs/event-store/src/embedded/log-writer.worker.js'))) {
      execFileSync('npx', ['nest', 'build', 'event-store'], { cwd: ROOT, stdio: 'pipe' });
    }
    folder = mkdtempSync(join(tmpdir(), 'elshi-crash-'));
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true }));

  it(
    `holds once what was acknowledged, whole and in order, ${RUNS} times over`,
    async () => {
      const acknowledged: Acknowledged[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        const before = acknowledged.length;
        acknowledged.push(...(await writeUntilKilled(folder, run)));
        expect(acknowledged.length).toBeGreaterThan(before);
        await checkLog(folder, acknowledged);
      }
    },
    30_000 + RUNS * 20_000,
  );
});

/** Runs the writer in a process of its own and kills that at some moment while it writes. */
function writeUntilKilled(folder: string, run: number): Promise<readonly Acknowledged[]> {
  return new Promise((resolve, reject) => {
    const writer = spawn(process.execPath, [WRITER, folder, String(run)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    let doomed = false;
    writer.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (!doomed && output.includes('known')) {
        doomed = true;
        setTimeout(() => writer.kill('SIGKILL'), Math.random() * 600);
      }
    });
    writer.on('close', (code, signal) => {
      if (signal === 'SIGKILL') {
        resolve(wholeLines(output).map((line) => JSON.parse(line) as Acknowledged));
      } else {
        reject(new Error(`The writer ended by itself, with ${code ?? signal}.`));
      }
    });
  });
}

/** The acknowledgements; the kill may have cut the last line. */
function wholeLines(output: string): readonly string[] {
  return output
    .slice(0, output.lastIndexOf('\n'))
    .split('\n')
    .filter((line) => line.startsWith('{'));
}

async function checkLog(folder: string, acknowledged: readonly Acknowledged[]): Promise<void> {
  const store = await EmbeddedEventStore.open(folder);
  const stored = await log(store);

  const byId = new Map(stored.map((event) => [event.eventId, event]));
  expect(byId.size).toBe(stored.length);
  expect(acknowledged.flatMap(({ ids }) => ids).filter((id) => !byId.has(id))).toEqual([]);
  expect(acknowledged.filter((each) => !standsAsAcknowledged(each, byId))).toEqual([]);

  expect(stored.every(({ position }, at) => position === BigInt(at + 1))).toBe(true);
  expect(stored.filter((event, at) => at % 2 === 0 && !isWhole(event, stored[at + 1]))).toEqual([]);
  expect(stored.filter((event, at) => at % 2 === 0 && !isLater(event, stored[at - 1]))).toEqual([]);
  await checkStreams(store, stored);
  await store.close();
}

function standsAsAcknowledged(
  { ids, position, known }: Acknowledged,
  log: Map<string, StoredEvent>,
): boolean {
  const last = log.get(ids.at(-1) ?? '');
  return String(last?.position) === position && ids.every((id) => log.get(id)?.known === known);
}

/** The two events of an append stand together, or not at all. */
function isWhole(first: StoredEvent, second: StoredEvent | undefined): boolean {
  return first.known === second?.known && first.stream.replace('officer', 'office') === second.stream;
}

function isLater(event: StoredEvent, before: StoredEvent | undefined): boolean {
  return event.known > (before?.known ?? 0);
}

async function checkStreams(store: EmbeddedEventStore, stored: readonly StoredEvent[]): Promise<void> {
  const streams = new Set(stored.map(({ stream }) => stream));
  for (const stream of streams) {
    const events = await all(store.readStream(stream));
    expect(events).toEqual(stored.filter((event) => event.stream === stream));
    const again = { eventId: events[0]?.eventId ?? '', type: 'NoteTaken', data: {}, metadata: {} };
    const attempt = store.append([{ stream, expectedRevision: events.length, events: [again] }]);
    await expect(attempt).rejects.toBeInstanceOf(EventStoreError);
  }
}
