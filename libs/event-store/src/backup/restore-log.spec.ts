import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { EmbeddedEventStore } from '../embedded/embedded-event-store.js';
import type { JsonObject } from '../port.js';
import { append, event, eventsIn, eventsOf, HeldLog, rowsIn } from '../testing/backed-up.js';
import { backUpLog } from './back-up-log.js';
import { restoreLog } from './restore-log.js';

const RUNS = Math.ceil(Number(process.env['ELSHI_RUNS'] ?? 200) / 10);

describe('a log restored from a backup', () => {
  let held: HeldLog;
  const at = (name: string): string => held.at(name);

  beforeEach(async () => {
    held = new HeldLog();
    await held.open();
  });

  afterEach(() => held.remove());

  it('keeps every log that can be, body for body, whatever the parts and the times it was taken', async () => {
    const appends = fc.array(fc.dictionary(fc.string({ unit: 'grapheme' }), fc.jsonValue()), {
      minLength: 1,
      maxLength: 4,
    });
    const steps = fc.array(fc.oneof(appends, fc.constant('back up' as const)), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 3000 }), async (taken, partBytes) => {
        const place = mkdtempSync(at('run-'));
        const [data, backup, restored] = ['data', 'backup', 'restored'].map((name) => join(place, name)) as [
          string,
          string,
          string,
        ];
        const store = await EmbeddedEventStore.open(data);
        for (const step of taken) {
          if (step === 'back up') await backUpLog(data, backup, { partBytes });
          else await append(store, `officer-${randomUUID()}`, step.length, step as readonly JsonObject[]);
        }
        await backUpLog(data, backup, { partBytes });
        await restoreLog(backup, restored);
        expect(await eventsIn(restored)).toEqual(await eventsOf(store));
        expect(rowsIn(restored)).toEqual(rowsIn(data));
        await store.close();
      }),
      { numRuns: RUNS },
    );
  });

  it('is restored up to a position or a moment, whole appends only', async () => {
    await append(held.log, 'officer-1', 2);
    await append(held.log, 'officer-2', 3);
    await append(held.log, 'officer-3', 1);
    await backUpLog(at('data'), at('backup'), { partBytes: 300 });
    const events = await eventsOf(held.log);

    const ends = [1, 2, 4, 5, 6].map((position) =>
      restoreLog(at('backup'), at(`to-${position}`), { position }),
    );
    expect((await Promise.all(ends)).map(({ position }) => position)).toEqual([0, 2, 2, 5, 6]);
    expect(await eventsIn(at('to-5'))).toEqual(events.slice(0, 5));
    const { known } = events[4]!;
    expect(await restoreLog(at('backup'), at('known'), { known })).toEqual({ position: 5, known });
    expect((await restoreLog(at('backup'), at('before'), { known: known - 1 })).position).toBe(2);
    await expect(restoreLog(at('backup'), at('to-7'), { position: 7 })).rejects.toThrow(
      `The backup in ${at('backup')} ends at position 6.`,
    );
  });

  it('goes on taking claims where the log did, in their order', async () => {
    const claimed = async (store: EmbeddedEventStore, stream: string, claimedAt: number) =>
      store.append([{ stream, expectedRevision: 'none', events: [event({})] }], { claimedAt });
    await claimed(held.log, 'officer-1', 5000);
    await claimed(held.log, 'officer-2', 5000);
    await backUpLog(at('data'), at('backup'));
    await restoreLog(at('backup'), at('restored'));

    const restored = await EmbeddedEventStore.open(at('restored'));
    await expect(claimed(restored, 'officer-3', 4999)).rejects.toMatchObject({ code: 'LogSealed' });
    expect(await claimed(restored, 'officer-3', 5000)).toMatchObject({ position: 3n, known: 5002 });
    await restored.close();
  });

  it('of an empty log is an empty log', async () => {
    const { manifest } = await backUpLog(at('data'), at('backup'));
    await restoreLog(at('backup'), at('restored'));

    expect(manifest).toMatchObject({ position: 0, events: 0, recordedAt: null, parts: [] });
    expect(await eventsIn(at('restored'))).toEqual([]);
  });

  it('is restored into an empty folder only, which no log is begun in while a restore is unfinished', async () => {
    await append(held.log, 'officer-1', 1);
    await backUpLog(at('data'), at('backup'));
    await expect(restoreLog(at('backup'), at('data'))).rejects.toThrow(
      'a log is restored into an empty folder only.',
    );

    await restoreLog(at('backup'), at('restored'));
    rmSync(join(at('restored'), 'log.db'));
    appendFileSync(join(at('restored'), 'log.db.restoring'), 'half');
    await expect(EmbeddedEventStore.open(at('restored'))).rejects.toThrow(
      `A restore into ${at('restored')} broke off. Run it again, or empty the folder.`,
    );
    expect((await restoreLog(at('backup'), at('restored'))).position).toBe(1);
    expect(await eventsIn(at('restored'))).toHaveLength(1);
  });
});
