import type { OfficerFilter } from '../list-messages.js';
import type { Clocks, ListBody, Page, ReadOutcome } from '../messages.js';
import { bodyOf, microsOf, officerIds } from '../testing/lists.js';
import { appointed, assigned, career, entered, registered, Service } from '../testing/service.js';

const all: Page = { limit: 500 };

describe('the list of officers', () => {
  let service: Service;

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  const officers = async (
    asOf: string,
    filter: OfficerFilter = {},
    more: Partial<Clocks> = {},
  ): Promise<readonly unknown[]> =>
    officerIds(
      bodyOf(await service.app.lists.officers(filter, { ...(await service.now(asOf)), ...more }, all)),
    );

  it('shows each on a day as the record does', async () => {
    await service.record(
      'w1',
      registered('2020-01-01', 'Abenova Aigerim', { personalNo: 'KZ-7' }),
      entered('2020-01-01'),
      appointed('2020-02-01', 'POS_ATTACHE'),
      assigned('2020-03-15', 'ATTACHE'),
    );
    const shown = async (asOf: string): Promise<unknown> =>
      bodyOf(await service.app.lists.officers({}, await service.now(asOf), all)).items[0];

    expect(await shown('2020-03-15')).toEqual({
      officerId: 'w1',
      names: { latin: 'Abenova Aigerim' },
      personalNo: 'KZ-7',
      category: 'OFFICER',
      service: { status: 'IN_SERVICE' },
      rank: { no: 1, code: 'ATTACHE' },
      position: { positionCode: 'POS_ATTACHE', officeId: null },
    });
    expect(await shown('2020-03-14')).toMatchObject({ rank: null });
    expect(await shown('2020-01-31')).toMatchObject({ position: null });
    expect(await shown('2019-12-31')).toMatchObject({ service: { status: 'NOT_ENTERED' } });
  });

  it('is in the order of ids, and filtered by rank, status and name together', async () => {
    await service.record('c', ...career('2020-03-15', 'Bolat Serik'));
    await service.record('a', ...career('2020-03-15', 'Abenova Aigerim'));
    await service.record('b', registered('2020-03-15', 'Abenov Marat'));

    expect(await officers('2021-01-01')).toEqual(['a', 'b', 'c']);
    expect(await officers('2021-01-01', { rank: 'ATTACHE' })).toEqual(['a', 'c']);
    expect(await officers('2021-01-01', { status: 'NOT_ENTERED' })).toEqual(['b']);
    expect(await officers('2021-01-01', { q: 'abenov' })).toEqual(['a', 'b']);
    expect(await officers('2021-01-01', { q: 'ABENOV', rank: 'ATTACHE', status: 'IN_SERVICE' })).toEqual([
      'a',
    ]);
    expect(await officers('2021-01-01', { rank: 'AMBASSADOR' })).toEqual([]);
    expect(await officers('2021-01-01', { office: 'emb-vienna' })).toEqual([]);
    expect(await officers('2021-01-01', { q: '  ' })).toEqual(['a', 'b', 'c']);
    expect(await officers('2021-01-01', { q: '"' })).toEqual([]);
  });

  it('is found by every script and by the personal number', async () => {
    const names = { latin: 'Koktrek Asem', ru: 'Коктерек Асем', kk: 'Көктерек Әсем' };
    await service.record('w1', registered('2020-01-01', '', { names, personalNo: 'KZ-0007' }));

    for (const q of ['asem', 'АСЕМ', 'әсем', 'Әс', 'көктерек ә', '0007', 'kz'])
      expect(await officers('2020-01-01', { q })).toEqual(['w1']);
  });

  it('knows what was known', async () => {
    const { events, receipt } = await service.record('w1', registered('2020-01-01', 'Abenova Aigerim'));
    const before = microsOf(receipt.recordedAt);
    await service.record('w1', {
      kind: 'CorrectAct',
      on: '2020-02-01',
      order: null,
      data: {
        eventId: events[0]!.eventId,
        changes: { data: { names: { latin: 'Abenova Aigerm' } } },
        reason: 'misread',
      },
    });

    expect(await officers('2020-01-01', { q: 'aigerim' })).toEqual([]);
    expect(await officers('2020-01-01', { q: 'aigerim' }, { knownAt: before })).toEqual(['w1']);
    expect(await officers('2020-01-01', {}, { knownAt: before - 1 })).toEqual([]);
  });

  it('neither skips nor repeats while officers are recorded', async () => {
    for (let at = 0; at < 10; at += 1) await service.record(`m${at}`, registered('2020-01-01'));
    const seen: unknown[] = [];
    const metas = new Set<string>();
    let cursor: string | undefined;
    for (let round = 0; ; round += 1) {
      const clocks = await service.now('2020-01-01');
      const page = bodyOf(
        await service.app.lists.officers({}, clocks, { limit: 3, ...(cursor && { cursor }) }),
      );
      seen.push(...page.items.map(({ officerId }) => officerId));
      metas.add(JSON.stringify(page.meta));
      if (page.nextCursor === null) break;
      cursor = page.nextCursor;
      await service.record(`a${round}`, registered('2020-01-01'));
      await service.record(`m${round}-later`, registered('2020-01-01'));
    }

    expect(seen).toEqual(Array.from({ length: 10 }, (_none, at) => `m${at}`));
    expect(metas.size).toBe(1);
  });

  it('takes no cursor of another question, and none that it did not make', async () => {
    for (let at = 0; at < 3; at += 1) await service.record(`m${at}`, registered('2020-01-01'));
    const clocks = await service.now('2020-01-01');
    const { nextCursor } = bodyOf(await service.app.lists.officers({}, clocks, { limit: 1 }));
    const forged = (...parts: readonly unknown[]): string =>
      Buffer.from(JSON.stringify(parts)).toString('base64url');
    const asked = (JSON.parse(Buffer.from(nextCursor!, 'base64url').toString()) as string[])[2];
    const ask = (cursor: string, filter: OfficerFilter = {}): Promise<ReadOutcome<ListBody>> =>
      service.app.lists.officers(filter, clocks, { limit: 1, cursor });

    expect(await ask(nextCursor!)).toMatchObject({ body: { items: [{ officerId: 'm1' }] } });
    expect(await ask(nextCursor!, { rank: 'ATTACHE' })).toEqual({ outcome: 'bad-cursor' });
    for (const cursor of [
      '',
      'x',
      'bm90IGpzb24',
      forged(),
      forged('2020-01-01', 1),
      forged('2020-02-30', 1, asked, 'm0'),
      forged('2020-01-01', 1.5, asked, 'm0'),
      forged('2020-01-01', 1, asked, 7),
      forged('2020-01-01', 1, asked, 'm0', 'm1'),
      forged('2020-01-01', { toString: 1 }, asked, 'm0'),
    ])
      expect(await ask(cursor)).toEqual({ outcome: 'bad-cursor' });
  });

  it('lists who was posted to an office by his position', async () => {
    await service.record('w1', registered('2020-01-01'), entered('2020-01-01'));
    const old = { ...appointed('2020-01-01', 'POS_ATTACHE', 'emb-vienna'), historical: true };
    await service.record('w1', old);

    expect(await officers('2020-01-01', { office: 'emb-vienna' })).toEqual(['w1']);
    expect(await officers('2020-01-01', { office: 'emb-paris' })).toEqual([]);
  });
});
