import type { Refusal } from '@elshi/domain';
import {
  act,
  annulled,
  corrected,
  given,
  registered as registeredAct,
} from '../../../../test/support/careers.js';
import { minister, type Posted, registered, Service } from '../testing/service.js';
import { leavesMalformed } from './left-corrections.js';

/** A rank that was recorded as one of our ladder. */
const rank: Posted = {
  kind: 'RecordHistoricalRank',
  on: '2010',
  order: null,
  historical: true,
  data: { rank: 'ATTACHE', source: 'sheet 3' },
};
const toForeign = { data: { rank: null, ladder: 'of another state', rankText: 'class 7' } };
const toClass6 = { data: { rankText: 'class 6' } };

describe('annulling a correction on which others rest', () => {
  let service: Service;

  beforeEach(async () => {
    service = Service.over();
    await service.record('o1', registered('2010-01-01'));
  });

  afterEach(() => service.app.close());

  const record = async (posted: Posted): Promise<string> =>
    (await service.record('o1', posted)).events[0]!.eventId;
  const correction = (eventId: string, changes: object): Posted => ({
    kind: 'CorrectAct',
    on: '2020-01-01',
    order: null,
    data: { eventId, changes, reason: 'misread' },
  });
  const annulment = (eventId: string): Posted => ({
    kind: 'AnnulAct',
    on: '2021-01-01',
    order: minister('2021-01-01'),
    data: { eventId, reason: 'void' },
  });
  const correct = (eventId: string, changes: object) => record(correction(eventId, changes));
  const annul = (eventId: string) => record(annulment(eventId));
  const refusalOf = async (eventId: string): Promise<Refusal> => {
    const outcome = await service.submit('o1', annulment(eventId));
    if (outcome.outcome !== 'refused') throw new Error(outcome.outcome);
    return outcome.refusal;
  };
  const ranks = async (): Promise<unknown> => {
    const read = await service.app.officers.serviceRecord('o1', await service.now('2030-01-01'));
    return read.outcome === 'found' && read.body['foreignRanks'];
  };

  it('is refused, and says which ones to annul first', async () => {
    const eventId = await record(rank);
    const first = await correct(eventId, toForeign);
    const second = await correct(eventId, toClass6);

    expect(await refusalOf(first)).toMatchObject({
      refused: 'ID_UNKNOWN',
      because: expect.stringContaining('/data/rankText') as unknown,
      facts: { eventId, corrections: [second] },
    });
    expect(await ranks()).toMatchObject([{ ladder: 'of another state', rankText: 'class 6' }]);

    await annul(second);
    await annul(first);
    expect(await ranks()).toEqual([]);
  });

  it('is possible once a later one makes the act whole by itself', async () => {
    const eventId = await record(rank);
    const first = await correct(eventId, toForeign);
    await correct(eventId, toClass6);
    await correct(eventId, { data: { rank: null, ladder: 'of a third state' } });

    await annul(first);

    expect(await ranks()).toMatchObject([{ ladder: 'of a third state', rankText: 'class 6' }]);
  });

  it('is refused where it gave a document of which a later one changes a part', async () => {
    const eventId = await record(rank);
    const first = await correct(eventId, { order: minister('2009-05-01') });
    const second = await correct(eventId, { order: { number: '15-1/2' } });

    expect((await refusalOf(first)).facts).toEqual({ eventId, corrections: [second] });
  });

  it('is refused while the act itself is annulled, so that the act can always come back', async () => {
    const eventId = await record(rank);
    const first = await correct(eventId, toForeign);
    await correct(eventId, toClass6);
    const gone = await annul(eventId);

    expect((await refusalOf(first)).refused).toBe('ID_UNKNOWN');
    await annul(gone);
    expect(await ranks()).toMatchObject([{ rankText: 'class 6' }]);
  });

  it('is not undone when what came after it no longer goes with what comes back', async () => {
    const eventId = await record(rank);
    const first = await correct(eventId, toForeign);
    const gone = await annul(first);
    const later = await correct(eventId, { data: { rank: 'THIRD_SECRETARY' } });

    expect((await refusalOf(gone)).facts).toEqual({ eventId, corrections: [first, later] });
    await annul(later);
    await annul(gone);
    expect(await ranks()).toMatchObject([{ rankText: 'class 7' }]);
  });

  it('is possible where the act is malformed already, as a log of earlier times may have it', () => {
    const posted = act('RecordHistoricalRank', '2010', rank.data!, { order: undefined, historical: true });
    const history = given(registeredAct('2010-01-01'), posted);
    const twice = history.and(
      corrected('2020-01-01', history.last(), toForeign),
      corrected('2020-01-02', history.last(), toClass6),
    );
    const next = annulled('2021-01-01', twice.last(1));
    const malformed = twice.with(next);

    expect(leavesMalformed(twice.ledger, next, 'e')?.refused).toBe('ID_UNKNOWN');
    expect(leavesMalformed(malformed.ledger, annulled('2021-01-01', twice.last()), 'e')).toBeUndefined();
    expect(leavesMalformed(malformed.ledger, annulled('2021-01-01', malformed.last()), 'e')).toBeUndefined();
  });
});
