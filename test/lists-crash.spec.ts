import { checkedLists, printedUntilKilled } from './support/lists.js';
import { buildOnce, temporaryFolder } from './support/service.js';

/** At some moment after the first acknowledgement. */
const soon = () => ({ mark: '', lines: 1, milliseconds: 50 + Math.random() * 700 });
const RUNS = Number(process.env['ELSHI_KILLS'] ?? 3);

describe('lists whose process is killed', () => {
  const data = temporaryFolder();

  beforeAll(buildOnce, 300_000);
  afterAll(() => data.remove());

  it(
    `go on where they were, and miss nothing, ${RUNS} times over`,
    async () => {
      const acknowledged: string[] = [];
      for (let run = 0; run < RUNS; run += 1) {
        acknowledged.push(
          ...(await printedUntilKilled('record-officers.mjs', soon(), data.path, String(run))),
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
    60_000 + RUNS * 60_000,
  );
});
