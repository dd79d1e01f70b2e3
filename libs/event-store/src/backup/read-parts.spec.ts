import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { append, HeldLog, partsIn } from '../testing/backed-up.js';
import { backUpLog } from './back-up-log.js';
import { restoreLog } from './restore-log.js';
import { verifyBackup } from './read-parts.js';

describe('a backup that is not whole', () => {
  let held: HeldLog;
  const at = (name: string): string => held.at(name);

  beforeEach(async () => {
    held = new HeldLog();
    await held.open();
  });

  afterEach(() => held.remove());

  it('is found out when a byte of it was changed, and nothing of it is restored', async () => {
    await append(held.log, 'officer-1', 20);
    const { manifest } = await backUpLog(at('data'), at('backup'), { partBytes: 1500 });
    expect(manifest.parts.length).toBeGreaterThan(2);
    for (const name of readdirSync(at('backup')).filter((file) => !file.startsWith('lock'))) {
      const copy = at(`damaged-${name}`);
      cpSync(at('backup'), copy, { recursive: true });
      const whole = readFileSync(join(copy, name));
      for (const share of [0, 0.2, 0.5, 0.8, 0.999]) {
        const bytes = Buffer.from(whole);
        const place = Math.floor(bytes.length * share);
        bytes[place] = bytes[place]! ^ 1;
        writeFileSync(join(copy, name), bytes);

        const sentence = `${join(copy, name)} is damaged.`;
        await expect(verifyBackup(copy)).rejects.toThrow(sentence);
        await expect(restoreLog(copy, at('restored'))).rejects.toThrow(sentence);
      }
      const left = readdirSync(held.folder).includes('restored') ? readdirSync(at('restored')) : [];
      expect(left.filter((file) => file !== 'lock.db')).toEqual([]);
    }
    expect((await restoreLog(at('backup'), at('restored'))).position).toBe(20);
  });

  it('says which part is missing, when it is verified and when it is added to', async () => {
    await append(held.log, 'officer-1', 20);
    const { manifest } = await backUpLog(at('data'), at('backup'), { partBytes: 1500 });
    const gone = join(at('backup'), manifest.parts[1]!.file);
    rmSync(gone);

    await expect(verifyBackup(at('backup'))).rejects.toThrow(`${gone} is missing from the backup.`);
    await expect(backUpLog(at('data'), at('backup'))).rejects.toThrow(`${gone} is missing or damaged`);
  });

  it('says that there is none, where a first one broke off', async () => {
    await append(held.log, 'officer-1', 20);
    const stopped = new AbortController();
    stopped.abort(new Error('Stopped.'));
    await expect(
      backUpLog(at('data'), at('backup'), { partBytes: 500, signal: stopped.signal }),
    ).rejects.toThrow('Stopped.');

    await expect(verifyBackup(at('backup'))).rejects.toThrow(`There is no backup in ${at('backup')}.`);
    await expect(restoreLog(at('backup'), at('restored'))).rejects.toMatchObject({ code: 'NoBackup' });
    const { manifest } = await backUpLog(at('data'), at('backup'));
    expect(partsIn(at('backup'))).toEqual(manifest.parts.map(({ file }) => file));
  });
});
