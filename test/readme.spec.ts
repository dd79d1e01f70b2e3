import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { buildOnce, ROOT, type Service, startService, temporaryFolder } from './support/service.js';

const run = promisify(execFile);
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const tour = readme.slice(readme.indexOf('## Five minutes'), readme.indexOf('## Where to read on'));
const blocks = [...tour.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, commands]) => commands ?? '');
const [terminal = '', ...overHttp] = blocks.toReversed();

describe('the README', () => {
  const data = temporaryFolder();
  let service: Service;

  beforeAll(async () => {
    buildOnce();
    service = await startService({ ELSHI_DATA: join(data.path, 'tour') });
  }, 300_000);

  afterAll(async () => {
    await service.stop();
    data.remove();
  });

  it('leads through a first career with commands that work as they stand', async () => {
    const printed = await inShell(
      overHttp.toReversed().join('\n').replaceAll('http://127.0.0.1:3000', service.base),
    );

    const problems = [...printed.matchAll(/"code":"([A-Z_]+)","requestId"/g)].map(([, code]) => code);
    expect(problems).toEqual(['TERM_NOT_SERVED']);
    expect(printed).toContain('"creditedDays":729');
    expect(printed).toContain('"firstEligibleOn":"2022-03-15"');
    expect(printed.match(/"receipt"/g)).toHaveLength(6 + 3);
    expect(printed.match(/^HTTP\/1\.1 201/gm)).toHaveLength(2);
    expect(printed.match(/^idempotency-replayed: true/gim)).toHaveLength(1);
    expect(printed).toMatch(/^[^\n]*AssignRank[^\n]*15-1\/77/m);
    const counters = [...printed.matchAll(/"spellId":"[^"]+","openedOn":"(\d{4}-\d\d-\d\d)"/g)];
    expect(counters.map(([, day]) => day)).toEqual(['2020-03-15', '2020-03-11', '2020-03-15']);
  }, 60_000);

  it('shows a whole ministry from the terminal', async () => {
    const commands = terminal.split('\n').filter((line) => line.startsWith('npx elshi'));
    expect(commands).toHaveLength(2);
    const printed = await inShell(commands.join('\n').replaceAll('./demo', join(data.path, 'demo')));

    expect(printed).toMatch(/^ *1 .*Officer registered/m);
  }, 120_000);

  it('names no file that is not there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, path]) => path ?? '');
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter((path) => !existsSync(join(ROOT, dirname('README.md'), path)))).toEqual([]);
  });
});

async function inShell(commands: string): Promise<string> {
  const { stdout } = await run('bash', ['-euo', 'pipefail', '-c', commands], {
    cwd: ROOT,
    maxBuffer: 2 ** 26,
  });
  return stdout;
}
