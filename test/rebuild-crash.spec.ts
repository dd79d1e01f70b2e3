import { buildOnce, temporaryFolder } from './support/service.js';
import { checkedLists, printedUntilKilled } from './support/lists.js';

/** At some moment after one of the first steps of rebuilds, changes and rollbacks. */
const someStep = () => ({
  mark: '#',
  lines: 1 + Math.floor(Math.random() * 20),
  milliseconds: Math.random() * 30,
});
const RUNS = Number(process.env['ELSHI_KILLS'] ?? 3);

describe('lists whose process is killed while they are made anew and change their place', () => {
  const data = temporaryFolder();

  beforeAll(buildOnce, 300_000);
  afterAll(() => data.remove());

  it(
    `go on where they were, and miss nothing, ${RUNS} times over and over`,
    async () => {
      const acknowledged: string[] = [];
      for (let run = 0; run < RUNS * 2; run += 1) {
        // The folder of the first run is empty: no other edition can have left anything there.
        const what = run % 2 === 1 ? 'edition' : 'usual';
        acknowledged.push(
          ...(await printedUntilKilled('rebuild-views.mjs', someStep(), data.path, String(run), what)),
        );
        const { officers, faults, rebuilt } = checkedLists(data.path);

        const listed = new Set(officers);
        expect(acknowledged.filter((id) => !listed.has(id))).toEqual([]);
        expect(listed.size).toBe(officers.length);
        expect(faults).toEqual([]);
        expect(rebuilt.events).toBe(officers.length);
        expect(rebuilt.before).toBe(rebuilt.digest);
      }
      expect(acknowledged.length).toBeGreaterThan(0);
    },
    60_000 + RUNS * 120_000,
  );
});
