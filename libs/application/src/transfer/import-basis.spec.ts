import { officer } from '@elshi/domain';
import { calendarDate } from '@elshi/law';
import { award, exported, importLines, line, registration } from '../testing/importing.js';
import { digestOfFold } from '../testing/reference-views.js';
import { Service } from '../testing/service.js';

const unverified = { basis: 'unverified' };

describe('an imported act whose basis was not verified', () => {
  let service: Service;

  beforeEach(async () => {
    service = Service.over();
    await importLines(service, [line('o1', registration()), line('o1', award('medal'), unverified)]);
  });

  afterEach(() => service.app.close());

  const clocks = { asOf: calendarDate('2026-01-01') };
  const trail = async () => {
    const read = await service.app.subjects.acts(officer('o1'), clocks, 'all');
    if (read.outcome !== 'found') throw new Error(read.outcome);
    return read.body.items;
  };
  const awards = async (knownAt?: number) => {
    const read = await service.app.officers.serviceRecord('o1', { ...clocks, ...(knownAt && { knownAt }) });
    if (read.outcome !== 'found') throw new Error(read.outcome);
    return read.body['awards'];
  };
  /** Records a correction that says the order, and gives the instant from which it is known. */
  const verify = async (): Promise<number> => {
    const [, item] = await trail();
    const data = { eventId: item!['eventId'], changes: { order: { number: '395' } }, reason: 'compared' };
    const { receipt } = await service.record('o1', {
      kind: 'CorrectAct',
      on: '2025-01-01',
      order: null,
      data,
    });
    return Date.parse(receipt.recordedAt) * 1000 + Number(receipt.recordedAt.slice(-4, -1));
  };

  it('is marked in the audit trail, on the line of the record and in the feeds', async () => {
    expect((await trail()).map(({ basis }) => basis)).toEqual([null, 'unverified']);
    expect(await awards()).toMatchObject([{ award: 'medal', basis: 'unverified' }]);
    const feed = await service.app.feed.read({ after: { position: 0n }, limit: 10, filter: {}, clocks });
    const effective = await service.app.effective.page({ subject: 'officer/o1' }, clocks, { limit: 10 });
    for (const read of [feed, effective]) {
      if (read.outcome !== 'found') throw new Error(read.outcome);
      expect(read.body.items.map(({ basis }) => basis)).toEqual([undefined, 'unverified']);
    }
  });

  it('is verified by a correction that says the order, from the instant on that it is known', async () => {
    const known = await verify();

    expect((await trail())[1]).toMatchObject({ basis: 'unverified', asCorrected: { basis: null } });
    expect(await awards(known - 1)).toMatchObject([{ basis: 'unverified' }]);
    for (const knownAt of [known, undefined])
      expect((await awards(knownAt)) as readonly object[]).toEqual([
        expect.not.objectContaining({ basis: expect.anything() as unknown }),
      ]);
    const effective = await service.app.effective.page({ subject: 'officer/o1' }, clocks, { limit: 10 });
    if (effective.outcome !== 'found') throw new Error(effective.outcome);
    expect(effective.body.items[1]).not.toHaveProperty('basis');
  });

  it('is the same act without the mark: the line is known already, and keeps it', async () => {
    const { totals } = await importLines(service, [line('o1', award('medal'))]);

    expect(totals).toMatchObject({ unchanged: 1, created: 0 });
    expect((await trail())[1]).toMatchObject({ basis: 'unverified' });
  });

  it('survives export and import', async () => {
    await verify();
    const target = Service.over();
    try {
      const lines = await exported(service);
      expect(lines.filter((text) => text.includes('"basis":"unverified"'))).toHaveLength(1);
      await importLines(target, lines);
      expect(await exported(target)).toEqual(lines);
      expect(await digestOfFold(target.log)).toBe(await digestOfFold(service.log));
    } finally {
      await target.app.close();
    }
  });
});
