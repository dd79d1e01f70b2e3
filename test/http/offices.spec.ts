import { minister as ministerial, president as presidential } from '../support/career-acts.js';
import { type InProcess, startInProcess } from '../support/in-process.js';
import { registration } from '../support/client.js';
import { recorder } from '../support/recorder.js';

let on: InProcess;
beforeAll(async () => {
  on = await startInProcess();
}, 30_000);
afterAll(() => on.close());

const { post, record } = recorder(() => on);

async function secretary(officerId: string, name: string): Promise<void> {
  const { kind, effectiveOn, data } = registration(name) as {
    readonly kind: string;
    readonly effectiveOn: string;
    readonly data: object;
  };
  const posting = { postingId: 'p1', officeId: 'emb-paris', positionCode: 'POS_SECOND_SECRETARY' };
  await record(`officers/${officerId}`, kind, effectiveOn, data);
  await record(`officers/${officerId}`, 'EnterService', '2019-02-18', {}, ministerial('2019-02-15'));
  await record(`officers/${officerId}`, 'AssignPosting', '2020-01-10', posting, ministerial('2020-01-09'));
}

const office = async (asOf: string, more = '') => {
  const { status, body } = await on.ask(`/v1/offices/emb-paris?asOf=${asOf}${more}`);
  expect(status).toBe(200);
  return body;
};

describe('the staffing of an office', () => {
  let approvedAt: string;

  beforeAll(async () => {
    const embassy = { officeKind: 'EMBASSY', name: 'Embassy in France', hostState: 'FR', seat: 'Paris' };
    await record('offices/emb-paris', 'EstablishOffice', '2019-01-10', embassy, presidential('2019-01-09'));
    await secretary('s01', 'Serikbai Dana');
    await secretary('s02', 'Abenova Aigerim');
    const table = { limit: 2, posts: [{ positionCode: 'POS_SECOND_SECRETARY', count: 1 }] };
    const approved = await record(
      'offices/emb-paris',
      'ApproveStaffing',
      '2020-01-06',
      table,
      ministerial('2020-01-03'),
    );
    approvedAt = approved.receipt.recordedAt;
  });

  it('is what an arrival is compared with, whoever was recorded just before', async () => {
    const first = await record('officers/s01', 'StartPosting', '2020-02-06', { postingId: 'p1' });
    const second = await record('officers/s02', 'StartPosting', '2020-02-07', { postingId: 'p1' });

    expect(first.warnings).toEqual([]);
    expect(second.warnings).toMatchObject([{ code: 'STAFFING_LIMIT', citations: [{ article: '17' }] }]);
  });

  it('is told with the posts that are filled, on each day and as it was known', async () => {
    const posts = (approved: number, filled: number) => ({
      limit: 2,
      posts: [{ positionCode: 'POS_SECOND_SECRETARY', approved, filled }],
    });

    expect((await office('2020-01-05'))['staffing']).toBeNull();
    expect((await office('2020-02-05'))['staffing']).toMatchObject(posts(1, 0));
    expect((await office('2020-02-06'))['staffing']).toMatchObject(posts(1, 1));
    expect((await office('2020-02-07'))['staffing']).toMatchObject(posts(1, 2));
    expect((await office('2020-02-07', `&knownAt=${approvedAt}`))['staffing']).toMatchObject(posts(1, 0));
  });

  it('is whole numbers, and each position once', async () => {
    const post1 = { positionCode: 'POS_CONSUL', count: 1.5 };
    const { status, body } = await post(
      'offices/emb-paris',
      'ApproveStaffing',
      '2021-01-06',
      { limit: -1, posts: [post1, { ...post1, count: 1 }] },
      ministerial('2021-01-05'),
    );
    expect(status).toBe(400);
    expect((body['violations'] as { pointer: string }[]).map(({ pointer }) => pointer).sort()).toEqual([
      '/data/limit',
      '/data/posts',
      '/data/posts/0/count',
    ]);
  });
});
