import { EventStoreError, type StoredEvent } from '@elshi/event-store';
import type { Recorded, RecordOutcome } from '../messages.js';
import { assembled } from '../open.js';
import { FaultyStore } from '../testing/faulty-store.js';
import { appointed, entered, registered, Service } from '../testing/service.js';

const award = (on = '2021-01-01') => ({ kind: 'RecordAward', on, data: { award: 'medal' } }) as const;
const key = { idempotencyKey: 'k-1' };

describe('recording an act, when things go wrong', () => {
  let log: FaultyStore;
  let service: Service;

  beforeEach(() => {
    log = new FaultyStore();
    service = Service.over(log);
  });

  afterEach(async () => {
    log.release();
    await service.app.close();
  });

  const stored = async (): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const event of log.readAll({ after: 0n })) events.push(event);
    return events;
  };
  const types = async (): Promise<readonly string[]> => (await stored()).map(({ type }) => type);

  describe('an idempotency key', () => {
    it('gives the first answer again, whole, also after later acts', async () => {
      await service.record('w1', registered('2020-01-01'), entered('2020-01-01'));
      const first = await service.submit('w1', appointed('2020-01-01', 'POS_ATTACHE'), key);
      await service.record('w1', award());
      const context = { user: 'other', role: 'APP', requestId: 'r-2', correlationId: 'c-2' };
      const again = await service.submit('w1', appointed('2020-01-01', 'POS_ATTACHE'), { ...key, context });

      expect(again).toEqual({ ...first, replayed: true });
      expect(await types()).toHaveLength(4);
    });

    it('belongs to the officer', async () => {
      const first = await service.submit('w1', registered('2020-01-01'), key);
      const second = await service.submit('w2', registered('2020-01-01'), key);

      expect(second).toMatchObject({ outcome: 'recorded', replayed: false });
      expect(answer(second).events[0]!.eventId).not.toBe(answer(first).events[0]!.eventId);
    });

    it('is not kept by an act that was refused', async () => {
      await service.record('w1', registered('2020-01-01'));
      const early = { kind: 'AssignRank', on: '2020-01-01', data: { rank: 'ATTACHE' } } as const;
      expect(await service.submit('w1', early, key)).toMatchObject({ outcome: 'refused' });
      expect(await service.submit('w1', entered('2020-01-01'), key)).toMatchObject(recorded);
    });

    it('is known after a restart', async () => {
      const first = await service.submit('w1', registered('2020-01-01'), key);
      const restarted = Service.over(log);

      expect(await restarted.submit('w1', registered('2020-01-01'), key)).toEqual({
        ...first,
        replayed: true,
      });
    });

    it('makes one act of 20 requests at once: the others are told, or get the same answer', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.fates.push('held');
      const submitting = Array.from({ length: 20 }, () => service.submit('w1', award(), key));
      await nextTurns();
      log.release();
      const outcomes = await Promise.all(submitting);

      expect(outcomes.filter((outcome) => outcome.outcome === 'recorded' && !outcome.replayed)).toHaveLength(
        1,
      );
      expect(outcomes.filter(({ outcome }) => outcome === 'in-flight')).toHaveLength(19);
      expect(await service.submit('w1', award(), key)).toMatchObject({ outcome: 'recorded', replayed: true });
      expect(await types()).toHaveLength(2);
    });

    it('is free again when what held it has failed', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.fates.push('unavailable');
      await expect(service.submit('w1', award(), key)).rejects.toMatchObject({ code: 'StoreUnavailable' });
      expect(await service.submit('w1', award(), key)).toMatchObject({
        outcome: 'recorded',
        replayed: false,
      });
    });
  });

  describe('when no answer comes from the log', () => {
    it.each([
      ['the answer was lost', ['answer-lost'] as const],
      ['nothing had arrived', ['lost'] as const],
      ['nothing arrives, and then the answer is lost', ['lost', 'answer-lost'] as const],
    ])('asks again with the same events, and writes once: %s', async (_how, fates) => {
      await service.record('w1', registered('2020-01-01'));
      log.fates.push(...fates);
      const outcome = await service.submit('w1', award());

      expect(answer(outcome).receipt).toMatchObject({ revision: 2, position: '2' });
      expect(await types()).toEqual(['OfficerRegistered', 'AwardRecorded']);
      const ids = log.asked.slice(1).map(([append]) => append!.events[0]!.eventId);
      expect(new Set(ids).size).toBe(1);
    });

    it('says so after three times, and the same key settles it', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.fates.push('answer-lost', 'lost', 'lost');
      await expect(service.submit('w1', award(), key)).rejects.toMatchObject({ code: 'Timeout' });
      const again = await service.submit('w1', award(), key);

      expect(again).toMatchObject({ outcome: 'recorded', replayed: true });
      expect(await types()).toEqual(['OfficerRegistered', 'AwardRecorded']);
    });

    it('asks once when that took long: whoever asked has waited long enough', async () => {
      let counted = 0;
      const waiting = new Service(assembled({ kind: 'memory' }, log, { counted: () => counted }), log);
      await waiting.record('w1', registered('2020-01-01'));
      log.fates.push('lost', 'written');
      log.before = async () => (counted += 2001);

      await expect(waiting.submit('w1', award())).rejects.toMatchObject({ code: 'Timeout' });
      expect(await types()).toEqual(['OfficerRegistered']);
    });

    it('says that it is not known, also when the log is out of reach by then', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.fates.push('answer-lost', 'unavailable');

      await expect(service.submit('w1', award(), key)).rejects.toMatchObject({ code: 'Timeout' });
      expect(await service.submit('w1', award(), key)).toMatchObject({ outcome: 'recorded', replayed: true });
    });

    it('does not hold up the next act about the officer', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.fates.push('lost', 'lost', 'lost');
      const [first, second] = await Promise.allSettled([
        service.submit('w1', award()),
        service.submit('w1', entered('2020-01-01')),
      ]);

      expect(first.status).toBe('rejected');
      expect(second).toMatchObject({ status: 'fulfilled', value: recorded });
    });
  });

  describe('while the log is out of reach', () => {
    const outOfReach = { code: 'StoreUnavailable' };

    it('judges nobody by what may be out of date', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.away = true;

      await expect(service.submit('w1', award())).rejects.toMatchObject(outOfReach);
      await expect(service.submit('w1', registered('2020-01-01'))).rejects.toMatchObject(outOfReach);
      await expect(service.submit('w1', award(), { ifMatch: 7 })).rejects.toMatchObject(outOfReach);
      await expect(service.submit('nobody', award())).rejects.toMatchObject(outOfReach);
      expect(log.asked).toHaveLength(1);
      log.away = false;
      expect(await service.submit('nobody', award())).toEqual({
        outcome: 'unknown-subject',
        kind: 'officer',
      });
    });

    it('says what was recorded before', async () => {
      await service.record('w1', registered('2020-01-01'));
      const first = await service.submit('w1', award(), key);
      log.away = true;

      expect(await service.submit('w1', award(), key)).toEqual({ ...first, replayed: true });
    });

    it('says what would be recorded, by what is known', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.away = true;

      expect(await service.submit('w1', award(), { dryRun: true })).toMatchObject({ outcome: 'previewed' });
    });
  });

  describe('when another node writes in between', () => {
    const elsewhere = (act: Parameters<Service['submit']>[1]) => (): Promise<unknown> =>
      Service.over(log).submit('w1', act);

    it('judges again by what stands then', async () => {
      await service.record('w1', registered('2020-01-01'), entered('2020-01-01'));
      log.before = elsewhere({ kind: 'LeaveService', on: '2020-06-01', data: { cause: 'TRANSFER' } });
      const outcome = await service.submit('w1', appointed('2021-01-01', 'POS_ATTACHE'));

      expect(outcome).toMatchObject({ outcome: 'refused', refusal: { refused: 'NOT_IN_SERVICE' } });
    });

    it('records the act behind the other where both are lawful', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.before = elsewhere(award('2020-05-05'));
      const outcome = await service.submit('w1', award());

      expect(answer(outcome).receipt.revision).toBe(3);
      expect(await types()).toEqual(['OfficerRegistered', 'AwardRecorded', 'AwardRecorded']);
    });

    it('tells who named a revision that it stands no more', async () => {
      await service.record('w1', registered('2020-01-01'));
      log.before = elsewhere(award());

      expect(await service.submit('w1', entered('2020-01-01'), { ifMatch: 1 })).toEqual({
        outcome: 'stale',
        revision: 2,
      });
    });
  });

  it('takes no act once it is closing, and finishes those under way', async () => {
    await service.record('w1', registered('2020-01-01'));
    log.fates.push('held');
    const underWay = service.submit('w1', award());
    await nextTurns();
    const closing = service.app.close();

    await expect(service.submit('w1', award())).rejects.toBeInstanceOf(EventStoreError);
    log.release();
    expect(await underWay).toMatchObject(recorded);
    await closing;
  });
});

const recorded = { outcome: 'recorded' };

function answer(outcome: RecordOutcome): Recorded {
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}

async function nextTurns(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
