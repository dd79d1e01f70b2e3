import {
  act,
  attested,
  corrected,
  given,
  type History,
  holding,
  minister,
  representation,
} from '../../../test/support/careers.js';
import { correctedEvent, type CorrectedEvent } from './corrected-event.js';

/** The events of an act as they stand. */
function eventsOf({ standings }: History, eventId: string): readonly CorrectedEvent[] {
  const standing = standings.ofEvent(eventId)!;
  return standing.entry.events.map((event) => correctedEvent(standing, event));
}

const attache = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');

describe('An event after corrections', () => {
  it('is as it was recorded where there are none', () => {
    const recorded = attache.ledger.acts.flatMap(({ events }) => events);
    const standing = attache.standings.all.flatMap((all) =>
      all.entry.events.map((event) => correctedEvent(all, event)),
    );
    expect(standing.map(({ type, data }) => ({ type, data }))).toEqual(
      recorded.map(({ type, data }) => ({ type, data })),
    );
  });

  it('has the members as they stand, and keeps those that were found', () => {
    const changes = { effectiveOn: '2020-03-16', order: { number: '15-1/2' }, data: { justification: 'j' } };
    const history = attache.and(corrected('2021-01-01', attache.last(), changes));

    expect(eventsOf(history, attache.last())).toEqual([
      {
        type: 'RankAssigned',
        effectiveOn: '2020-03-16',
        order: expect.objectContaining({ number: '15-1/2', date: '2020-03-15' }) as unknown,
        data: {
          ...attache.ledger.acts.at(-1)!.events[0]!.data,
          effectiveOn: '2020-03-16',
          justification: 'j',
        },
      },
    ]);
  });

  it('has no member that a correction took away', () => {
    const noted = given(...attache.ledger.acts.map((entry) => entry.act)).and(
      act('AppointToPosition', '2020-06-01', { positionCode: 'POS_ATTACHE', unit: 'u' }),
    );
    const history = noted.and(corrected('2021-01-01', noted.last(), { data: { unit: null } }));
    expect(eventsOf(history, noted.last())[0]!.data).toEqual({
      effectiveOn: '2020-06-01',
      positionCode: 'POS_ATTACHE',
    });
  });

  it('is of another type where an attestation turns out otherwise', () => {
    const lost = attache.and(attested('2021-02-01'));
    const history = lost.and(corrected('2021-03-01', lost.last(), { data: { result: 'FAILED' } }));
    expect(eventsOf(history, lost.last())[0]).toMatchObject({
      type: 'AttestationFailed',
      data: { result: 'FAILED' },
    });
  });

  it('is the revocation of a dismissal under its own order, on the day of the dismissal', () => {
    const revocation = { ...minister('2021-05-01'), representation: representation('2021-04-01') };
    const dismissed = attache.and(
      act('DismissForDisciplineBreach', '2021-05-01', { breach: 'b', revocation }),
    );
    const changes = { effectiveOn: '2021-05-02', data: { revocation: { order: { number: '7' } } } };
    const history = dismissed.and(corrected('2021-06-01', dismissed.last(), changes));
    const [first, second] = eventsOf(history, dismissed.last());

    expect(first).toMatchObject({ type: 'DismissedForDisciplineBreach', order: { number: '15-1/1' } });
    expect(second).toMatchObject({
      type: 'RankRevoked',
      effectiveOn: '2021-05-02',
      order: { number: '7', issuedBy: 'MINISTER' },
      data: {
        effectiveOn: '2021-05-02',
        rank: 'ATTACHE',
        cause: 'DISCIPLINE_DISMISSAL',
        representation: { date: '2021-04-01' },
      },
    });
    const without = history.and(
      corrected('2021-07-01', dismissed.last(), { data: { revocation: { representation: null } } }),
    );
    expect(eventsOf(without, dismissed.last())[1]!.data).not.toHaveProperty('representation');
  });
});
