import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@elshi/event-store';
import { cli, startCli } from './support/cli.js';
import { buildOnce, temporaryFolder } from './support/service.js';

const KILLS = Number(process.env['ELSHI_KILLS'] ?? 3);

/** A line that was acknowledged as recorded. */
interface Acknowledged {
  readonly line: number;
  readonly receipt: { readonly position: string; readonly recordedAt: string };
}

/** An export line. */
interface Exported {
  readonly subject: string;
  readonly key: string;
  readonly act: object;
  readonly eventIds: readonly string[];
  readonly recordedAt: string;
}

describe('an import that is killed', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);

  beforeAll(buildOnce, 300_000);
  afterAll(() => folder.remove());

  it.each([
    ['lines that are recorded now', '--no-history'],
    ['lines that claim the times of an older register', '--history'],
  ])(
    `holds once what was acknowledged, and is completed by the next run: ${KILLS} kills, %s`,
    async (_what, history) => {
      const [lines, whole] = [at(`lines${history}`), at(`whole${history}`)];
      await cli('demo', '--officers', '60', '--seed', 'crash', history, '--out', lines);
      const keys = readFileSync(lines, 'utf8').trim().split('\n').map(keyOf);
      await cli('import', lines, '--data', whole);
      const expected = comparable(await exported(whole), history);

      let data = at(`data${history}`);
      let acknowledged: Acknowledged[] = [];
      for (let kill = 1; kill <= KILLS;) {
        const run = await importUntilKilled(lines, data, kill);
        if (run === 'finished') {
          expect(comparable(await exported(data), history)).toEqual(expected);
          data = at(`data${history}-${kill}`);
          acknowledged = [];
          continue;
        }
        acknowledged.push(...run);
        await checkLog(data, keys, acknowledged);
        expect(await cli('rebuild', '--check', '--data', data)).toMatchObject({ code: 0 });
        kill += 1;
      }

      const last = await cli('import', lines, '--data', data);
      expect([last.code, last.output]).toEqual([0, expect.stringContaining(' 0 refused ')]);
      expect(comparable(await exported(data), history)).toEqual(expected);
    },
    180_000 + KILLS * 60_000,
  );
});

/**
 * Runs an import and kills it: each fifth time at some moment from its start on, otherwise from its first new line on.
 * What it had acknowledged, or `finished` when it was faster.
 */
function importUntilKilled(
  lines: string,
  data: string,
  kill: number,
): Promise<readonly Acknowledged[] | 'finished'> {
  return new Promise((resolve, reject) => {
    const child = startCli('import', lines, '--data', data, '--report', '-');
    const strike = () => setTimeout(() => child.kill('SIGKILL'), Math.random() * 700);
    let output = '';
    let doomed = kill % 5 === 0;
    if (doomed) strike();
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      if (doomed || !text.includes('CREATED')) return;
      doomed = true;
      strike();
    });
    child.on('close', (code, signal) => {
      const whole = output.slice(0, output.lastIndexOf('\n')).split('\n');
      const created = whole.filter((text) => text.includes('"CREATED"'));
      if (signal === 'SIGKILL') resolve(created.map((text) => JSON.parse(text) as Acknowledged));
      else if (code === 0) resolve('finished');
      else reject(new Error(`The import ended by itself, with ${code}.`));
    });
  });
}

/** Nothing acknowledged is missing, nothing is there twice, and nothing is there by halves. */
async function checkLog(
  data: string,
  keys: readonly string[],
  acknowledged: readonly Acknowledged[],
): Promise<void> {
  const store = await EmbeddedEventStore.open(data);
  const known = new Map<string, string>();
  const acts = new Set<string>();
  const ids = new Set<string>();
  let events = 0;
  for await (const { stream, eventId, metadata } of store.readAll({ after: 0n })) {
    const { idempotencyKey, actId, recordedAt } = metadata as Readonly<Record<string, string>>;
    const key = `${stream.replace('-', '/')} ${idempotencyKey}`;
    events += 1;
    ids.add(eventId);
    // What follows in other records has no key of its own; its id is made from its cause.
    if (idempotencyKey === undefined) continue;
    expect(known.get(key) === undefined || acts.has(actId!)).toBe(true);
    acts.add(actId!);
    known.set(key, recordedAt!);
  }
  await store.close();
  expect(ids.size).toBe(events);
  const lost = acknowledged.filter(({ line, receipt }) => known.get(keys[line - 1]!) !== receipt.recordedAt);
  expect(lost).toEqual([]);
}

async function exported(data: string): Promise<readonly Exported[]> {
  const { output } = await cli('export', '--data', data);
  return output
    .trim()
    .split('\n')
    .map((text) => JSON.parse(text) as Exported);
}

/** Claimed times are kept; otherwise each career has its acts in their order, whenever they were recorded. */
function comparable(all: readonly Exported[], history: string): unknown {
  if (history === '--history') return all;
  const careers: Record<string, object[]> = {};
  for (const { subject, key, act, eventIds } of all) (careers[subject] ??= []).push({ key, act, eventIds });
  return careers;
}

function keyOf(text: string): string {
  const { subject, key } = JSON.parse(text) as Exported;
  return `${subject} ${key}`;
}
