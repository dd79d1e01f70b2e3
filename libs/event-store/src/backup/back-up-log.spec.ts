import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { openSqlite } from '../embedded/driver.js';
import { EmbeddedEventStore } from '../embedded/embedded-event-store.js';
import { LogLock } from '../embedded/log-lock.js';
import { append, eventsIn, eventsOf, HeldLog, partsIn } from '../testing/backed-up.js';
import { backUpLog } from './back-up-log.js';
import { restoreLog } from './restore-log.js';
import { verifyBackup } from './read-parts.js';

describe('the backup of a log', () => {
  let held: HeldLog;
  const at = (name: string): string => held.at(name);

  beforeEach(async () => {
    held = new HeldLog();
    await held.open();
  });

  afterEach(() => held.remove());

  it('is taken while the log is held, and restored it holds the same events at the same places', async () => {
    await append(held.log, 'officer-1', 3);
    await append(held.log, 'officer-2', 2);
    const { manifest, added } = await backUpLog(at('data'), at('backup'));

    expect({ ...manifest, takenAt: '', parts: manifest.parts.length }).toEqual({
      edition: 1,
      position: 5,
      events: 5,
      recordedAt: '2023-11-14T22:13:20.000001Z',
      takenAt: '',
      founding: { open: false, lastClaim: null },
      parts: 1,
    });
    expect(added).toBe(5);
    expect(await verifyBackup(at('backup'))).toEqual(manifest);
    expect(await restoreLog(at('backup'), at('restored'))).toEqual({
      position: 5,
      known: 1_700_000_000_000_001,
    });
    expect(await eventsIn(at('restored'))).toEqual(await eventsOf(held.log));
  });

  it('leaves closed parts as they are, and writes the last one again while there is room in it', async () => {
    const small = { partBytes: 2000 };
    await append(held.log, 'officer-1', 12);
    const first = await backUpLog(at('data'), at('backup'), small);
    const unchanged = await backUpLog(at('data'), at('backup'), small);
    await append(held.log, 'officer-2', 12);
    const second = await backUpLog(at('data'), at('backup'), small);

    const closed = first.manifest.parts.slice(0, -1);
    expect(closed.length).toBeGreaterThan(0);
    expect(unchanged).toMatchObject({ added: 0, written: 0, manifest: { parts: first.manifest.parts } });
    expect(second.added).toBe(12);
    expect(second.manifest.parts.slice(0, closed.length)).toEqual(closed);
    expect(second.manifest.parts[closed.length]?.first).toBe(first.manifest.parts.at(-1)?.first);
    expect(await verifyBackup(at('backup'))).toEqual(second.manifest);

    // The last part of the former manifest stays once more, for whoever still reads by that.
    expect(partsIn(at('backup'))).toContain(first.manifest.parts.at(-1)?.file);
    await backUpLog(at('data'), at('backup'), small);
    expect(partsIn(at('backup'))).toEqual(second.manifest.parts.map(({ file }) => file));
  });

  it('is not gone on with by another log, or by this one put back to an earlier state', async () => {
    await append(held.log, 'officer-1', 3);
    await backUpLog(at('data'), at('earlier'));
    await append(held.log, 'officer-2', 3);
    const { manifest } = await backUpLog(at('data'), at('backup'));
    await restoreLog(at('earlier'), at('put-back'));

    const shorter = backUpLog(at('put-back'), at('backup'));
    await expect(shorter).rejects.toMatchObject({ code: 'OtherLog' });
    await expect(shorter).rejects.toThrow('the log ends at position 3, the backup holds position 6');
    const restored = await EmbeddedEventStore.open(at('put-back'));
    await append(restored, 'officer-9', 9);
    await restored.close();
    await expect(backUpLog(at('put-back'), at('backup'))).rejects.toThrow(
      'they differ at or before position 6. Back up into another folder.',
    );
    expect(await verifyBackup(at('backup'))).toEqual(manifest);
    expect(await backUpLog(at('put-back'), at('earlier'))).toMatchObject({ added: 9 });
  });

  it('goes only where nothing else is, and only one at a time', async () => {
    await append(held.log, 'officer-1', 1);
    await expect(backUpLog(at('data'), at('data'))).rejects.toMatchObject({ code: 'FolderInUse' });
    await backUpLog(at('data'), at('backup'));
    const lock = LogLock.take(at('backup'));
    await expect(backUpLog(at('data'), at('backup'))).rejects.toThrow(
      `Another backup goes into ${at('backup')} just now.`,
    );
    lock.release();
  });

  it('keeps the former backup when the disk is full', async () => {
    await append(held.log, 'officer-1', 5);
    const { manifest } = await backUpLog(at('data'), at('backup'));
    await append(held.log, 'officer-2', 5);
    const next = join(at('backup'), 'events-000000000001-000000000010.ndjson.gz');
    symlinkSync('/dev/full', `${next}.part`);

    await expect(backUpLog(at('data'), at('backup'))).rejects.toThrow(`The disk of ${next} is full.`);
    expect(await verifyBackup(at('backup'))).toEqual(manifest);
    expect(await backUpLog(at('data'), at('backup'))).toMatchObject({ added: 5 });
  });

  it('refuses a log with a hole or with a damaged event, and keeps the former backup', async () => {
    await append(held.log, 'officer-1', 5);
    const { manifest } = await backUpLog(at('data'), at('backup'));
    await append(held.log, 'officer-2', 5);
    await held.log.close();
    const file = openSqlite(join(at('data'), 'log.db'), 'write');
    file.exec(`UPDATE events SET data = '{"number":' WHERE position = 8`);
    await expect(backUpLog(at('data'), at('backup'))).rejects.toThrow('The event at position 8 is damaged.');
    file.exec('DELETE FROM events WHERE position = 8');
    await expect(backUpLog(at('data'), at('backup'))).rejects.toMatchObject({ code: 'StreamTruncated' });
    file.close();

    expect(await verifyBackup(at('backup'))).toEqual(manifest);
  });

  it('finds events of its last part that were changed in the log behind its back', async () => {
    await append(held.log, 'officer-1', 3);
    await backUpLog(at('data'), at('backup'));
    await held.log.close();
    const file = openSqlite(join(at('data'), 'log.db'), 'write');
    file.exec(`UPDATE events SET data = '{"number":7}' WHERE position = 2`);
    file.close();
    await held.open();
    await append(held.log, 'officer-2', 1);

    await expect(backUpLog(at('data'), at('backup'))).rejects.toMatchObject({ code: 'OtherLog' });
  });
});
