import { calendarDate } from '@elshi/law';
import type { AuditFilter } from '../list-messages.js';
import type { Body, Clocks, ListBody, Page } from '../messages.js';
import { bodyOf, microsOf } from '../testing/lists.js';
import { career, minister, Service } from '../testing/service.js';

describe('the audit trail of an act whose order was corrected', () => {
  let service: Service;
  const order = minister('2021-03-01', '15-1/300');
  let before: number;

  beforeEach(async () => {
    service = Service.over();
    for (const id of ['w1', 'w2']) {
      await service.record(id, ...career('2019-03-15'));
      await service.record(id, { kind: 'RecordAward', on: '2021-03-01', order, data: { award: 'medal' } });
    }
    const { items, meta } = await find({ order: '15-1/300' });
    before = microsOf(meta.knownAt);
    await service.record('w1', correctedTo(items[0]!['eventId'], '15-1/301'));
  });

  afterEach(() => service.app.close());

  const find = async (
    filter: AuditFilter,
    page: Page = { limit: 500 },
    more: Partial<Clocks> = {},
  ): Promise<ListBody> =>
    bodyOf(await service.app.audit.page(filter, { ...(await service.now('2021-01-01')), ...more }, page));
  const places = async (filter: AuditFilter, more: Partial<Clocks> = {}): Promise<readonly string[]> =>
    (await find(filter, { limit: 500 }, more)).items.map(placeOf);

  it('is found by the new number since then, and by the recorded one for ever', async () => {
    expect(await places({ order: '15-1/301' })).toEqual(['w1@5']);
    expect(await places({ order: '15-1/300' })).toEqual(['w1@5', 'w2@5']);
    expect(await places({ order: '15-1/301' }, { knownAt: before })).toEqual([]);
    expect(await places({ order: '15-1/300' }, { knownAt: before })).toEqual(['w1@5', 'w2@5']);
  });

  it('says under which order it was recorded, and under which it stands', async () => {
    const [corrected, other] = (await find({ order: '15-1/300' })).items;
    expect(corrected).toMatchObject({
      order: { number: '15-1/300' },
      status: 'corrected',
      asCorrected: { effectiveOn: '2021-03-01', order: { number: '15-1/301' }, data: { award: 'medal' } },
    });
    expect(other).toMatchObject({ status: 'in-force', asCorrected: null });
    const [then] = (await find({ order: '15-1/300' }, { limit: 500 }, { knownAt: before })).items;
    expect(then).toMatchObject({ status: 'in-force', asCorrected: null });
  });

  it('is not found by a number that another correction took away, and again once that is annulled', async () => {
    const [{ eventId }] = (await find({ order: '15-1/300' })).items as [{ eventId: string }];
    const { events } = await service.record('w1', correctedTo(eventId, '15-1/302'));
    expect(await places({ order: '15-1/301' })).toEqual([]);
    expect(await places({ order: '15-1/302' })).toEqual(['w1@5']);
    await service.record('w1', annulled(events[0]!.eventId));
    expect(await places({ order: '15-1/301' })).toEqual(['w1@5']);
    expect(await places({ order: '15-1/302' })).toEqual([]);
  });

  it('is found, annulled, by the number that it had last', async () => {
    const [{ eventId }] = (await find({ order: '15-1/300' })).items as [{ eventId: string }];
    await service.record('w1', annulled(eventId));
    expect((await find({ order: '15-1/301' })).items).toMatchObject([
      { status: 'annulled', asCorrected: { order: { number: '15-1/301' } } },
    ]);
  });

  it('passes the other filters, and the pages, as any other', async () => {
    await service.record('w1', {
      kind: 'RecordAward',
      on: '2021-03-02',
      order: minister('2021-03-01', '15-1/301'),
      data: { award: 'order' },
    });
    expect(await places({ order: '15-1/301' })).toEqual(['w1@5', 'w1@7']);
    expect(await places({ order: '15-1/301', kind: 'AssignRank' })).toEqual([]);
    expect(await places({ order: '15-1/301', subject: 'officer/w2' })).toEqual([]);
    const from = calendarDate('2021-03-02');
    expect(await places({ order: '15-1/301', effectiveFrom: from })).toEqual(['w1@7']);
    const first = await find({ order: '15-1/301' }, { limit: 1 });
    const second = await find({ order: '15-1/301' }, { limit: 1, cursor: first.nextCursor! });
    expect([first, second].map(({ items }) => items.map(placeOf))).toEqual([['w1@5'], ['w1@7']]);
    expect(second.nextCursor).toBeNull();
  });
});

const correctedTo = (eventId: unknown, number: string) =>
  ({
    kind: 'CorrectAct',
    on: '2021-04-01',
    order: null,
    data: { eventId, changes: { order: { number } }, reason: 'misread' },
  }) as const;
const annulled = (eventId: unknown) =>
  ({
    kind: 'AnnulAct',
    on: '2021-05-01',
    order: { type: 'COURT_DECISION', number: '2-1', date: '2021-05-01', issuedBy: 'COURT' },
    data: { eventId, reason: 'without authority' },
  }) as const;

function placeOf(item: Body): string {
  return `${String(item['subject']).slice('officer/'.length)}@${String(item['revision'])}`;
}
