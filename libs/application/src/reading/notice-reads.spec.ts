import { calendarDate, dateOf } from '@elshi/law';
import type { Body, Clocks, ListBody } from '../messages.js';
import { FaultyStore } from '../testing/faulty-store.js';
import { bodyOf, microsOf } from '../testing/lists.js';
import { RandomActs } from '../testing/random-acts.js';
import { career, entered, registered, Service } from '../testing/service.js';

const DAY = 86_400_000_000;
const utcDay = (instant: number) => dateOf(Math.floor(instant / DAY));
const clocks: Clocks = { asOf: calendarDate('2026-01-01') };

describe('notices of retroactivity', () => {
  let service: Service;

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  const page = async (
    after: bigint,
    limit: number,
    more: Partial<Clocks> = {},
    dayOf = utcDay,
  ): Promise<ListBody> =>
    bodyOf(await service.app.notices.page(after, limit, {}, { ...clocks, ...more }, dayOf));
  const notices = async (more: Partial<Clocks> = {}): Promise<readonly Body[]> =>
    (await page(0n, 500, more)).items;

  it('are CloudEvents of their own type, with what was, what is, on which days, and why', async () => {
    await service.record('w1', ...career('2026-01-01'));
    expect(await notices()).toEqual([]);
    const { events, receipt } = await service.record('w1', {
      kind: 'RecordLeave',
      on: '2026-01-01',
      data: { leaveId: 'l', leaveKind: 'UNPAID', from: '2025-10-01', to: '2025-11-01' },
    });

    expect(await notices()).toEqual([
      {
        specversion: '1.0',
        id: events[0]!.eventId,
        source: '/v1/events/notices',
        type: 'kz.elshi.RetroactivityNotice',
        subject: 'officer/w1',
        time: receipt.recordedAt,
        datacontenttype: 'application/json',
        position: '5',
        revision: 5,
        actid: events[0]!.eventId,
        kind: 'RecordLeave',
        recordedby: 'clerk',
        ruleset: 'L299-II/2002',
        data: {
          eventId: events[0]!.eventId,
          event: 'LeaveRecorded',
          order: expect.objectContaining({ number: '15-1/1' }) as unknown,
          cause: 'RECORDED_LATE',
          reason: 'Recorded on 2026-01-01, in effect from 2025-10-01 on.',
          amends: null,
          recordedOn: '2026-01-01',
          from: '2025-10-01',
          to: '2025-11-01',
          changes: [{ from: '2025-10-01', to: '2025-11-01', was: { leave: null }, now: { leave: 'UNPAID' } }],
          eligibleDays: [],
        },
      },
    ]);
  });

  it('go by the civil day where the service is', async () => {
    await service.record('w1', ...career('2026-01-01'));
    const later = (instant: number) => utcDay(instant + DAY);
    expect((await page(0n, 50)).items).toEqual([]);
    expect((await page(0n, 50, {}, later)).items.map(({ kind }) => kind)).toEqual([
      'EnterService',
      'AppointToPosition',
      'AssignRank',
    ]);
  });

  it('are as many as there are such acts, once each, page by page, as it was known', async () => {
    const acts = new RandomActs(service, { seed: 3, officers: 4 });
    await acts.post(60);
    const all = await notices();
    const knownAt = microsOf(String(all[9]!['time']));
    await acts.post(40);
    expect(await notices({ knownAt })).toEqual(all.slice(0, 10));

    const seen: Body[] = [];
    let after: string | null = '0';
    while (after !== null) {
      const { items, nextCursor }: ListBody = await page(BigInt(after), 7);
      seen.push(...items);
      after = nextCursor;
    }
    expect(seen).toEqual(await notices());
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    for (const { data } of seen) {
      const { from, recordedOn } = data as { from: string | null; recordedOn: string };
      expect((from ?? '') < recordedOn).toBe(true);
    }
  });

  it('are fewer on a page where each is judged by many events, and none is left out', async () => {
    await service.record('w1', registered('2001-01-01'), entered('2001-01-01'));
    const awards = 330;
    for (let no = 0; no < awards; no += 1)
      await service.record('w1', { kind: 'RecordAward', on: '2010-01-01', data: { award: `medal ${no}` } });

    const { items, nextCursor } = await page(0n, 500);
    expect(items.length).toBeGreaterThan(awards / 2);
    const { items: others, nextCursor: end } = await page(BigInt(nextCursor!), 500);
    expect(items.length + others.length).toBe(awards + 1);
    expect(new Set([...items, ...others].map(({ id }) => id)).size).toBe(awards + 1);
    expect(end).toBeNull();
  });

  it('are the same from another node, and of one subject from its own stream', async () => {
    const log = new FaultyStore();
    const one = Service.over(log);
    await new RandomActs(one, { seed: 5, officers: 3 }).post(60);
    const ask = async (node: Service, subject?: string) =>
      bodyOf(await node.app.notices.page(0n, 500, { ...(subject && { subject }) }, clocks, utcDay)).items;
    const all = await ask(one);
    expect(await ask(Service.over(log))).toEqual(all);
    for (const subject of ['officer/o0', 'officer/o1', 'officer/o2', 'officer/none'])
      expect(await ask(one, subject)).toEqual(all.filter((item) => item['subject'] === subject));
    await one.app.close();
  });

  it('are none of an officer who is only registered', async () => {
    await service.record('w1', registered('2001-01-01'), later);
    expect(await notices()).toEqual([]);
  });
});

/** Ahead of the present of the tests. */
const later = { kind: 'RecordAward', on: '2027-01-01', data: { award: 'medal' } } as const;
