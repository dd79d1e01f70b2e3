import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, ended, startCli } from './support/cli.js';
import { buildOnce, temporaryFolder } from './support/service.js';

describe('the command line program', () => {
  const folder = temporaryFolder();
  const at = (name: string): string => join(folder.path, name);
  beforeAll(buildOnce, 300_000);
  afterAll(() => folder.remove());

  it('explains itself and each command', async () => {
    const help = await cli('--help');
    expect(help.code).toBe(0);
    for (const command of ['import', 'export', 'replay', 'rebuild', 'parked', 'demo']) {
      expect(help.output).toContain(`  ${command} `);
      const { code, output } = await cli(command, '--help');
      expect(code).toBe(0);
      expect(output).toContain('--data <folder>');
    }
  }, 60_000);

  it('ends with 2, and one sentence, when it is asked in the wrong way', async () => {
    const wrong = [
      ['imprt'],
      ['import'],
      ['demo', '--officers', 'many'],
      ['demo', '--seed', '../x'],
      ['replay', 'o1', '--at', '2023-02-31'],
      ['replay', 'o1', '--known-at', 'yesterday'],
      ['export', '--subject', 'w01'],
      ['import', at('none'), '--url', 'elshi'],
    ];
    for (const args of wrong) {
      const { code, errors } = await cli(...args);
      expect([args, code]).toEqual([args, 2]);
      expect(errors).not.toMatch(/^ +at /m);
    }
  }, 60_000);

  it('ends with 1, and one sentence, when it cannot be done', async () => {
    const impossible = [
      ['import', at('none')],
      ['import', folder.path],
      ['export', '--data', at('nowhere')],
      ['replay', 'o1', '--data', at('nowhere')],
      ['rebuild', '--data', at('nowhere')],
      ['export', '--url', 'http://127.0.0.1:1'],
    ];
    for (const args of impossible) {
      const { code, errors } = await cli(...args);
      expect([args, code]).toEqual([args, 1]);
      expect(errors.trim().split('\n')).toHaveLength(1);
      expect(errors).toMatch(/^elshi: \S.*\.\n$/);
    }
    expect(existsSync(at('nowhere'))).toBe(false);
  }, 60_000);

  it('invents the same ministry twice, and records it once', async () => {
    const args = ['demo', '--officers', '8', '--seed', 'again'];
    await cli(...args, '--out', at('one.ndjson'));
    await cli(...args, '--out', at('two.ndjson'));

    const first = await cli(...args, '--data', at('again'));
    const second = await cli(...args, '--data', at('again'));

    expect(readFileSync(at('one.ndjson'), 'utf8')).toBe(readFileSync(at('two.ndjson'), 'utf8'));
    expect(first.output).toMatch(/^(\S+) lines: \1 recorded, 0 known already, 0 refused/);
    expect(second.output).toMatch(/^(\S+) lines: 0 recorded, \1 known already, 0 refused/);
    const other = await cli('demo', '--officers', '1', '--seed', 'other', '--data', at('again'));
    expect(other).toMatchObject({ code: 1, output: '' });
    expect(other.errors).toContain('holds other careers already');
    const added = await cli('demo', '--officers', '1', '--seed', 'other', '--add', '--data', at('again'));
    expect(added.output).toMatch(/ 0 known already, 0 refused/);
  }, 60_000);

  it('tells a career step by step, within 100 columns, as it was known at a time', async () => {
    await cli('demo', '--officers', '3', '--data', at('told'));
    const replay = (...more: readonly string[]) =>
      cli('replay', 'officer-0002', '--data', at('told'), ...more);

    const told = await replay();
    const steps = (await replay('--json')).output
      .trim()
      .split('\n')
      .map(
        (text) =>
          JSON.parse(text) as {
            revision: number;
            event: { recordedAt: string };
            record: object;
            term: object;
          },
      );

    expect(Math.max(...told.output.split('\n').map((text) => text.length))).toBeLessThanOrEqual(100);
    expect(told.output).toMatch(/^ {3}1 {2}\d{4}-\d\d-\d\d {2}Officer registered: /);
    expect(told.output).toMatch(/^ {6}Minister's order \S+ of \d{4}-\d\d-\d\d; .*L299-II 10/m);
    expect(told.output).toMatch(/^ {6}= \d{4}-\d\d-\d\d {2}in service · .+ since \d{4}-\d\d-\d\d ·/m);
    expect(told.output.replace(/\n +/g, ' ')).toMatch(/ · term 0 of 73\d days, running, served on \d{4}/);
    expect(steps.map(({ revision }) => revision)).toEqual(steps.map((_step, index) => index + 1));
    const middle = steps[20]!;
    const known = await replay('--json', '--known-at', middle.event.recordedAt);
    expect(known.output.trim().split('\n')).toHaveLength(middle.revision);
    const on = await replay('--json', '--at', '1990-01-01');
    expect(JSON.parse(on.output.split('\n')[0]!)).toMatchObject({
      asOf: '1990-01-01',
      record: { rank: null },
    });
    expect(await replay('--known-at', '2999-01-01T00:00:00Z')).toMatchObject({ code: 2 });
    expect(await cli('replay', 'nobody', '--data', at('told'))).toMatchObject({ code: 1 });
  }, 120_000);

  it('ends quietly when nobody reads on', async () => {
    await cli('demo', '--officers', '20', '--data', at('quiet'));
    const child = startCli('export', '--data', at('quiet'));
    child.stdout.once('data', () => child.stdout.destroy());

    const { code, errors } = await ended(child);

    expect(code).toBe(0);
    expect(errors).not.toMatch(/Error|^ +at /m);
  }, 60_000);
});
