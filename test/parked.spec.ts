import { EmbeddedEventStore } from '@elshi/event-store';
import { cli } from './support/cli.js';
import { ask, award, post, registration } from './support/client.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const EVENT_ID = '01900000-0000-7000-8000-0000000000a1';

/** Puts an event into the log of a folder that a later version may write some day: the second of officer o1. */
async function appendLater(folder: string): Promise<void> {
  const log = await EmbeddedEventStore.open(folder);
  const event = {
    eventId: EVENT_ID,
    type: 'RankLost',
    data: { effectiveOn: '2021-01-01' },
    metadata: { actId: EVENT_ID, kind: 'LoseRank', recordedBy: 'clerk', schemaVersion: 2 },
  };
  await log.append([{ stream: 'officer-o1', expectedRevision: 0, events: [event] }]);
  await log.close();
}

describe('a service over a log with an event that it cannot understand', () => {
  const folder = temporaryFolder();
  let service: Service;
  const start = async (): Promise<void> => {
    service = await startService({ ELSHI_DATA: folder.path });
  };
  const get = (path: string) => ask(service.base + path);

  beforeAll(() => buildOnce(), 300_000);
  beforeAll(async () => {
    await start();
    for (const officerId of ['o1', 'o2']) await post(service.base, officerId, registration());
    await service.stop();
    await appendLater(folder.path);
    await start();
  }, 60_000);
  afterAll(async () => {
    await service.stop();
    folder.remove();
  });

  const parked = {
    projection: 'audit',
    subject: 'officer/o1',
    eventId: EVENT_ID,
    type: 'RankLost',
    revision: 2,
  };
  const projections = ['actFates', 'audit', 'eligibility', 'findings', 'officers'];

  it('is ready, and tells what is parked and why', async () => {
    const { body } = await get('/v1/parked');

    expect((await get('/health/ready')).body).toMatchObject({ ready: true, parked: 5 });
    expect(body['items']).toMatchObject(
      projections.map((projection) => ({ ...parked, projection, waiting: 1 })),
    );
    expect(JSON.stringify(body)).toContain('It cannot be read: it was written by a later Elshi (version 2).');
  });

  it('answers about the officer with the event, and writes nothing', async () => {
    const problem = { status: 503, code: 'SUBJECT_PARKED', facts: { eventId: EVENT_ID, revision: 2 } };
    for (const part of ['', '/term', '/eligibility', '/acts', '/replay'])
      expect((await get(`/v1/officers/o1${part}`)).body).toMatchObject(problem);
    const { body } = await post(service.base, 'o1', award('for the treaty'));

    expect(body).toMatchObject(problem);
    expect(body['detail']).toMatch(/^Event 2 of officer\/o1 \(RankLost, .*later Elshi \(version 2\)[.]$/);
    expect((await get('/health/ready')).body).toMatchObject({ head: '3' });
  });

  it('goes on with everybody else, in all lists', async () => {
    const { status, body } = await post(service.base, 'o2', award('for the treaty'));
    const { position } = body['receipt'] as { readonly position: string };
    const officers = await get(`/v1/officers?minPosition=${position}`);
    const audit = await get(`/v1/audit?minPosition=${position}`);

    expect(status).toBe(201);
    expect(officers.body['items']).toMatchObject([{ officerId: 'o1' }, { officerId: 'o2' }]);
    expect(officers.body['meta']).toMatchObject({
      incomplete: [{ subject: 'officer/o1' }],
      incompleteTotal: 1,
    });
    expect((audit.body['items'] as object[]).length).toBe(3);
    expect(audit.body['meta']).toMatchObject({ incompleteTotal: 2 });
  });

  it('tries it again when it is asked, and knows how often when it was killed', async () => {
    const retry = { method: 'POST' };
    const answer = await ask(`${service.base}/v1/parked/retry`, retry);
    expect(answer.body).toMatchObject({ released: 0, parked: 5 });
    const before = (await get('/v1/parked')).body['items'] as readonly { readonly tries: number }[];
    await service.stop('SIGKILL');
    await start();
    const after = (await get('/v1/parked')).body['items'] as readonly { readonly tries: number }[];

    expect(before.map(({ tries }) => tries)).toEqual([2, 2, 2, 2, 2]);
    expect(after.map(({ tries }) => tries)).toEqual([3, 3, 3, 3, 3]);
  }, 60_000);

  it('tells it in the terminal, through the service and from the folder', async () => {
    const through = await cli('parked', '--url', service.base, '--projection', 'audit');
    const tried = await cli('parked', '--url', service.base, '--retry', '--subject', 'officer/o1');
    const none = await cli('parked', '--url', service.base, '--subject', 'officer/o2');
    await service.stop();
    const here = await cli('parked', '--data', folder.path);
    const again = await cli('parked', '--data', folder.path, '--retry', '--projection', 'officers');
    const rebuilt = await cli('rebuild', '--data', folder.path);
    await start();

    expect(through.output).toMatch(
      /^officer\/o1 {2}audit: event 2 \(RankLost, .*\) of \d{4}-\d\d-\d\d \d\d:\d\d: It cannot be read: .*\n.*1 event waits, tried 3 times\n1 subject parked[.]\n$/,
    );
    expect(tried.output).toMatch(/tried 4 times\n0 subjects released, 5 still parked[.]\n$/);
    expect([none.code, none.output]).toEqual([0, 'Nothing is parked.\n']);
    expect([through.code, tried.code, here.code, again.code, rebuilt.code]).toEqual([1, 1, 1, 1, 0]);
    expect(here.output).toMatch(/tried 5 times\n5 subjects parked[.]\n$/);
    expect(again.output).toMatch(/tried 7 times\n0 subjects released, 1 still parked[.]\n$/);
    expect(rebuilt.output).toContain('5 subjects parked: "elshi parked" tells where and why.');
  }, 120_000);

  it('ends with 2 when the terminal asks in the wrong way', async () => {
    for (const args of [
      ['--projection', 'lists'],
      ['--subject', 'o1'],
      ['--url', 'elshi'],
    ])
      expect((await cli('parked', ...args)).code).toBe(2);
  }, 60_000);
});
