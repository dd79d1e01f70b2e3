import type { StoredEvent } from '@elshi/event-store';
import { FaultyStore } from '../testing/faulty-store.js';
import { embassyAnd, headAppointed } from '../testing/offices.js';
import { exported, importLines } from '../testing/importing.js';
import { lineOf, submitOrder } from '../testing/ordering.js';
import {
  appointed,
  entered,
  growingClock,
  left,
  minister,
  type Posted,
  registered,
  Service,
} from '../testing/service.js';

const day = '2024-07-01';
const award = (text = 'medal', on = day): Posted => ({ kind: 'RecordAward', on, data: { award: text } });
const awards = (...ids: readonly string[]) => ids.map((id) => lineOf(`officer/${id}`, award()));
const key = { idempotencyKey: 'k-1' };

describe('recording an order over several subjects', () => {
  let log: FaultyStore;
  let service: Service;

  beforeEach(async () => {
    log = new FaultyStore();
    service = Service.over(log);
    for (const id of ['w1', 'w2', 'w3']) await service.record(id, registered('2020-01-01'));
  });

  afterEach(async () => {
    log.release();
    await service.app.close();
  });

  const stored = async (): Promise<readonly StoredEvent[]> => {
    const events: StoredEvent[] = [];
    for await (const event of log.readAll({ after: 3n })) events.push(event);
    return events;
  };

  it('is one append, in which every event tells who asked, on which order, and under one correlation', async () => {
    const outcome = await submitOrder(service, awards('w1', 'w2', 'w1'));

    expect(outcome).toMatchObject({
      outcome: 'recorded',
      replayed: false,
      answer: {
        lines: [{ receipt: { revision: 2 } }, { receipt: { revision: 2 } }, { receipt: { revision: 3 } }],
        receipt: { position: '6', recordedBy: 'clerk', requestId: 'r-1' },
      },
    });
    expect(log.asked.at(-1)!.map(({ stream, events }) => [stream, events.length])).toEqual([
      ['officer-w1', 2],
      ['officer-w2', 1],
    ]);
    const events = await stored();
    expect(new Set(events.map(({ known }) => known)).size).toBe(1);
    for (const { metadata } of events)
      expect(metadata).toMatchObject({ correlationId: 'c-1', order: { number: '15-1/80' } });
  });

  it.each(['answer-lost', 'lost'] as const)(
    'is recorded once when an answer does not come (%s)',
    async (fate) => {
      log.fates.push(fate);
      for (const more of [{}, key]) {
        const outcome = await submitOrder(service, awards('w1', 'w2'), more);
        expect(outcome).toMatchObject({ outcome: 'recorded', replayed: false });
      }
      expect(await stored()).toHaveLength(4);
    },
  );

  it('is judged again by what another node has written meanwhile', async () => {
    await service.record('w1', entered('2020-01-01'));
    const other = Service.over(log);
    log.before = () => other.record('w1', left('2024-06-30'));
    const lines = [...awards('w2'), lineOf('officer/w1', appointed(day, 'POS_ATTACHE'))];

    const refused = await submitOrder(service, lines);

    expect(refused).toMatchObject({
      outcome: 'refused',
      lines: [{ outcome: 'decided' }, { outcome: 'refused', refusal: { refused: 'NOT_IN_SERVICE' } }],
    });
    log.before = () => other.record('w2', award('another'));
    const taken = await submitOrder(service, awards('w1', 'w2'));
    expect(taken).toMatchObject({
      outcome: 'recorded',
      answer: { lines: [{}, { receipt: { revision: 3 } }] },
    });
    log.before = () => other.record('w2', award('a third'));
    const named = [lineOf('officer/w1', award()), lineOf('officer/w2', award(), { ifMatch: 3 })];
    expect(await submitOrder(service, named)).toMatchObject({
      outcome: 'refused',
      lines: [{ outcome: 'decided' }, { outcome: 'stale', revision: 4 }],
    });
  });

  it('lets one of two orders under one key win, though another node records the other', async () => {
    const other = Service.over(log);
    log.before = () => submitOrder(other, awards('w3'), key);

    expect(await submitOrder(service, awards('w1', 'w2'), key)).toEqual({ outcome: 'key-reused' });
    expect((await stored()).map(({ stream }) => stream)).toEqual(['officer-w3']);
    log.before = () => submitOrder(other, awards('w1', 'w2'), { idempotencyKey: 'k-2' });
    const same = await submitOrder(service, awards('w1', 'w2'), { idempotencyKey: 'k-2' });
    expect(same).toMatchObject({ outcome: 'recorded' });
    expect(await stored()).toHaveLength(3);
  });

  it('is known again by a service that has been started anew', async () => {
    const first = await submitOrder(service, awards('w1', 'w2'), key);
    const anew = Service.over(log);

    expect(await submitOrder(anew, awards('w1', 'w2'), key)).toEqual({ ...first, replayed: true });
    expect(await submitOrder(anew, awards('w3'), key)).toEqual({ outcome: 'key-reused' });
  });

  it('is known again where its lines were moved to another instance', async () => {
    await submitOrder(service, awards('w1', 'w2', 'w1'), key);
    const moved = await Service.open({ kind: 'memory' }, { now: growingClock() });
    const lines = await exported(service);
    expect((await importLines(moved, lines)).totals).toMatchObject({ created: 6, errors: 0 });

    const again = await submitOrder(moved, awards('w1', 'w2', 'w1'), key);
    expect(again).toMatchObject({ outcome: 'recorded', replayed: true });
    expect(await submitOrder(moved, awards('w3'), key)).toEqual({ outcome: 'key-reused' });
    expect((await importLines(moved, lines)).totals).toMatchObject({ created: 0, unchanged: 6 });
    await moved.app.close();
  });

  it('keeps acts about its subjects waiting, and is waited for by a service that stops', async () => {
    log.fates.push('held');
    const before = log.asked.length;
    const order = submitOrder(service, awards('w1', 'w2'));
    while (log.asked.length === before) await new Promise((resolve) => setImmediate(resolve));
    const act = service.submit('w2', award('later'));
    const closing = service.app.close();
    log.release();

    expect(await order).toMatchObject({ outcome: 'recorded' });
    expect(await act).toMatchObject({ answer: { receipt: { revision: 3 } } });
    await closing;
    await expect(submitOrder(service, awards('w1'))).rejects.toMatchObject({ code: 'Closed' });
  });

  it('is not judged while the log is out of reach, unless it is recorded', async () => {
    await submitOrder(service, awards('w1', 'w2'), key);
    log.away = true;

    expect(await submitOrder(service, awards('w1', 'w2'), key)).toMatchObject({ replayed: true });
    await expect(submitOrder(service, awards('w1', 'nobody'))).rejects.toMatchObject({
      code: 'StoreUnavailable',
    });
  });

  it('holds what follows from it in other records also where an append to several streams is dear', async () => {
    await embassyAnd(service, 'amb');
    Object.assign(log, { appendsTogether: false });
    const decree = { ...minister(day), type: 'PRESIDENT_DECREE', issuedBy: 'PRESIDENT' };

    await submitOrder(service, [lineOf('office/emb', headAppointed(day, 'amb'))], {}, decree);

    const events = await stored();
    expect(events.slice(-3).map(({ stream, type }) => `${stream} ${type}`)).toEqual([
      'office-emb HeadAppointed',
      'officer-amb PostingAssigned',
      'officer-amb PostingStarted',
    ]);
    expect(new Set(events.slice(-3).map(({ known }) => known)).size).toBe(1);
  });
});
