import { cli, ended, startCli } from './support/cli.js';
import { type Answer, ask } from './support/client.js';
import { buildOnce, startService, temporaryFolder } from './support/service.js';

const digestOf = (output: string): string | undefined => /^digest (\w{64})$/m.exec(output)?.[1];

describe('rebuilding the views from the terminal', () => {
  const folder = temporaryFolder();
  const data = folder.path;

  beforeAll(async () => {
    buildOnce();
    await cli('demo', '--officers', '12', '--data', data);
    // A demo may be over before its views were begun; from here on there are some to compare with.
    await cli('rebuild', '--data', data);
  }, 300_000);
  afterAll(() => folder.remove());

  it('makes them anew, says what they come to, and can be undone', async () => {
    const first = await cli('rebuild', '--check', '--data', data);
    const second = await cli('rebuild', '--fresh', '--check', '--data', data);
    const back = await cli('rebuild', '--rollback', '--data', data);
    const third = await cli('rebuild', '--check', '--data', data);

    expect([first.code, second.code, back.code, third.code]).toEqual([0, 0, 0, 0]);
    expect(first.output).toContain('The views that were there were the same.');
    expect(new Set([first, second, third].map(({ output }) => digestOf(output))).size).toBe(1);
    expect(back.output).toContain('The former views have taken their place again.');
  }, 120_000);

  it('goes on from where it was stopped', async () => {
    const child = startCli('rebuild', '--data', data);
    child.kill('SIGINT');
    await ended(child);
    const { code, output } = await cli('rebuild', '--check', '--data', data);

    expect(code).toBe(0);
    expect(output).toContain('The views that were there were the same.');
  }, 120_000);

  it('goes through a running service, which answers all the time', async () => {
    const before = digestOf((await cli('rebuild', '--data', data)).output);
    const service = await startService({ ELSHI_DATA: data });
    try {
      const rebuilding = cli('rebuild', '--check', '--url', service.base);
      const statuses = new Set<number>();
      const over = rebuilding.then(() => true);
      const now = new Promise<false>((resolve) => setImmediate(() => resolve(false)));
      do statuses.add((await ask(`${service.base}/v1/officers?limit=500`)).status);
      while (!(await Promise.race([over, now])));
      const { code, output } = await rebuilding;
      expect(code).toBe(0);
      expect(digestOf(output)).toBe(before);
      expect(output).toContain('The views that were there were the same.');
      expect([...statuses]).toEqual([200]);

      const back = await cli('rebuild', '--rollback', '--url', service.base);
      expect(back).toMatchObject({ code: 0 });
      expect((await ask(`${service.base}/v1/views`)).body['last']).toMatchObject({ kind: 'ROLLBACK' });
    } finally {
      await service.stop();
    }
  }, 120_000);

  it('cancels in the service what is stopped at the terminal, and goes on from there', async () => {
    const service = await startService({ ELSHI_DATA: data });
    try {
      const child = startCli('rebuild', '--fresh', '--url', service.base);
      for (let body: Answer['body'] = {}; body['running'] == null && body['last'] == null;)
        ({ body } = await ask(`${service.base}/v1/views`));
      child.kill('SIGINT');
      const { code, errors } = await ended(child);
      // It may have been too late to stop it.
      if (code === 1) expect(errors).toContain('The same command again goes on from there.');
      expect((await ask(`${service.base}/v1/views`)).body).toMatchObject({
        running: null,
        last: { outcome: code === 1 ? 'CANCELLED' : 'SWAPPED' },
      });
      expect(await cli('rebuild', '--check', '--url', service.base)).toMatchObject({ code: 0 });
    } finally {
      await service.stop();
    }
  }, 120_000);

  it('is asked in the right way, or says in one sentence what is wrong', async () => {
    expect(await cli('rebuild', '--rollback', '--fresh', '--data', data)).toMatchObject({ code: 2 });
    expect(await cli('rebuild', '--url', 'elshi')).toMatchObject({ code: 2 });
    const nowhere = await cli('rebuild', '--url', 'http://127.0.0.1:1');
    expect(nowhere).toMatchObject({ code: 1, errors: 'elshi: Nothing listens at http://127.0.0.1:1.\n' });
    const service = await startService({ EVENT_STORE: 'memory:' });
    try {
      const none = await cli('rebuild', '--rollback', '--url', service.base);
      expect(none).toMatchObject({ code: 1 });
      expect(none.errors).toContain('(409): No former views are kept.');
    } finally {
      await service.stop();
    }
  }, 120_000);
});
