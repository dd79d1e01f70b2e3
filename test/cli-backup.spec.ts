import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EmbeddedEventStore } from '@elshi/event-store';
import { event } from './contract/given.js';
import { cli, ended, startCli } from './support/cli.js';
import { buildOnce, ROOT, temporaryFolder } from './support/service.js';

const KILLS = Number(process.env['ELSHI_KILLS'] ?? 3) * 2;
const EVENTS = 30_000;
const CLI = join(ROOT, 'dist/apps/cli/src/main.js');
const SMALL_DISK = ['--map-root-user', '--mount', 'sh', '-c'] as const;
/** Whether this machine lets a process have a small disk of its own. */
const smallDisks = spawnSync('unshare', [...SMALL_DISK, 'mount -t tmpfs -o size=1m none /mnt']).status === 0;
const itWithSmallDisks = smallDisks ? it : it.skip;

describe('a backup from the terminal', () => {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  const at = (name: string): string => join(folder.path, name);

  beforeAll(async () => {
    buildOnce();
    const store = await EmbeddedEventStore.open(data);
    for (let stream = 0; stream < EVENTS / 500; stream += 1) {
      const events = Array.from({ length: 500 }, (_none, number) =>
        event({ number, note: 'x'.repeat(1000) }),
      );
      await store.append([{ stream: `officer-${stream}`, expectedRevision: 'none', events }]);
    }
    await store.close();
  }, 300_000);
  afterAll(() => folder.remove());

  it(
    `that is killed holds what it held before, and is completed by the next one, ${KILLS} times over`,
    async () => {
      let whole = 0;
      for (let kill = 0; kill < KILLS; kill += 1) {
        const backup = at(`killed-${kill % 2}`);
        await killedAtWork(backup, 'backup', backup, '--data', data);
        const { code, errors } = await cli('verify-backup', backup);
        if (code === 0) whole += 1;
        else expect(errors).toBe(`elshi: There is no backup in ${backup}.\n`);
      }
      expect(whole).toBeLessThan(KILLS);
      const last = await cli('backup', at('killed-0'), '--data', data);
      expect(last).toMatchObject({ code: 0 });
      const { output } = await cli('verify-backup', at('killed-0'));
      expect(output).toContain(' is whole: 30,000 events, up to position 30000, recorded at ');
      expect(readdirSync(at('killed-0')).filter((name) => name.endsWith('.part'))).toEqual([]);
    },
    60_000 + KILLS * 20_000,
  );

  it(
    `is restored after restores that were killed, ${KILLS} times over; no log is begun meanwhile`,
    async () => {
      const [backup, restored] = [at('backup'), at('restored')];
      await cli('backup', backup, '--data', data);
      for (let kill = 0; kill < KILLS; kill += 1) {
        await killedAtWork(restored, 'restore', backup, '--data', restored);
        expect(readdirSync(restored)).not.toContain('log.db');
      }
      writeFileSync(join(restored, 'log.db.restoring'), '');
      const demo = await cli('demo', '--officers', '1', '--data', restored);
      expect(demo).toMatchObject({
        code: 1,
        errors: `elshi: A restore into ${restored} broke off. Run it again, or empty the folder.\n`,
      });
      const { code, output } = await cli('restore', backup, '--data', restored);
      expect([code, output]).toEqual([0, expect.stringContaining('30,000 events restored into ')]);
      expect(readdirSync(restored).sort()).toEqual(['lock.db', 'log.db']);
      const again = await cli('restore', backup, '--data', restored);
      expect(again).toMatchObject({
        code: 1,
        errors: `elshi: ${restored} holds log.db: a log is restored into an empty folder only.\n`,
      });
    },
    60_000 + KILLS * 20_000,
  );

  it('says which part is damaged, and ends with 1', async () => {
    const backup = at('damaged');
    await cli('backup', backup, '--data', data);
    const part = join(
      backup,
      readdirSync(backup).find((name) => name.endsWith('.gz'))!,
    );
    const bytes = readFileSync(part);
    bytes[1000] = bytes[1000]! ^ 1;
    writeFileSync(part, bytes);

    const damaged = { code: 1, output: '', errors: `elshi: ${part} is damaged.\n` };
    expect(await cli('verify-backup', backup)).toEqual(damaged);
    expect(await cli('restore', backup, '--data', at('never'))).toEqual(damaged);
    const none = await cli('export', '--data', at('never'));
    expect(none.errors).toContain(`There is no log in ${at('never')}.`);
  }, 60_000);

  it('of a log that a server keeps is left to that server', async () => {
    mkdirSync(at('mirrored'));
    writeFileSync(join(at('mirrored'), 'mirror.db'), '');
    const sentence =
      'elshi: This log is kept by EventStoreDB or KurrentDB, and so backed up and restored by the means of that server; ' +
      'docs/operations.md says how.\n';
    expect(await cli('backup', at('none'), '--data', at('mirrored'))).toMatchObject({
      code: 1,
      errors: sentence,
    });
  });

  it('is asked in the right way, or says in one sentence what is wrong', async () => {
    const wrong = { code: 2, output: '' };
    expect(await cli('restore', at('backup'), '--position', 'seven')).toMatchObject(wrong);
    expect(await cli('restore', at('backup'), '--known-at', 'noon')).toMatchObject(wrong);
    const both = ['--position', '7', '--known-at', '2026-05-01T09:30:00Z'];
    expect(await cli('restore', at('backup'), ...both)).toMatchObject(wrong);
    const none = await cli('backup', at('none'), '--data', at('nowhere'));
    expect(none).toMatchObject({ code: 1, errors: expect.stringContaining('There is no log in') as string });
  });

  itWithSmallDisks('and a restore say when the disk is full, and leave nothing by halves', () => {
    const onSmallDisk = (command: string) => {
      const run = spawnSync('unshare', [...SMALL_DISK, `mount -t tmpfs -o size=1m none /mnt && ${command}`], {
        encoding: 'utf8',
      });
      return [run.status, run.stderr] as const;
    };
    const node = `"${process.execPath}" "${CLI}"`;
    const [backedUp, backupSaid] = onSmallDisk(
      `head -c 900k /dev/urandom > /mnt/other && mkdir /mnt/b && ${node} backup /mnt/b --data "${data}"; code=$?; ls /mnt/b; exit $code`,
    );
    const [restored, restoreSaid] = onSmallDisk(`${node} restore "${at('backup')}" --data /mnt/d`);
    expect([backedUp, restored]).toEqual([1, 1]);
    expect(backupSaid).toMatch(/^elshi: The disk of \/mnt\/b\/.* is full[.]\n$/);
    expect(restoreSaid).toMatch(/^elshi: The disk of \/mnt\/d\/.* is full[.]\n$/);
  });
});

/** Runs a command and kills it at some moment after it began to write into a folder. */
async function killedAtWork(folder: string, ...args: readonly string[]): Promise<void> {
  const written = (): string =>
    (existsSync(folder) ? readdirSync(folder) : [])
      .filter((name) => !name.startsWith('lock.'))
      .map((name) => `${name} ${statSync(join(folder, name), { throwIfNoEntry: false })?.size}`)
      .join();
  const before = written();
  const child = startCli(...args);
  const end = ended(child);
  const watch = setInterval(() => {
    if (written() === before) return;
    clearInterval(watch);
    setTimeout(() => child.kill('SIGKILL'), Math.random() * 60);
  }, 1);
  await end;
  clearInterval(watch);
}
