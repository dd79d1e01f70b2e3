import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cli } from './support/cli.js';
import { buildOnce, temporaryFolder } from './support/service.js';

describe('keys from the terminal', () => {
  const folder = temporaryFolder();
  const keys = (...args: readonly string[]) => cli('keys', ...args, '--data', folder.path);
  const listed = async () =>
    (await keys('list', '--json')).output
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
  beforeAll(buildOnce, 300_000);
  afterAll(() => folder.remove());

  it('are made, listed, rotated and revoked', async () => {
    const created = await keys('create', 'payroll', '--grant', 'FEED,AUD', '--user', 'operator');
    expect([created.code, created.output]).toEqual([
      0,
      expect.stringMatching(/^elshi_[a-z2-9]{12}_[\w-]{43}\n$/),
    ]);
    const id = created.output.split('_')[1]!;
    expect(await listed()).toMatchObject([
      {
        id,
        label: 'payroll',
        grants: ['FEED', 'AUD'],
        createdBy: 'operator',
        revokedAt: null,
        lastUsedAt: null,
      },
    ]);

    const rotated = await keys('rotate', id, '--overlap', '2h');
    expect(rotated.code).toBe(0);
    const next = rotated.output.split('_')[1]!;
    expect(await listed()).toMatchObject([{ id }, { id: next, follows: id, label: 'payroll' }]);

    expect((await keys('revoke', id)).output).toMatch(
      new RegExp(`^The key ${id} \\(payroll\\) is revoked since `),
    );
    expect((await keys('list')).output).toMatch(
      new RegExp(`^${id}  payroll  FEED,AUD  revoked .*\n${next}  payroll`),
    );
    expect((await keys('rotate', id)).code).toBe(1);
    for (const { output } of [created, rotated])
      expect(readFileSync(join(folder.path, 'access.db'), 'latin1')).not.toContain(output.trim().slice(19));
  }, 60_000);

  it.each([
    [2, ['create', 'payroll']],
    [2, ['create', 'payroll', '--grant', 'SELF']],
    [2, ['create', 'payroll', '--grant', 'FEED,feed']],
    [2, ['create', 'payroll', '--grant', 'FEED', '--expires', '731d']],
    [2, ['create', 'payroll', '--grant', 'FEED', '--expires', 'never']],
    [2, ['create', 'pay\nroll', '--grant', 'FEED']],
    [1, ['revoke', 'nosuchkey234']],
  ])('ends with %i: %j', async (expected, args) => {
    const { code, errors, output } = await keys(...args);
    expect([code, output]).toEqual([expected, '']);
    expect(errors).not.toMatch(/^ +at /m);
  });
});
