import { foldCareer, foldOffice, office, officer, standings } from '@elshi/domain';
import { Ledgers } from '../ledgers.js';
import { OneStreamStore } from '../testing/one-stream-store.js';
import {
  embassyAnd,
  established,
  headAppointed,
  headDismissed,
  recordAt,
  submitAt,
  terminated,
} from '../testing/offices.js';
import { left, type Posted, Service } from '../testing/service.js';

const posted = (on: string, officeId = 'emb'): Posted => ({
  kind: 'AssignPosting',
  on,
  data: { postingId: 'p1', officeId, positionCode: 'POS_COUNSELLOR' },
});
const arrived = (on: string): Posted => ({
  kind: 'StartPosting',
  on,
  order: null,
  data: { postingId: 'p1' },
});

describe('what follows in other records, on a log that appends to one at a time', () => {
  let log: OneStreamStore;
  let service: Service;

  beforeEach(async () => {
    log = new OneStreamStore();
    service = Service.over(log);
    await embassyAnd(service, 'amb', 'next');
  });

  afterEach(() => service.app.close());

  const postings = async (id: string) =>
    foldCareer(standings(await new Ledgers(log).load(officer(id)))).postings.map(
      ({ postingId, stay, end }) => ({
        postingId,
        from: stay?.from ?? null,
        to: end?.on ?? null,
        outcome: end?.outcome ?? null,
      }),
    );
  const heads = async () =>
    foldOffice(standings(await new Ledgers(log).load(office('emb')))).headships.map(({ officerId, to }) => [
      officerId,
      to ?? null,
    ]);
  const eventually = async (expected: unknown, found: () => Promise<unknown>): Promise<void> => {
    for (let left = 200; left > 0; left -= 1) {
      if (JSON.stringify(await found()) === JSON.stringify(expected)) break;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    expect(await found()).toEqual(expected);
  };

  it('is written before the answer where nothing fails', async () => {
    await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    expect(await postings('amb')).toMatchObject([{ postingId: 'head.emb.2', from: '2016-05-02', to: null }]);

    await recordAt(service, 'emb', headDismissed('2020-02-03', 'amb'));
    expect(await postings('amb')).toMatchObject([{ to: '2020-02-03', outcome: 'COMPLETED' }]);
  });

  it('is written later where something fails, and only once', async () => {
    log.unreachable = 'officer-amb';
    const { receipt } = await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    expect(receipt.revision).toBe(2);
    expect(await postings('amb')).toEqual([]);

    log.unreachable = undefined;

    const whole = { postingId: 'head.emb.2', from: '2016-05-02', to: null, outcome: null };
    await eventually([whole], () => postings('amb'));
  }, 20_000);

  it('is written by whoever comes after one that died in between', async () => {
    log.unreachable = 'officer-amb';
    await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    log.unreachable = undefined;

    const next = [Service.over(log), Service.over(log), Service.over(log)];

    const whole = { postingId: 'head.emb.2', from: '2016-05-02', to: null, outcome: null };
    await eventually([whole], () => postings('amb'));
    for (const each of next) expect((await each.app.runtime.status()).log).toBe('memory');
    expect((await new Ledgers(log).load(officer('amb'))).revision).toBe(5);
  }, 20_000);

  it('ends headships with the service, from the other side', async () => {
    await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    await service.record('amb', left('2019-07-01'));

    expect(await heads()).toEqual([['amb', '2019-07-01']]);
    expect(await postings('amb')).toMatchObject([{ to: '2019-07-01', outcome: 'CURTAILED' }]);
  });

  it('ends what one office declared with another, when the person heads that one no longer', async () => {
    await recordAt(
      service,
      'rep',
      established('2009-02-02', { officeKind: 'PERMANENT_REPRESENTATION', organisation: 'OSCE' }),
    );
    await recordAt(service, 'emb', headAppointed('2016-05-02', 'amb'));
    const appointment = headAppointed('2016-05-02', 'amb');
    const asRepresentative = { ...appointment.data, title: 'PERMANENT_REPRESENTATIVE' };
    await recordAt(
      service,
      'rep',
      { ...appointment, data: asRepresentative },
      {
        kind: 'DeclareConcurrentHeadship',
        on: '2016-05-02',
        data: { officerId: 'amb', otherOfficeId: 'emb' },
      },
    );
    await recordAt(service, 'emb', headDismissed('2020-02-03', 'amb'));

    const { concurrent } = foldOffice(standings(await new Ledgers(log).load(office('rep'))));
    expect(concurrent).toMatchObject([{ from: '2016-05-02', to: '2020-02-03' }]);
  });

  it('ends who acts for a head, whom only the office names', async () => {
    const data = { officerId: 'next', title: 'CHARGE_DAFFAIRES_AD_INTERIM', cause: 'VACANCY' };
    const order = { type: 'MINISTER_ORDER', number: '7', date: '2016-01-04', issuedBy: 'MINISTER' };
    await recordAt(service, 'emb', { kind: 'DesignateActingHead', on: '2016-01-04', order, data });
    await service.record('next', left('2016-03-01', 'DEATH'));

    const { acting } = foldOffice(standings(await new Ledgers(log).load(office('emb'))));
    expect(acting).toMatchObject([{ officerId: 'next', to: '2016-03-01' }]);
  });

  describe('of the end of an office', () => {
    it('is the end of every posting at it, begun or only assigned', async () => {
      await service.record('amb', posted('2016-05-02'), arrived('2016-06-01'));
      await service.record('next', posted('2020-12-15'));
      await recordAt(service, 'emb', terminated('2021-02-01'));

      expect(await postings('amb')).toMatchObject([{ to: '2021-02-01', outcome: 'OFFICE_TERMINATED' }]);
      expect(await postings('next')).toMatchObject([
        { from: null, to: '2021-02-01', outcome: 'NOT_TAKEN_UP' },
      ]);
    });

    it('is the same whenever the posting is recorded', async () => {
      await recordAt(service, 'emb', terminated('2021-02-01'));
      const answer = await service.record('amb', posted('2016-05-02'), arrived('2016-06-01'));

      expect(answer.events.map(({ type }) => type)).toEqual(['PostingStarted']);
      expect(answer.receipt.revision).toBe((await new Ledgers(log).load(officer('amb'))).revision);
      expect(await postings('amb')).toMatchObject([
        { from: '2016-06-01', to: '2021-02-01', outcome: 'OFFICE_TERMINATED' },
      ]);
    });

    it('moves with a correction and goes with an annulment, whatever was recorded meanwhile', async () => {
      await service.record('amb', posted('2016-05-02'), arrived('2016-06-01'));
      const { events } = await recordAt(service, 'emb', terminated('2021-02-01'));
      const { eventId } = events[0]!;
      const data = { eventId, changes: { effectiveOn: '2021-03-01' }, reason: 'misread' };
      await recordAt(service, 'emb', { kind: 'CorrectAct', on: '2021-04-01', order: null, data });
      expect(await postings('amb')).toMatchObject([{ to: '2021-03-01', outcome: 'OFFICE_TERMINATED' }]);

      const annulment = { kind: 'AnnulAct', on: '2021-05-01', data: { eventId, reason: 'void' } } as const;
      expect((await submitAt(service, 'emb', annulment)).outcome).toBe('recorded');
      expect(await postings('amb')).toMatchObject([{ from: '2016-06-01', to: null }]);
    });

    it('gives way to an end of the posting before it', async () => {
      await service.record('amb', posted('2016-05-02'), arrived('2016-06-01'));
      await recordAt(service, 'emb', terminated('2021-02-01'));
      await service.record('amb', {
        kind: 'EndPosting',
        on: '2020-06-01',
        data: { postingId: 'p1', outcome: 'COMPLETED' },
      });

      expect(await postings('amb')).toMatchObject([{ to: '2020-06-01', outcome: 'COMPLETED' }]);
    });
  });
});
