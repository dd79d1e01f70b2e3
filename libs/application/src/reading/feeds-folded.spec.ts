import type { Act } from '@elshi/domain';
import { calendarDate } from '@elshi/law';
import type { EffectiveFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody } from '../messages.js';
import { byEffectiveFeed, byRecordedFeed, type Standing } from '../testing/feed-consumers.js';
import { bodyOf, microsOf } from '../testing/lists.js';
import { RandomActs } from '../testing/random-acts.js';
import { career, Service } from '../testing/service.js';

/** The whole feed, asked for at once. */
const WHOLE = { after: { position: 0n }, limit: 5000, filter: {} };
/** To the letter, the order of the members included. */
const texts = (items: readonly Body[]) => items.map((item) => JSON.stringify(item));

describe.each([11, 12])('the feeds of whatever was recorded (%i)', (seed) => {
  let service: Service;

  afterEach(() => service.app.close());

  const page = async (filter: EffectiveFilter, limit: number, more: Partial<Clocks>, cursor?: string) => {
    const clocks = { ...(await service.now('2026-01-01')), ...more };
    return bodyOf(await service.app.effective.page(filter, clocks, { limit, ...(cursor && { cursor }) }));
  };
  /** All pages of so many items. */
  const pages = async (filter: EffectiveFilter, limit: number, more: Partial<Clocks>): Promise<Body[]> => {
    const found: Body[] = [];
    let cursor: string | undefined;
    do {
      const { items: shown, nextCursor }: ListBody = await page(filter, limit, more, cursor);
      found.push(...shown);
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  };

  const officers = 6;
  let early: number;

  beforeEach(async () => {
    service = Service.over();
    const acts = new RandomActs(service, { seed, officers });
    await acts.post(150);
    early = microsOf((await page({}, 1, {})).meta.knownAt);
    await acts.post(200);
  });

  it('is the same from the index as from each ledger, in pages of any size, now and as it was known', async () => {
    const windows: readonly EffectiveFilter[] = [
      {},
      { from: calendarDate('2001-01-01'), to: calendarDate('2008-01-01') },
      { types: ['RankAssigned', 'LeaveRecorded', 'ServiceLeft'] },
    ];
    for (const more of [{}, { knownAt: early }]) {
      for (const filter of windows) {
        const all = await pages(filter, 500, more);
        expect(texts(await pages(filter, 7, more))).toEqual(texts(all));
        for (let at = 0; at < officers; at += 1) {
          const subject = `officer/o${at}`;
          const own = all.filter((item) => item['subject'] === subject);
          expect(texts(await pages({ ...filter, subject }, 4, more))).toEqual(texts(own));
        }
        expect(all.length).toBeGreaterThan(10);
      }
    }
  }, 60_000);

  it('gives a subscriber the state that the lists show, and so does the recorded feed', async () => {
    const statuses = new Set<string>();
    for (const more of [{}, { knownAt: early }]) {
      const effective = await pages({}, 500, more);
      const clocks = { ...(await service.now('2026-01-01')), ...more };
      const recorded = bodyOf(await service.app.feed.read({ ...WHOLE, clocks })).items;
      for (const asOf of [
        '1995-01-09',
        '1999-06-01',
        '2004-12-31',
        '2010-05-05',
        '2020-01-01',
        '2030-01-01',
      ]) {
        const shown = await listed(asOf, more);
        expect(byEffectiveFeed(effective, asOf)).toEqual(shown);
        expect(byRecordedFeed(recorded, asOf)).toEqual(shown);
        for (const { status } of shown.values()) statuses.add(status);
      }
    }
    expect([...statuses].sort()).toEqual(['DECEASED', 'IN_SERVICE', 'LEFT', 'NOT_ENTERED']);
  }, 60_000);

  it('move an act that leaves its day to its order when the date of the order is corrected', async () => {
    const order = { type: 'MINISTER_ORDER', number: '15-1/9', date: '2019-06-01', issuedBy: 'MINISTER' };
    const posted = { kind: 'AppointToPosition', effectiveOn: order.date, dayOfOrder: true, order } as const;
    const act = { ...posted, data: { positionCode: 'POS_COUNSELLOR' } } as unknown as Act;
    await service.record('n1', ...career('2019-03-15'));
    const outcome = await service.submit(
      'n1',
      { kind: 'AppointToPosition', on: order.date },
      {
        proposed: { act, dependants: [] },
      },
    );
    if (outcome.outcome !== 'recorded') throw new Error(outcome.outcome);
    const { eventId } = outcome.answer.events[0]!;
    const data = { eventId, changes: { order: { date: '2019-09-01' } }, reason: 'misread' };
    await service.record('n1', { kind: 'CorrectAct', on: '2020-01-01', order: null, data });

    const clocks = await service.now('2026-01-01');
    const recorded = bodyOf(await service.app.feed.read({ ...WHOLE, clocks })).items;
    const effective = await pages({}, 500, {});
    for (const [asOf, position] of [
      ['2019-08-31', 'POS_ATTACHE'],
      ['2019-09-01', 'POS_COUNSELLOR'],
    ] as const) {
      expect(byEffectiveFeed(effective, asOf).get('officer/n1')).toMatchObject({ position });
      expect(byRecordedFeed(recorded, asOf).get('officer/n1')).toMatchObject({ position });
    }
  });

  async function listed(asOf: string, more: Partial<Clocks>): Promise<ReadonlyMap<string, Standing>> {
    const clocks = { ...(await service.now(asOf)), ...more };
    const list = bodyOf(await service.app.lists.officers({}, clocks, { limit: 500 }));
    return new Map(
      list.items.map((item) => {
        const [rank, position] = [item['rank'] as Body | null, item['position'] as Body | null];
        const standing = {
          status: String((item['service'] as Body)['status']),
          rank: rank === null ? null : String(rank['code']),
          position: position === null ? null : String(position['positionCode']),
        };
        return [`officer/${String(item['officerId'])}`, standing];
      }),
    );
  }
});
