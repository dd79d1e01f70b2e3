import { foldCareer, foldOffice, office, officer, standings, type Subject } from '@elshi/domain';
import type { StoredEvent } from '@elshi/event-store';
import { Ledgers } from '../ledgers.js';
import { FaultyStore } from '../testing/faulty-store.js';
import {
  embassyAnd,
  headAppointed,
  headDismissed,
  recordAt,
  recorded,
  submitAt,
} from '../testing/offices.js';
import { left, Service } from '../testing/service.js';

describe('an act from which something follows in another record', () => {
  let log: FaultyStore;
  let service: Service;

  beforeEach(async () => {
    log = new FaultyStore();
    service = Service.over(log);
    await embassyAnd(service, 'amb', 'next');
  });

  afterEach(() => service.app.close());

  const stored = async (): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const event of log.readAll({ after: 0n })) events.push(event);
    return events;
  };
  const ledger = (subject: Subject) => new Ledgers(log).load(subject);
  const postings = async (id: string) =>
    foldCareer(standings(await ledger(officer(id)))).postings.map(({ postingId, stay, end }) => ({
      postingId,
      from: stay?.from,
      to: end?.on ?? null,
      outcome: end?.outcome ?? null,
    }));

  it('is written with it in one append, known at one instant', async () => {
    const before = (await stored()).length;
    const answer = await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    const events = (await stored()).slice(before);

    expect(events.map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      'office-emb HeadAppointed',
      'officer-amb PostingAssigned',
      'officer-amb PostingStarted',
    ]);
    expect(new Set(events.map(({ known }) => known)).size).toBe(1);
    expect(answer.events.map(({ type }) => type)).toEqual(['HeadAppointed']);
    expect(answer.receipt).toMatchObject({ revision: 2, position: String(events.at(-1)!.position) });
    expect(events[1]).toMatchObject({
      data: { postingId: 'head.emb.2', positionCode: 'POS_AMBASSADOR', effectiveOn: '2016-05-02' },
      metadata: { causationId: events[0]!.eventId, recordedBy: 'elshi', role: 'REACTION', requestId: 'r-1' },
    });
  });

  it('answers a repeated request as it did', async () => {
    const act = headAppointed('2016-05-02', 'amb');
    const first = await submitAt(service, 'emb', act, { idempotencyKey: 'k' });
    const again = await submitAt(service, 'emb', act, { idempotencyKey: 'k' });

    expect(again).toEqual({ ...first, replayed: true });
  });

  it('is judged again when any of the records has moved on', async () => {
    const elsewhere = Service.over(log);
    log.before = () => elsewhere.record('amb', left('2016-05-01'));
    const outcome = await submitAt(service, 'emb', headAppointed('2016-05-02', 'amb'));

    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { refused: 'NOT_IN_SERVICE' } });
    expect(await postings('amb')).toEqual([]);
  });

  it('is done once when no answer came', async () => {
    log.fates.push('answer-lost');
    await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));

    expect(await postings('amb')).toHaveLength(1);
  });

  it('does not wait for itself: acts about each other, many at a time', async () => {
    await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    const outcomes = await Promise.all([
      submitAt(service, 'emb', headDismissed('2020-02-03', 'amb')),
      service.submit('amb', left('2019-07-01')),
      submitAt(service, 'emb', headAppointed('2020-02-03', 'next')),
      service.submit('next', left('2021-07-01')),
    ]);
    recorded(outcomes[3], { kind: 'LeaveService' });

    const all = foldOffice(standings(await ledger(office('emb'))));
    for (const id of ['amb', 'next'])
      expect((await postings(id)).map(({ from }) => from)).toEqual(
        all.headships.filter(({ officerId }) => officerId === id).map(({ from }) => from),
      );
  });

  it('writes nothing at all when one record cannot be written', async () => {
    log.fates.push('unavailable');
    await expect(recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'))).rejects.toMatchObject({
      code: 'StoreUnavailable',
    });

    expect((await ledger(office('emb'))).revision).toBe(1);
    expect(await postings('amb')).toEqual([]);
  });

  it('ends the headship of who leaves the service, in the record of the office', async () => {
    await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    const before = (await stored()).length;
    await service.record('amb', left('2019-07-01', 'DEATH'));

    expect((await stored()).slice(before).map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      'officer-amb ServiceLeft',
      'office-emb HeadDismissed',
    ]);
    expect(await postings('amb')).toMatchObject([{ to: '2019-07-01', outcome: 'DIED_AT_POST' }]);
  });

  it('is shown by a dry run, which writes nothing', async () => {
    const before = (await stored()).length;
    const outcome = await submitAt(service, 'emb', headAppointed('2016-05-02', 'amb'), { dryRun: true });

    expect(outcome).toMatchObject({
      outcome: 'previewed',
      answer: {
        events: [{ type: 'HeadAppointed' }],
        elsewhere: [
          { subject: 'officer/amb', events: [{ type: 'PostingAssigned' }, { type: 'PostingStarted' }] },
        ],
      },
    });
    expect(await stored()).toHaveLength(before);
  });
});
