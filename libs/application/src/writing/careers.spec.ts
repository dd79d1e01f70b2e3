import type { StoredEvent } from '@elshi/event-store';
import type { Recorded, RecordOutcome } from '../messages.js';
import { FaultyStore } from '../testing/faulty-store.js';
import { appointed, career, entered, registered, Service } from '../testing/service.js';

const award = (on = '2021-01-01') => ({ kind: 'RecordAward', on, data: { award: 'medal' } }) as const;
const key = { idempotencyKey: 'k-1' };

describe('recording an act', () => {
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

  it('answers with the events as they stand in the log, and where they stand', async () => {
    await service.record('w1', registered('2020-01-01'));
    const outcome = await service.submit('w1', entered('2020-01-01'));
    const [, event] = await stored();

    expect(outcome).toMatchObject({
      outcome: 'recorded',
      replayed: false,
      answer: {
        events: [{ eventId: event!.eventId, type: 'ServiceEntered', effectiveOn: '2020-01-01' }],
        warnings: [],
        receipt: { revision: 2, position: '2', recordedBy: 'clerk', requestId: 'r-1' },
      },
    });
    expect(answer(outcome).receipt.recordedAt).toBe(event!.metadata['recordedAt']);
  });

  it('keeps beside the data who recorded it, on which order, by which law and on which facts', async () => {
    await service.record('w1', ...career('2020-03-15'));
    const last = (await stored()).at(-1)!;

    expect(last.metadata).toMatchObject({
      actId: last.eventId,
      kind: 'AssignRank',
      recordedBy: 'clerk',
      role: 'REG',
      order: { number: '15-1/1' },
      ruleset: 'L299-II/2002',
      requestId: 'r-1',
      correlationId: 'c-1',
      schemaVersion: 1,
    });
    expect(last.metadata['citations']).not.toHaveLength(0);
    expect(last.metadata).not.toHaveProperty('note');
  });

  it('writes nothing when the law refuses', async () => {
    await service.record('w1', registered('2020-01-01'));
    const outcome = await service.submit('w1', {
      kind: 'AssignRank',
      on: '2020-01-01',
      data: { rank: 'ATTACHE' },
    });

    expect(outcome).toMatchObject({ outcome: 'refused', refusal: { refused: 'NOT_IN_SERVICE' } });
    expect(await types()).toEqual(['OfficerRegistered']);
  });

  describe('what comes first', () => {
    const stale = { ifMatch: 7 } as const;
    const unlawful = { kind: 'AssignRank', on: '2020-01-01', data: { rank: 'AMBASSADOR' } } as const;

    it('an officer that nobody has recorded, before everything', async () => {
      expect(await service.submit('w1', unlawful, { ...stale, ...key })).toEqual({
        outcome: 'unknown-subject',
        kind: 'officer',
      });
    });

    it('a key that is known, before a revision', async () => {
      await service.record('w1', registered('2020-01-01'));
      await service.submit('w1', entered('2020-01-01'), key);

      const again = await service.submit('w1', entered('2020-01-01'), { ...key, ...stale });
      expect(again).toMatchObject({ outcome: 'recorded', replayed: true });
      expect(await service.submit('w1', unlawful, { ...key, ...stale })).toEqual({ outcome: 'key-reused' });
    });

    it('changes that leave no well-formed act, before a revision', async () => {
      const { events } = await service.record('w1', registered('2020-01-01'));
      const changes = { data: { category: 'NOBODY' } };
      const correction = {
        kind: 'CorrectAct',
        on: '2020-02-01',
        order: null,
        data: { eventId: events[0]!.eventId, changes, reason: 'misread' },
      } as const;

      expect(await service.submit('w1', correction, stale)).toMatchObject({
        outcome: 'malformed',
        violations: [{ pointer: '/data/changes/data/category' }],
      });
      expect(await types()).toEqual(['OfficerRegistered']);
    });

    it('an officer who exists, before a revision', async () => {
      await service.record('w1', registered('2020-01-01'));
      for (const ifMatch of [undefined, 7, 1]) {
        const outcome = await service.submit('w1', registered('2020-01-01'), ifMatch ? { ifMatch } : {});
        expect(outcome).toMatchObject({ outcome: 'refused', refusal: { refused: 'OFFICER_EXISTS' } });
      }
    });

    it('a revision, before the law', async () => {
      await service.record('w1', registered('2020-01-01'));
      expect(await service.submit('w1', unlawful, stale)).toEqual({ outcome: 'stale', revision: 1 });
      expect(await service.submit('w1', unlawful, withoutMatch)).toEqual({
        outcome: 'revision-required',
        revision: 1,
      });
      expect(await service.submit('w1', unlawful, { ifMatch: 1 })).toMatchObject({ outcome: 'refused' });
    });
  });

  describe('a revision', () => {
    it('is not needed to create, and * is no hindrance', async () => {
      expect(await service.submit('w1', registered('2020-01-01'), withoutMatch)).toMatchObject(recorded);
      expect(await service.submit('w2', registered('2020-01-01'), { ifMatch: '*' })).toMatchObject(recorded);
    });

    it.each([0, 1, 7])('that says %i is stale when there is nothing yet', async (ifMatch) => {
      expect(await service.submit('w1', registered('2020-01-01'), { ifMatch })).toEqual({
        outcome: 'stale',
        revision: 0,
      });
    });

    it('lets one of 50 writers win that saw the same', async () => {
      await service.record('w1', registered('2020-01-01'));
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, () => service.submit('w1', award(), { ifMatch: 1 })),
      );

      expect(outcomes.filter(({ outcome }) => outcome === 'recorded')).toHaveLength(1);
      expect(outcomes.filter(({ outcome }) => outcome === 'stale')).toHaveLength(49);
      expect(await types()).toEqual(['OfficerRegistered', 'AwardRecorded']);
    });
  });

  it('loses none of 1,000 officers recorded at once', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: 1000 }, (_none, at) => service.submit(`w${at}`, registered('2020-01-01'))),
    );

    expect(outcomes.every(({ outcome }) => outcome === 'recorded')).toBe(true);
    expect(new Set((await stored()).map(({ stream }) => stream)).size).toBe(1000);
  }, 60_000);

  it('keeps all of 50 acts about one officer, in turn', async () => {
    await service.record('w1', registered('2020-01-01'));
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => service.submit('w1', award())));

    expect(outcomes.map((outcome) => answer(outcome).receipt.revision)).toEqual(
      Array.from({ length: 50 }, (_none, at) => at + 2),
    );
  }, 20_000);

  describe('a dry run', () => {
    it('says what would be written, and writes nothing', async () => {
      await service.record('w1', registered('2020-01-01'));
      const outcome = await service.submit('w1', entered('2020-01-01'), { dryRun: true, ...withoutMatch });

      expect(outcome).toMatchObject({
        outcome: 'previewed',
        answer: { events: [{ type: 'ServiceEntered', effectiveOn: '2020-01-01' }], warnings: [] },
      });
      expect(log.asked).toHaveLength(1);
    });

    it('checks a revision that is sent, and is refused as the act would be', async () => {
      await service.record('w1', registered('2020-01-01'));
      const dry = { dryRun: true } as const;

      expect(await service.submit('w1', entered('2020-01-01'), { ...dry, ifMatch: 5 })).toMatchObject(stale);
      expect(await service.submit('w2', entered('2020-01-01'), dry)).toEqual({
        outcome: 'unknown-subject',
        kind: 'officer',
      });
      expect(await service.submit('w1', appointed('2020-01-01', 'POS_NONE'), dry)).toMatchObject({
        outcome: 'refused',
      });
    });

    it('neither looks at keys nor keeps them', async () => {
      await service.record('w1', registered('2020-01-01'));
      await service.submit('w1', entered('2020-01-01'), { ...key, dryRun: true });
      expect(await service.submit('w1', award(), key)).toMatchObject({
        outcome: 'recorded',
        replayed: false,
      });
      expect(await service.submit('w1', entered('2020-01-01'), { ...key, dryRun: true })).toMatchObject({
        outcome: 'previewed',
      });
    });
  });

  it('refuses event ids of an older register that stand elsewhere', async () => {
    const { events } = await service.record('w1', registered('2020-01-01'));
    const claim = { recordedAt: 1, eventIds: [events[0]!.eventId] };

    expect(await service.submit('w2', registered('2020-01-01'), { claim })).toMatchObject({
      outcome: 'refused',
      refusal: { refused: 'DUPLICATE_ID' },
    });
  });
});

const recorded = { outcome: 'recorded' };
const stale = { outcome: 'stale' };
/** Stands for a request without `If-Match`. */
const withoutMatch = { ifMatch: undefined } as unknown as object;

function answer(outcome: RecordOutcome): Recorded {
  if (outcome.outcome !== 'recorded') throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}
