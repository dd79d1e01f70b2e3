import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli, ended } from './support/cli.js';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from './support/service.js';

const CLOCKS = { asOf: '2021-01-01', knownAt: '' };
const post = { method: 'POST', headers: { 'content-type': 'application/json', 'if-match': '*' } };

describe('The service record of the shipped programs', () => {
  const folder = temporaryFolder();
  const data = join(folder.path, 'data');
  const served = new Map<string, Buffer>();
  let service: Service;

  beforeAll(async () => {
    buildOnce();
    service = await startService({ ELSHI_DATA: data });
    const names = { latin: 'Seitova Umit', kk: 'Сейітова Үміт' };
    for (const act of [
      { kind: 'RegisterOfficer', effectiveOn: '2020-01-01', data: { names, category: 'OFFICER' } },
      { kind: 'EnterService', data: {}, order: order('11-1/1') },
      { kind: 'AppointToPosition', data: { positionCode: 'POS_ATTACHE' }, order: order('11-1/2') },
    ]) {
      const body = JSON.stringify(act);
      const { status } = await fetch(`${service.base}/v1/officers/umit/acts`, { ...post, body });
      expect(status).toBe(201);
    }
    const read = await fetch(`${service.base}/v1/officers/umit`);
    CLOCKS.knownAt = ((await read.json()) as { readonly meta: { readonly knownAt: string } }).meta.knownAt;
    for (const kind of ['html', 'pdf']) served.set(kind, await asked(kind));
  }, 240_000);
  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  it('is made beside the other answers, and the same bytes each time', async () => {
    const [first, second, live] = await Promise.all([
      asked('pdf'),
      asked('pdf'),
      fetch(`${service.base}/health/live`),
    ]);

    expect(live.status).toBe(200);
    expect([first, second].every((bytes) => bytes.equals(served.get('pdf')!))).toBe(true);
  });

  it('is given up when its thread ends, and made by another one the next time', async () => {
    const ran = await ended(spawn(process.execPath, [join(ROOT, 'test/support/press.mjs')]));

    expect(ran).toMatchObject({ code: 0, output: 'given up, then %PDF\n' });
  });

  it('needs nothing of the service in the terminal', async () => {
    expect(await service.stop()).toBe(0);
  });

  it.each(['html', 'pdf'])('is the same bytes from the terminal: %s', async (kind) => {
    const file = join(folder.path, `record.${kind}`);
    const ran = await cli('record', 'umit', `--${kind}`, '-o', file, ...atClocks());

    expect(ran).toMatchObject({ code: 0, output: '', errors: '' });
    expect(readFileSync(file).equals(served.get(kind)!)).toBe(true);
  });

  it('is a page on standard output where nothing else is asked for', async () => {
    const { output } = await cli('record', 'officer/umit', ...atClocks());

    expect(Buffer.from(output).equals(served.get('html')!)).toBe(true);
  });

  it.each([
    [['umit', '--lang', 'fr'], 2, '--lang is one of kk, ru, en, not fr.'],
    [['umit', '--html', '--pdf'], 2, 'Ask for --html or for --pdf.'],
    [['umit', '--as-of', '2021-02-30'], 2, '--as-of is a day written YYYY-MM-DD, not 2021-02-30.'],
    [['umit', '--known-at', 'today'], 2, '--known-at is an instant'],
    [['Umit'], 2, 'Umit is not the id of an officer.'],
    [['nobody'], 1, 'No officer nobody is recorded'],
  ])('is refused in the terminal for %j', async (asked, code, says) => {
    const ran = await cli('record', ...asked, '--data', data);

    expect([ran.code, ran.output]).toEqual([code, '']);
    expect(ran.errors).toContain(says);
  });

  async function asked(kind: string): Promise<Buffer> {
    const { asOf, knownAt } = CLOCKS;
    const query = `lang=kk&asOf=${asOf}&knownAt=${knownAt}`;
    const answer = await fetch(`${service.base}/v1/officers/umit/record.${kind}?${query}`);
    expect(answer.status).toBe(200);
    return Buffer.from(await answer.arrayBuffer());
  }

  function atClocks(): readonly string[] {
    return ['--lang', 'kk', '--as-of', CLOCKS.asOf, '--known-at', CLOCKS.knownAt, '--data', data];
  }
});

function order(number: string): object {
  return { type: 'MINISTER_ORDER', number, date: '2020-01-01', issuedBy: 'MINISTER' };
}
