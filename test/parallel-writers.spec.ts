import { ask, award, post, registration } from './support/client.js';
import { buildOnce, type Service, startService, temporaryFolder } from './support/service.js';

const OFFICERS = 1000;
const RIVALS = 50;

describe('many writers at once, against the built service', () => {
  const data = temporaryFolder();
  let service: Service;

  beforeAll(async () => {
    buildOnce();
    service = await startService({ ELSHI_DATA: data.path });
  }, 300_000);

  afterAll(async () => {
    await service.stop();
    data.remove();
  });

  it(`records an act of each of ${OFFICERS} officers, none lost and none twice`, async () => {
    const ids = Array.from({ length: OFFICERS }, (_none, at) => `many-${at}`);
    const answers = await Promise.all(ids.map((id) => post(service.base, id, registration())));

    expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual([]);
    expect(new Set(answers.map(({ body }) => (body['receipt'] as Receipt).position)).size).toBe(OFFICERS);
    const recorded = await feed(service.base);
    expect(recorded.map(({ subject }) => subject).sort()).toEqual(ids.map((id) => `officer/${id}`).sort());
  }, 60_000);

  it(`lets one of ${RIVALS} writers win that saw the same revision, and tells the others`, async () => {
    const registered = await post(service.base, 'rivals', registration());
    const tag = `"${(registered.body['receipt'] as Receipt).revision}"`;
    const texts = Array.from({ length: RIVALS }, (_none, at) => `Badge ${at}`);

    const answers = await Promise.all(
      texts.map((text) => post(service.base, 'rivals', award(text), { 'if-match': tag })),
    );

    const winners = texts.filter((_text, at) => answers[at]?.status === 201);
    expect(winners).toHaveLength(1);
    const losers = answers.filter(({ status }) => status !== 201);
    expect(losers.every(({ status, body }) => status === 412 && body['code'] === 'STALE_REVISION')).toBe(
      true,
    );
    expect(losers.map(({ headers }) => headers.get('etag'))).toEqual(losers.map(() => '"2"'));
    expect(await awards(service.base, 'rivals')).toEqual(winners);
  });

  it(`keeps all of ${RIVALS} acts about one officer that are posted whatever stands`, async () => {
    await post(service.base, 'queue', registration());
    const texts = Array.from({ length: RIVALS }, (_none, at) => `Badge ${at}`);

    const answers = await Promise.all(texts.map((text) => post(service.base, 'queue', award(text))));

    expect(answers.every(({ status }) => status === 201)).toBe(true);
    expect((await awards(service.base, 'queue')).toSorted()).toEqual(texts.toSorted());
  });

  it('takes one hundred copies of a request with one key as one act', async () => {
    await post(service.base, 'copies', registration());
    const copies = Array.from({ length: 100 }, () =>
      post(service.base, 'copies', award('Letter'), { 'idempotency-key': 'letter-1' }),
    );

    const statuses = (await Promise.all(copies)).map(({ status }) => status);

    expect(statuses.filter((status) => status !== 201 && status !== 409)).toEqual([]);
    expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0);
    expect(await awards(service.base, 'copies')).toEqual(['Letter']);
  });
});

interface Receipt {
  readonly position: string;
  readonly revision: number;
}

async function awards(base: string, officerId: string): Promise<readonly string[]> {
  const { body } = await ask(`${base}/v1/officers/${officerId}`);
  return (body['awards'] as { award: string }[]).map((line) => line.award);
}

async function feed(base: string): Promise<readonly { readonly subject: string }[]> {
  const items: { subject: string }[] = [];
  let after: string | null = '0';
  while (after !== null) {
    const { body }: { body: Readonly<Record<string, unknown>> } = await ask(
      `${base}/v1/events?limit=500&after=${after}`,
    );
    items.push(...(body['items'] as { subject: string }[]));
    after = body['nextCursor'] as string | null;
  }
  return items;
}
