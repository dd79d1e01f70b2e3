import { calendarDate } from '@elshi/law';
import type { AuditFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody, Page, ReadOutcome } from '../messages.js';
import { bodyOf, microsOf, trailOf } from '../testing/lists.js';
import { RandomActs } from '../testing/random-acts.js';
import { assigned, career, minister, registered, Service } from '../testing/service.js';

const ON = '2021-01-01';

describe('the audit trail over everything', () => {
  let service: Service;

  beforeEach(() => {
    service = Service.over();
  });

  afterEach(() => service.app.close());

  const find = async (
    filter: AuditFilter = {},
    page: Page = { limit: 500 },
    more: Partial<Clocks> = {},
  ): Promise<ListBody> =>
    bodyOf(await service.app.audit.page(filter, { ...(await service.now(ON)), ...more }, page));
  const places = async (filter: AuditFilter, more: Partial<Clocks> = {}): Promise<readonly string[]> =>
    (await find(filter, { limit: 500 }, more)).items.map(placeOf);

  it('has a line for each event, as the officer’s own trail has it', async () => {
    await service.record('w1', ...career('2020-03-15'));
    await service.record('w2', registered('2020-03-15'));
    const own = await trailOf(service.app, 'w1', await service.now(ON));

    const all = await find();
    expect(all.items.map(placeOf)).toEqual(['w1@1', 'w1@2', 'w1@3', 'w1@4', 'w2@1']);
    expect(all.items.slice(0, 4)).toEqual(own.items);
    expect(all.items[4]).toMatchObject({ subject: 'officer/w2', kind: 'RegisterOfficer', position: '5' });
  });

  it('finds all acts under one order, whoever they are about', async () => {
    const order = minister('2021-03-01', '15-1/301');
    for (const id of ['w1', 'w2']) {
      await service.record(id, ...career('2019-03-15'));
      await service.record(id, { kind: 'RecordAward', on: '2021-03-01', order, data: { award: 'medal' } });
    }

    expect(await places({ order: '15-1/301' })).toEqual(['w1@5', 'w2@5']);
    expect(await places({ order: '15-1/301', subject: 'officer/w2' })).toEqual(['w2@5']);
    expect(await places({ order: '15-1/301', kind: 'AssignRank' })).toEqual([]);
    expect(await places({ order: '15-1/30' })).toEqual([]);
  });

  it('finds by who recorded, by kind and by subject', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const context = { user: 'other', role: 'REG', requestId: 'r-2', correlationId: 'c-2' };
    await service.submit('w2', registered('2020-03-15'), { context });

    expect(await places({ actor: 'other' })).toEqual(['w2@1']);
    expect(await places({ actor: 'clerk', kind: 'RegisterOfficer' })).toEqual(['w1@1']);
    expect(await places({ actor: 'nobody' })).toEqual([]);
    expect(await places({ subject: 'officer/w2' })).toEqual(['w2@1']);
    for (const subject of ['officer/w3', 'office/w1', 'w1', 'officer/', ''])
      expect(await places({ subject })).toEqual([]);
  });

  it('orders a window of effect by the day of effect; its first day counts, its last does not', async () => {
    await service.record('w1', ...career('2020-03-15'));
    await service.record('w2', ...career('2019-05-01'));
    const window = (from?: string, to?: string): AuditFilter => ({
      kind: 'AssignRank',
      ...(from && { effectiveFrom: calendarDate(from) }),
      ...(to && { effectiveTo: calendarDate(to) }),
    });

    expect(await places({ kind: 'AssignRank' })).toEqual(['w1@4', 'w2@4']);
    expect(await places(window('2019-01-01'))).toEqual(['w2@4', 'w1@4']);
    expect(await places(window('2020-03-15', '2020-03-16'))).toEqual(['w1@4']);
    expect(await places(window('2020-03-16'))).toEqual([]);
    expect(await places(window(undefined, '2020-03-15'))).toEqual(['w2@4']);
  });

  it('takes the first day of a month for a date of which no more is known', async () => {
    await service.record('w1', registered('2020-01-01'));
    const rank = { rank: 'ATTACHE', source: 'sheet 3' };
    await service.record('w1', { kind: 'RecordHistoricalRank', on: '1994-05', order: null, data: rank });
    const from = calendarDate('1994-05-01');

    expect(await places({ effectiveFrom: from, effectiveTo: calendarDate('1994-05-02') })).toEqual(['w1@2']);
  });

  it('finds by the time of recording; its beginning counts, its end does not', async () => {
    const { receipt } = await service.record('w1', registered('2020-01-01'));
    const later = await service.record('w2', registered('2020-01-01'));
    const [first, second] = [receipt, later.receipt].map(({ recordedAt }) => microsOf(recordedAt)) as [
      number,
      number,
    ];

    expect(await places({ recordedFrom: first, recordedTo: second })).toEqual(['w1@1']);
    expect(await places({ recordedFrom: first + 1 })).toEqual(['w2@1']);
    expect(await places({ recordedTo: first })).toEqual([]);
    expect(await places({ recordedFrom: second, recordedTo: second + 1 })).toEqual(['w2@1']);
    expect(await places({ recordedFrom: second, recordedTo: first })).toEqual([]);
  });

  it('lists what was known, with the statuses known then', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const acts = await find();
    const rank = acts.items[3]!;
    const knownAt = microsOf(acts.meta.knownAt);
    await service.record('w1', {
      kind: 'AnnulAct',
      on: '2020-06-01',
      order: { type: 'COURT_DECISION', number: '2-1', date: '2020-06-01', issuedBy: 'COURT' },
      data: { eventId: rank['eventId'], reason: 'without authority' },
    });
    const statuses = async (more: Partial<Clocks> = {}): Promise<readonly unknown[]> =>
      (await find({ subject: 'officer/w1' }, { limit: 500 }, more)).items.map(({ status }) => status);

    expect(await statuses()).toEqual(['in-force', 'in-force', 'in-force', 'annulled', 'in-force']);
    expect(await statuses({ knownAt })).toEqual(['in-force', 'in-force', 'in-force', 'in-force']);
    expect(await statuses({ knownAt: 0 })).toEqual([]);
  });

  it('agrees with each officer’s own trail, whatever has become of his acts, now and as it was known', async () => {
    const acts = new RandomActs(service, { seed: 5, officers: 4 });
    await acts.post(100);
    await service.record('o3', creditRecorded, creditVoided);
    const knownAt = microsOf((await find()).meta.knownAt);
    await acts.post(100);
    const statuses = new Set<unknown>();
    for (const more of [{}, { knownAt }]) {
      for (let at = 0; at < 4; at += 1) {
        const clocks = { ...(await service.now(ON)), ...more };
        const own = (await trailOf(service.app, `o${at}`, clocks)).items;
        expect((await find({ subject: `officer/o${at}` }, { limit: 500 }, more)).items).toEqual(own);
        for (const { status } of own) statuses.add(status);
      }
    }
    expect([...statuses].sort()).toEqual(['annulled', 'corrected', 'in-force', 'removed']);
  }, 30_000);

  it.each([
    ['in the order of recording', {}],
    ['in the order of effect', { effectiveFrom: calendarDate('1900-01-01') }],
  ])('neither skips nor repeats while acts are recorded: %s', async (_order, filter: AuditFilter) => {
    await service.record('w1', ...career('2020-03-15'));
    await service.record('w2', ...career('2019-03-15'));
    const expected = await places(filter);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await find(filter, { limit: 3, ...(cursor && { cursor }) });
      seen.push(...page.items.map(placeOf));
      cursor = page.nextCursor ?? undefined;
      await service.record(`x${seen.length}`, registered('2018-01-01'));
    } while (cursor !== undefined);

    expect(expected).toHaveLength(8);
    expect(seen).toEqual(expected);
  });

  it('takes no cursor of another question', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const { nextCursor } = await find({}, { limit: 1 });
    const clocks = await service.now(ON);
    const ask = (filter: AuditFilter, cursor: string): Promise<ReadOutcome<ListBody>> =>
      service.app.audit.page(filter, clocks, { limit: 1, cursor });

    expect(await ask({}, nextCursor!)).toMatchObject({ outcome: 'found' });
    expect(await ask({ actor: 'clerk' }, nextCursor!)).toEqual({ outcome: 'bad-cursor' });
    expect(await ask({ effectiveFrom: calendarDate('2019-01-01') }, nextCursor!)).toEqual({
      outcome: 'bad-cursor',
    });
    expect(await ask({}, 'x')).toEqual({ outcome: 'bad-cursor' });
  });

  it('gives all rows, or the first so many, as they are read', async () => {
    for (let at = 0; at < 150; at += 1)
      await service.record(`w${at}`, registered('2020-03-15'), assignedOld());
    const rows = async (filter: AuditFilter, limit?: number): Promise<readonly string[]> => {
      const found = await service.app.audit.rows(filter, await service.now(ON), limit);
      if (found.outcome !== 'found') throw new Error(found.outcome);
      const places: string[] = [];
      for await (const row of found.body.rows) places.push(placeOf(row));
      return places;
    };

    const all = await rows({});
    expect(all).toHaveLength(300);
    expect(new Set(all).size).toBe(300);
    expect(await rows({}, 7)).toEqual(all.slice(0, 7));
    expect(await rows({ kind: 'RegisterOfficer' }, 200)).toHaveLength(150);
    expect(await rows({ actor: 'nobody' })).toEqual([]);
  }, 30_000);

  it('gives the rows that were known when they were asked for, though more come', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const found = await service.app.audit.rows({}, await service.now(ON));
    if (found.outcome !== 'found') throw new Error(found.outcome);
    await service.record('w1', assigned('2022-03-15', 'THIRD_SECRETARY'));
    let rows = 0;
    for await (const row of found.body.rows) rows += row['status'] === 'in-force' ? 1 : 0;

    expect(rows).toBe(4);
  });
});

const creditRecorded = {
  kind: 'RecordServiceCredit',
  on: '1995-01-01',
  order: null,
  data: { creditId: 'c', creditKind: 3, organisation: 'o', from: '1994-01-01', document: 'd' },
} as const;
const creditVoided = {
  kind: 'VoidServiceCredit',
  on: '1996-01-01',
  order: null,
  data: { creditId: 'c', cause: 'entered twice' },
} as const;
const assignedOld = () =>
  ({
    kind: 'RecordHistoricalRank',
    on: '1994',
    order: null,
    data: { rank: 'ATTACHE', source: 'sheet 3' },
  }) as const;

function placeOf(item: Body): string {
  return `${String(item['subject']).slice('officer/'.length)}@${String(item['revision'])}`;
}
