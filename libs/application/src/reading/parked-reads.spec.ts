import type { ParkedFilter, ParkedItem, ParkedList, RetriedList } from '../parked-messages.js';
import { Poisons } from '../testing/poison.js';
import { career, Service } from '../testing/service.js';
import type { ReadOutcome } from '../messages.js';

describe('what is parked', () => {
  let poisons: Poisons;
  let service: Service;

  /** Of three officers the third event is poison for two projections. */
  beforeEach(async () => {
    poisons = new Poisons();
    service = Service.over(undefined, { projections: poisons.projections });
    for (const name of ['audit', 'officers'] as const)
      poisons.when(name, ({ events }) => events.some(({ type }) => type === 'PositionAppointed'));
    for (const officerId of ['w1', 'w2', 'w3']) await service.record(officerId, ...career('2020-03-15'));
    await service.app.lists.officers({}, await service.now('2021-01-01'), { limit: 1 });
  });

  afterEach(() => service.app.close());

  const list = async (filter: ParkedFilter = {}, page: object = {}): Promise<ParkedList> =>
    bodyOf(await service.app.parked.list(filter, { limit: 50, ...page }));
  const names = (
    items: readonly { readonly projection: string; readonly subject: string }[],
  ): readonly string[] => items.map(({ projection, subject }) => `${projection} ${subject}`);
  const retry = async (filter: ParkedFilter = {}): Promise<RetriedList> =>
    bodyOf(await service.app.parked.retry(filter));

  it('is told with the event, the reason and how much waits', async () => {
    const { items, total, nextCursor } = await list();
    const [event] = await service.log.readPositions([3n]);
    const since = expect.stringMatching(/^2026-01-01T00:00:00[.]\d{6}Z$/) as string;
    const expected: ParkedItem = {
      ...{ projection: 'audit', subject: 'officer/w1', eventId: event!.eventId, type: 'PositionAppointed' },
      ...{ revision: 3, position: '3', reason: 'audit has a fault.', waiting: 2, tries: 1 },
      ...{ since, triedAt: since },
    };

    expect(items[0]).toEqual(expected);
    expect([total, nextCursor]).toEqual([6, null]);
    expect(names(items)).toEqual([
      ...['audit officer/w1', 'officers officer/w1', 'audit officer/w2'],
      ...['officers officer/w2', 'audit officer/w3', 'officers officer/w3'],
    ]);
    expect(await service.app.runtime.parked()).toEqual(
      new Map([
        ['audit', 3],
        ['officers', 3],
        ['eligibility', 0],
        ['actFates', 0],
        ['findings', 0],
        ['offices', 0],
        ['proposals', 0],
      ]),
    );
    expect(await service.app.runtime.status()).toMatchObject({ ready: true, parked: 6, lag: 0 });
  });

  it('is found by projection and by subject', async () => {
    expect(names((await list({ projection: 'audit' })).items)).toEqual([
      'audit officer/w1',
      'audit officer/w2',
      'audit officer/w3',
    ]);
    expect(names((await list({ subject: 'officer/w2' })).items)).toEqual([
      'audit officer/w2',
      'officers officer/w2',
    ]);
    expect(await list({ projection: 'audit', subject: 'officer/w9' })).toEqual({
      items: [],
      total: 0,
      nextCursor: null,
    });
  });

  it('comes in pages, whose cursors hold for what was asked', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page: ParkedList = await list({}, { limit: 4, ...(cursor !== null && { cursor }) });
      seen.push(...names(page.items));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const { nextCursor } = await list({}, { limit: 1 });
    const elsewhere = { limit: 1, cursor: nextCursor! };

    expect(seen).toEqual(names((await list()).items));
    expect(await service.app.parked.list({ projection: 'audit' }, elsewhere)).toEqual({
      outcome: 'bad-cursor',
    });
    expect(await service.app.parked.list({}, { limit: 1, cursor: 'x' })).toEqual({ outcome: 'bad-cursor' });
  });

  it('is tried again on request, and each is told what became of it', async () => {
    poisons.when('audit', () => false);
    const { items, released, parked } = await retry({ subject: 'officer/w2' });

    expect([released, parked]).toEqual([1, 1]);
    expect(items).toMatchObject([
      { outcome: 'RELEASED', projection: 'audit', subject: 'officer/w2', events: 2 },
      { outcome: 'PARKED', projection: 'officers', subject: 'officer/w2', events: 0, tries: 2, waiting: 2 },
    ]);
    expect((await list()).total).toBe(5);
    poisons.clear();
    expect(await retry()).toMatchObject({ released: 5, parked: 0 });
    expect(await retry()).toEqual({ items: [], released: 0, parked: 0 });
  });

  it('is not told while the lists are not kept', async () => {
    await service.app.close();

    expect(await service.app.parked.list({}, { limit: 1 })).toEqual({ outcome: 'not-ready' });
    expect(await service.app.parked.retry({})).toEqual({ outcome: 'not-ready' });
    expect(await service.app.runtime.status()).not.toHaveProperty('parked');
  });
});

function bodyOf<Body>(outcome: ReadOutcome<Body>): Body {
  if (outcome.outcome !== 'found') throw new Error(outcome.outcome);
  return outcome.body;
}
