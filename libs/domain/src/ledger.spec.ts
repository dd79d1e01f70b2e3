import {
  act,
  annulled,
  appointed,
  assigned,
  entered,
  given,
  holding,
  leave,
  minister,
  registered,
} from '../../../test/support/careers.js';
import { emptyLedger, ledgerAfter, ledgerAt, record } from './ledger.js';
import { officer } from './subject.js';

const dismissed = () =>
  holding('ATTACHE', '2020-01-01', 'POS_ATTACHE').and(
    act('DismissForDisciplineBreach', '2021-01-01', {
      breach: 'absence',
      revocation: minister('2021-01-01'),
    }),
  );

describe('A ledger', () => {
  it('holds the acts in the order of recording, with all their events', () => {
    const { ledger } = dismissed();
    expect(ledger.acts.map(({ act: { kind }, events }) => [kind, events.length])).toEqual([
      ['RegisterOfficer', 1],
      ['EnterService', 1],
      ['AppointToPosition', 1],
      ['AssignRank', 1],
      ['DismissForDisciplineBreach', 2],
    ]);
    expect(ledger.revision).toBe(6);
  });

  it('gives every act back as it was posted, without what the judge found', () => {
    const posted = [
      registered('2020-01-01'),
      entered('2020-01-01'),
      appointed('2020-01-01', 'POS_ATTACHE', { unit: 'u' }),
      assigned('2020-02-01', 'ATTACHE', { justification: 'j' }),
      leave('l', 'ANNUAL', '2020-03-01', '2020-04-01'),
      act('DemoteRank', '2021-01-01', { toRank: 'ATTACHE' }, { historical: true, note: 'n' }),
      act('RevokeRank', '2021-02-01', { liability: { jurisdiction: 'KAZAKHSTAN', decision: 'd' } }),
      act(
        'RecordHistoricalRank',
        '1995',
        { ladder: 'US', rankText: 'Consul', source: 's' },
        { order: undefined },
      ),
    ];
    const plain = JSON.parse(
      JSON.stringify(given(...posted).ledger.acts.map((entry) => entry.act)),
    ) as unknown;
    expect(plain).toEqual(JSON.parse(JSON.stringify(posted)));
  });

  it('is the same from all events at once as from a beginning and the rest', () => {
    const { ledger } = dismissed();
    const events = ledger.acts.flatMap((entry) => entry.events);
    for (const cut of [0, 1, 4, 6]) {
      const begun = record(emptyLedger(officer('o1')), events.slice(0, cut));
      expect(record(begun, events.slice(cut))).toEqual(ledger);
    }
  });

  it('stands as it was known at a position, whole acts only', () => {
    const { ledger } = dismissed();
    expect([0n, 1n, 5n, 6n, 99n].map((position) => ledgerAt(ledger, position).revision)).toEqual([
      0, 1, 6, 6, 6,
    ]);
    expect(ledgerAt(ledger, 99n)).toBe(ledger);
  });

  it('stands as it was after a number of its events: an act of two is there from its first', () => {
    const { ledger } = dismissed();
    expect([0, 1, 4, 5, 6].map((events) => ledgerAfter(ledger, events).acts.length)).toEqual([0, 1, 4, 5, 5]);
  });
});

describe('What stands in a ledger', () => {
  it('finds the act of any of its events', () => {
    const { ledger, standings } = dismissed();
    const [, second] = ledger.acts.at(-1)!.events;
    expect(standings.ofEvent(second!.eventId)!.index).toBe(4);
    expect(standings.ofEvent('none')).toBeUndefined();
  });

  it('names the latest annulment in force', () => {
    const history = dismissed();
    const gone = history.and(annulled('2021-02-01', history.last()));
    expect(gone.standings.all.at(-2)).toMatchObject({ status: 'annulled', annulledBy: gone.last() });
    const back = gone.and(annulled('2021-03-01', gone.last()));
    expect(back.standings.all.map(({ status }) => status)).toEqual([
      ...Array<string>(5).fill('in-force'),
      'annulled',
      'in-force',
    ]);
  });

  it('is removed by a cancellation in force, and outranked by an annulment', () => {
    const leaving = holding('ATTACHE', '2020-01-01', 'POS_ATTACHE').and(
      leave('l', 'ANNUAL', '2020-03-01', '2020-04-01'),
      act('CancelLeave', '2020-03-01', { leaveId: 'l' }),
    );
    const cancellation = leaving.last();
    expect(leaving.standings.all[4]).toMatchObject({ status: 'removed', removedBy: cancellation });
    const both = leaving.with(annulled('2020-05-01', leaving.id(4)), {
      dependants: [{ eventId: cancellation, action: 'ANNUL' }],
    });
    expect(both.standings.all.slice(4, 6).map(({ status }) => status)).toEqual(['annulled', 'annulled']);
  });
});
