import { MemoryEventStore } from '@elshi/event-store';
import { officer } from '@elshi/domain';
import { calendarDate, defaultPolicies } from '@elshi/law';
import type { Clocks } from './messages.js';
import { award, importLines, line, registration } from './testing/importing.js';
import { appendLater } from './testing/later-event.js';
import { career, growingClock, Service } from './testing/service.js';

const medal = { kind: 'RecordAward', on: '2021-01-01', data: { award: 'medal' } } as const;
const asOf = calendarDate('2021-06-01');
const page = { limit: 10 };

describe('an officer with an event that this version cannot understand', () => {
  let log: MemoryEventStore;
  let service: Service;
  let eventId: string;
  let known: number;

  beforeEach(async () => {
    log = new MemoryEventStore({ clock: growingClock() });
    service = Service.over(log);
    await service.record('w1', ...career('2020-03-15'));
    await service.record('w2', ...career('2020-03-15'));
    known = (await log.head()).known;
    ({ eventId } = await appendLater(log, officer('w1'), 4));
  });

  afterEach(() => service.app.close());

  const unreadable = {
    code: 'EventUnreadable',
    message: expect.stringMatching(
      /^Event 5 of officer\/w1 \(RankLost, .*\) at position 9 cannot be read: it was written by a later Elshi \(version 2\)[.]$/,
    ) as string,
    event: { revision: 4, position: 9n },
  };
  const reads = (officerId: string, clocks: Clocks) => {
    const { officers, subjects } = service.app;
    return [
      () => officers.serviceRecord(officerId, clocks),
      () => officers.term(officerId, clocks, defaultPolicies),
      () => officers.eligibility(officerId, undefined, clocks, defaultPolicies),
      () => subjects.acts(officer(officerId), clocks, page),
      () => officers.replay(officerId, clocks),
    ];
  };

  it('is not read from the event on, and each read says which event it is', async () => {
    for (const read of reads('w1', { asOf })) {
      await expect(read()).rejects.toMatchObject(unreadable);
      await expect(read()).rejects.toMatchObject({ event: { eventId } });
    }
  });

  it('is read as it was known before, also once the read of the present has failed', async () => {
    for (const [, read] of reads('w1', { asOf, knownAt: known }).entries())
      expect(await read()).toMatchObject({ outcome: 'found', revision: 4 });
    await expect(service.app.subjects.acts(officer('w1'), { asOf }, page)).rejects.toMatchObject(unreadable);
    const other = Service.over(log);
    for (const clocks of [
      { asOf, knownAt: known },
      { asOf, knownAt: known - 1 },
    ])
      expect(await other.app.subjects.acts(officer('w1'), clocks, page)).toEqual(
        await service.app.subjects.acts(officer('w1'), clocks, page),
      );
  });

  it('is told apart from one that others wrote into the stream', async () => {
    const event = { eventId: '01900000-0000-7000-8000-000000000002', type: 'Hello', data: {}, metadata: {} };
    await log.append([{ stream: 'officer-w2', expectedRevision: 3, events: [event] }]);
    const because = 'it was not written by Elshi: its metadata have no schemaVersion.';
    const message = expect.stringContaining(because) as string;

    for (const read of reads('w2', { asOf })) await expect(read()).rejects.toMatchObject({ message });
  });

  it('is no hindrance to others', async () => {
    for (const read of reads('w2', { asOf })) expect(await read()).toMatchObject({ outcome: 'found' });
    await service.record('w2', medal);
  });

  it('takes no act, and nothing is written', async () => {
    const before = await log.head();
    await expect(service.submit('w1', medal)).rejects.toMatchObject(unreadable);
    await expect(service.submit('w1', medal, { dryRun: true })).rejects.toMatchObject(unreadable);

    expect(await log.head()).toEqual(before);
  });

  it('is a fault of its lines in an import, and the others go on', async () => {
    const lines = [line('w1', award('one')), line('w2', award('two')), line('w3', registration())];
    const { reports, totals } = await importLines(service, lines);

    expect(reports).toMatchObject([
      { outcome: 'ERROR', problem: { code: 'SUBJECT_PARKED', detail: unreadable.message } },
      { outcome: 'CREATED' },
      { outcome: 'CREATED' },
    ]);
    expect(totals).toEqual({ lines: 3, created: 2, unchanged: 0, errors: 1 });
  });

  it('keeps an import of all or nothing from writing', async () => {
    const before = await log.head();
    const lines = [line('w2', award('two')), line('w1', award('one'))];
    const { reports, totals } = await importLines(service, lines, { atomic: true });

    expect(reports.map(({ problem }) => problem?.['code'])).toEqual(['NOT_WRITTEN', 'SUBJECT_PARKED']);
    expect(totals).toMatchObject({ errors: 2, atomic: 'NOTHING_WRITTEN' });
    expect(await log.head()).toEqual(before);
  });

  it('is a fault of the line, too, where the line claims an earlier time', async () => {
    const claim = { recordedAt: '2019-01-01T00:00:00Z', eventIds: ['01900000-0000-7000-8000-000000000001'] };
    const { reports } = await importLines(service, [
      line('w1', award('one'), claim),
      line('w2', award('two')),
    ]);

    expect(reports).toMatchObject([{ problem: { code: 'SUBJECT_PARKED' } }, { outcome: 'CREATED' }]);
  });
});
