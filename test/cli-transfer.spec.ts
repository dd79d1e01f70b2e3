import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { cli, cliWith, ended, startCli } from './support/cli.js';
import { award, registration } from './support/client.js';
import { buildOnce, startService, temporaryFolder } from './support/service.js';

const line = (officerId: string, act: object, key?: string): string =>
  JSON.stringify({ subject: `officer/${officerId}`, ...(key !== undefined && { key }), act });

describe('import and export from the terminal', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  const file = (name: string, ...lines: readonly string[]): string => {
    writeFileSync(at(name), `${lines.join('\n')}\n`);
    return at(name);
  };

  beforeAll(buildOnce, 300_000);
  afterAll(() => folder.remove());

  it('records a file once, however often it is imported', async () => {
    const lines = file(
      'twice.ndjson',
      line('o1', registration()),
      '',
      line('o1', award('a')),
      line('o2', registration()),
    );

    const first = await cli('import', lines, '--data', at('twice'));
    const second = await cli('import', lines, '--data', at('twice'));

    expect(first.output).toContain('3 lines: 3 recorded, 0 known already, 0 refused');
    expect(second.output).toContain('3 lines: 0 recorded, 3 known already, 0 refused');
    expect([first.code, second.code]).toEqual([0, 0]);
  }, 60_000);

  it('tells each refused line with its number and the reason, and ends with 1', async () => {
    const lines = file('faulty.ndjson', line('o1', registration()), 'nonsense', '', line('o9', award('a')));

    const { code, output, errors } = await cli(
      'import',
      lines,
      '--data',
      at('faulty'),
      '--report',
      at('report'),
    );

    expect(code).toBe(1);
    expect(output).toContain('3 lines: 1 recorded, 0 known already, 2 refused');
    expect(errors).toContain('line 2, column 1: MALFORMED: The line is not JSON.');
    expect(errors).toContain('line 4: OFFICER_UNKNOWN: No officer is recorded under this id.');
    const report = readFileSync(at('report'), 'utf8')
      .trim()
      .split('\n')
      .map((text) => JSON.parse(text) as object);
    expect(report).toHaveLength(4);
    expect(report[3]).toEqual({ totals: { lines: 3, created: 1, unchanged: 0, errors: 2 } });
  }, 60_000);

  it('rehearses, and writes all or nothing', async () => {
    const lines = file('atomic.ndjson', line('o1', registration()), line('o9', award('a')));
    const fine = file('fine.ndjson', line('o1', registration()), line('o1', award('a')));

    const rehearsed = await cli('import', lines, '--dry-run', '--data', at('atomic'));
    const refused = await cli('import', lines, '--atomic', '--data', at('atomic'));
    const done = await cli('import', fine, '--atomic', '--data', at('atomic'));

    expect(rehearsed.output).toContain('2 lines: 1 would be recorded, 0 known already, 1 refused');
    expect(refused.output).toContain('2 lines: 0 recorded, 0 known already, 2 refused');
    expect(refused.output).toContain('Nothing was written.');
    expect(done.output).toContain('2 lines: 2 recorded, 0 known already, 0 refused');
    expect(done.output).toContain('Written all at once.');
    expect([rehearsed.code, refused.code, done.code]).toEqual([1, 1, 0]);
  }, 60_000);

  it('reads standard input, packed or not', async () => {
    const text = `${line('o1', registration())}\r\n${line('o1', award('a'))}`;

    const plain = await cliWith(text, 'import', '-', '--data', at('stdin'));
    const packed = await cliWith(gzipSync(text), 'import', '-', '--data', at('stdin'));

    expect(plain.output).toContain('2 lines: 2 recorded');
    expect(packed.output).toContain('2 lines: 0 recorded, 2 known already');
  }, 60_000);

  it('names whoever holds the folder, and goes through the service instead', async () => {
    const lines = file(
      'held.ndjson',
      line('o1', registration()),
      line('o1', award('a')),
      line('o9', award('b')),
    );
    const service = await startService({ ELSHI_DATA: at('held') });
    try {
      const held = await cli('import', lines, '--data', at('held'));
      expect(held.code).toBe(1);
      expect(held.errors).toContain(`in use by process ${service.process.pid} on `);
      expect(held.errors.trim().split('\n')).toHaveLength(1);

      const through = await cli('import', lines, '--url', service.base, '--user', 'registrar');
      expect(through.code).toBe(1);
      expect(through.output).toContain('3 lines: 2 recorded, 0 known already, 1 refused');
      expect(through.errors).toContain('line 3: OFFICER_UNKNOWN');

      const out = await cli('export', '--url', service.base, '--subject', 'officer/o1');
      expect(out.output.trim().split('\n')).toHaveLength(2);
      expect(out.output).toContain('"recordedBy":"registrar"');
    } finally {
      await service.stop();
    }
  }, 60_000);

  it('keeps the hash of the file and the line with each act, here and through a service', async () => {
    const here = file('source.ndjson', line('o1', registration()), '', line('o1', award('a')));
    const through = file('through.ndjson', line('o2', registration()));
    const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

    await cli('import', here, '--data', at('source'));
    const service = await startService({ ELSHI_DATA: at('source') });
    try {
      await cli('import', through, '--url', service.base);
    } finally {
      await service.stop();
    }

    const { output } = await cli('export', '--data', at('source'), '-o', at('sources.ndjson'));
    expect(output).toBe('');
    const lines = readFileSync(at('sources.ndjson'), 'utf8').trim().split('\n');
    expect(lines.map((text) => (JSON.parse(text) as { source: object }).source)).toEqual([
      { sha256: sha256(here), line: 1 },
      { sha256: sha256(here), line: 3 },
      { sha256: sha256(through), line: 1 },
    ]);
    await cli('import', at('sources.ndjson'), '--data', at('source-again'));
    const again = await cli('export', '--data', at('source-again'));
    expect(again.output).toBe(readFileSync(at('sources.ndjson'), 'utf8'));
  }, 60_000);

  it('finishes what is under way when it is stopped, and goes on from there', async () => {
    const lines = at('stopped.ndjson');
    await cli('demo', '--officers', '60', '--no-history', '--out', lines);
    const child = startCli('import', lines, '--data', at('stopped'), '--report', '-');
    child.stdout.once('data', () => child.kill('SIGINT'));

    const stopped = await ended(child);
    const resumed = await cli('import', lines, '--data', at('stopped'));

    expect(stopped.code).toBe(1);
    expect(stopped.errors).toContain('The same command again goes on from there.');
    const recorded = stopped.output.split('\n').filter((text) => text.includes('CREATED')).length;
    expect(recorded).toBeGreaterThan(0);
    expect(resumed.output).toContain(`, ${recorded} known already, 0 refused`);
  }, 120_000);

  it('moves everything into an empty folder: the same careers, the same views', async () => {
    await cli('demo', '--officers', '8', '--seed', 'moved', '--data', at('from'));

    const out = await cli('export', '--data', at('from'), '-o', at('moved.ndjson'));
    const into = await cli('import', at('moved.ndjson'), '--data', at('into'));

    expect([out.code, into.code]).toEqual([0, 0]);
    const again = await cli('export', '--data', at('into'));
    expect(again.output).toBe(readFileSync(at('moved.ndjson'), 'utf8'));
    const rebuilt = await Promise.all([
      cli('rebuild', '--check', '--data', at('from')),
      cli('rebuild', '--data', at('into')),
    ]);
    const digests = rebuilt.map(({ output }) => /^digest (\w+)$/m.exec(output)?.[1]);
    expect(digests[0]).toMatch(/^\w{16,}$/);
    expect(digests[1]).toBe(digests[0]);
    expect(rebuilt[0].output).toContain('The views that were there were the same.');
  }, 120_000);

  it('leaves a file alone that it cannot fill', async () => {
    await cli('demo', '--officers', '2', '--data', at('alone'));
    const kept = file('kept.ndjson', 'kept');

    const { code, errors } = await cli(
      'export',
      '--subject',
      'officer/nobody',
      '--data',
      at('alone'),
      '-o',
      kept,
    );

    expect(code).toBe(1);
    expect(errors).toContain('Nothing is recorded about officer/nobody.');
    expect(readFileSync(kept, 'utf8')).toBe('kept\n');
    expect(readdirSync(folder.path).filter((name) => name.endsWith('.part'))).toEqual([]);
  }, 60_000);
});
