import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from './support/cli.js';
import { type Answer, ask, award, post, registration } from './support/client.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const ACTS = Number(process.env['ELSHI_DRILL_ACTS'] ?? 240);
const AT_ONCE = 4;
const ACTS_OF_ONE = 6;
const TODAY = '2026-01-01';

interface Manifest {
  readonly position: number;
  readonly recordedAt: string;
}

/** Clerks who record acts about one officer after another until they are stopped. */
class Load {
  /** Acts that were answered. */
  acts = 0;
  readonly officers: string[] = [];
  readonly statuses = new Set<number>();
  #stopped = false;

  async recordOn(base: string): Promise<void> {
    await Promise.all(Array.from({ length: AT_ONCE }, () => this.#clerk(base)));
  }

  /** Resolves when so many acts were answered. */
  async reaches(acts: number): Promise<void> {
    while (this.acts < acts) await new Promise((resolve) => setTimeout(resolve, 5));
  }

  stop(): void {
    this.#stopped = true;
  }

  async #clerk(base: string): Promise<void> {
    while (!this.#stopped) {
      const id = `drill-${this.officers.length}`;
      this.officers.push(id);
      const awards = Array.from({ length: ACTS_OF_ONE - 1 }, (_none, number) => award(`award ${number}`));
      for (const act of [registration(`Officer ${id}`), ...awards]) {
        this.statuses.add((await post(base, id, act)).status);
        this.acts += 1;
      }
    }
  }
}

describe('the restore drill', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const load = new Load();
  let service: Service;
  let first: Manifest;

  beforeAll(async () => {
    buildOnce();
    service = await startService({ ELSHI_DATA: at('data') });
  }, 300_000);

  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  it('takes a backup while acts are recorded, and none of them fails for it', async () => {
    const recording = load.recordOn(service.base);
    await load.reaches(ACTS / 2);
    const before = load.acts;
    const taken = await cli('backup', at('backup'), '--data', at('data'));
    const after = load.acts;
    await load.reaches(Math.max(ACTS, after + ACTS / 4));
    load.stop();
    await recording;

    expect([...load.statuses]).toEqual([201]);
    expect(taken).toMatchObject({ code: 0 });
    expect(await cli('verify-backup', at('backup'))).toMatchObject({ code: 0 });
    first = manifestOf(at('backup'));
    // What had been acknowledged before is in it; what came while it was taken may be.
    expect(first.position).toBeGreaterThanOrEqual(before);
    expect(first.position).toBeLessThanOrEqual(after + AT_ONCE);
    cpSync(at('backup'), at('first'), { recursive: true });
  }, 120_000);

  it('restores it into an empty folder, where a service gives the same records at its position', async () => {
    const restored = await cli('restore', at('first'), '--data', at('restored'));
    expect(restored).toMatchObject({ code: 0 });
    const again = await startService({ ELSHI_DATA: at('restored') });
    try {
      const clocks = `asOf=${TODAY}&knownAt=${first.recordedAt}`;
      const lists = [`officers?${clocks}&limit=500`, `audit?knownAt=${first.recordedAt}&limit=500`];
      const ofOne = ['', '/term', '/eligibility', '/acts'].map((part) => `${part}?${clocks}`);
      const paths = [
        ...lists,
        ...load.officers.flatMap((id) => ofOne.map((part) => `officers/${id}${part}`)),
      ];
      const known = await Promise.all(paths.map((path) => ask(`${service.base}/v1/${path}`)));
      const found = await Promise.all(paths.map((path) => ask(`${again.base}/v1/${path}`)));

      expect(found.map(said)).toEqual(known.map(said));
      expect(found.filter(({ status }) => status === 200).length).toBeGreaterThan(lists.length);
      expect(found[0]?.body['meta']).toMatchObject({ position: String(first.position) });
      // It goes on from there as a service of its own.
      expect((await post(again.base, 'after-the-loss', registration())).status).toBe(201);
    } finally {
      await again.stop();
    }
  }, 120_000);

  it('restores the same views from what was added later, whole and up to the first position', async () => {
    expect(await cli('backup', at('backup'), '--data', at('data'))).toMatchObject({ code: 0 });
    expect(manifestOf(at('backup')).position).toBe(load.acts);
    await service.stop();
    await cli('restore', at('backup'), '--data', at('whole'));
    await cli('restore', at('backup'), '--data', at('part'), '--position', String(first.position));
    await cli('restore', at('backup'), '--data', at('moment'), '--known-at', first.recordedAt);
    await cli('restore', at('first'), '--data', at('early'));

    const [original, whole, part, moment, early] = await Promise.all(
      ['data', 'whole', 'part', 'moment', 'early'].map((name) => contents(at(name))),
    );
    expect(original?.digest).toMatch(/^\w{64}$/);
    expect(whole).toEqual(original);
    expect(early?.digest).not.toBe(original?.digest);
    expect([part, moment]).toEqual([early, early]);
  }, 240_000);
});

/** What a folder comes to: the digest over all its views, and every line that it exports. */
async function contents(data: string): Promise<{ digest: string | undefined; lines: string }> {
  const { output } = await cli('rebuild', '--data', data);
  const { output: lines } = await cli('export', '--data', data);
  return { digest: /^digest (\w{64})$/m.exec(output)?.[1], lines };
}

function manifestOf(backup: string): Manifest {
  return JSON.parse(readFileSync(join(backup, 'manifest.json'), 'utf8')) as Manifest;
}

/** An answer without the number of the request, which an answer of 404 tells. */
function said({ status, body }: Answer): object {
  return { status, body: { ...body, requestId: undefined } };
}
