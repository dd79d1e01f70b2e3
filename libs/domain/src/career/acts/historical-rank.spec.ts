import type { Act } from '@elshi/domain';
import {
  accepted,
  act,
  annulled,
  appointed,
  assigned,
  corrected,
  credit,
  entered,
  given,
  holding,
  leave,
  president,
  registered,
  withoutOrder,
} from '../../../../../test/support/careers.js';

const historical = { order: undefined, historical: true };
const rank = (on: string, data: object) =>
  act('RecordHistoricalRank', on, { source: 'register', ...data }, withoutOrder);
const codes = (decided: ReturnType<typeof accepted>) => decided.warnings.map(({ code }) => code);

describe('A historical rank', () => {
  it('is judged by nothing, and flagged', () => {
    const decided = accepted(
      given(registered('2019-01-01')).when(rank('1990-09-01', { rank: 'AMBASSADOR' })),
    );
    expect(codes(decided)).toEqual(['HISTORICAL']);
    expect(decided.events).toMatchObject([{ type: 'RankAssigned', data: { mode: 'HISTORICAL' } }]);
    expect(decided.policies).toEqual({});
  });

  it('opens a spell that later assignments follow', () => {
    const history = holding('THIRD_SECRETARY', '2018-11-19', 'POS_THIRD_SECRETARY').and(
      credit('c', 5, '2016-02-01', '2018-11-19'),
      rank('2016-03-01', { rank: 'ATTACHE' }),
    );
    expect(history.counted('2017-01-01')[1]).toBe(306);
    expect(history.career.spells.map(({ mode }) => mode)).toEqual(['HISTORICAL', 'ORDINARY']);
  });

  it('of another ladder opens none, and keeps its own words', () => {
    const history = given(registered('2019-01-01')).and(
      rank('1990', { ladder: 'US', rankText: 'Consul General' }),
    );
    expect(history.career.spells).toEqual([]);
    expect(history.career.foreignRanks).toMatchObject([
      { on: '1990-01-01', ladder: 'US', rankText: 'Consul General' },
    ]);
  });
});

describe('Historical acts', () => {
  it('are judged for form only: the law is not asked, names and dates are', () => {
    const history = given(registered('2019-01-01'));
    expect(
      codes(accepted(history.when(act('AssignRank', '1995', { rank: 'AMBASSADOR' }, historical)))),
    ).toEqual(['HISTORICAL']);
    expect(
      history.code(
        act('AppointToPosition', '1995', { positionCode: 'POS_GHOST', officeId: 'x' }, historical),
      ),
    ).toBe('OK');
    expect(history.code(act('LiftSanction', '1995', { sanctionId: 's' }, historical))).toBe('ID_UNKNOWN');
    expect(
      history.code(
        act(
          'RecordLeave',
          '1995',
          { leaveId: 'l', leaveKind: 'UNPAID', from: '1995', to: '1995-01' },
          historical,
        ),
      ),
    ).toBe('INTERVAL_INVALID');
    expect(given().code(act('EnterService', '1995', {}, historical))).toBe('OFFICER_UNKNOWN');
  });

  it('are folded as they are, from the first day of the period that was written', () => {
    const history = given(registered('2019-01-01')).and(
      act('EnterService', '1995', {}, historical),
      act('AppointToPosition', '1995-03', { positionCode: 'POS_ATTACHE' }, historical),
      act('AssignRank', '1995-03', { rank: 'ATTACHE' }, historical),
    );
    expect(history.career.service[0]!.from).toBe('1995-01-01');
    expect(history.counted('1995-04-01')).toEqual([731, 31, '1997-03-01']);
  });

  it('mark every figure that rests on a month or a year', () => {
    const exact = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
    const approximate = (more: Act) => exact.and(more).term('2020-06-01').approximate;
    expect(exact.term('2020-06-01').approximate).toBe(false);
    expect(
      approximate(
        act(
          'RecordServiceCredit',
          '2010',
          { creditId: 'c', creditKind: 5, organisation: 'o', from: '2010', to: '2012-05', document: 'd' },
          historical,
        ),
      ),
    ).toBe(false);
    const longAgo = { leaveId: 'l', leaveKind: 'UNPAID', from: '2010', to: '2012-05' };
    expect(approximate(act('RecordLeave', '2010', longAgo, historical))).toBe(false);
    expect(
      approximate(
        act(
          'RecordServiceCredit',
          '2020',
          { creditId: 'c', creditKind: 5, organisation: 'o', from: '2020', to: '2020-05', document: 'd' },
          historical,
        ),
      ),
    ).toBe(true);
    expect(
      approximate(
        act(
          'RecordLeave',
          '2020',
          { leaveId: 'l', leaveKind: 'UNPAID', from: '2020-04', to: '2020-05-02' },
          historical,
        ),
      ),
    ).toBe(true);
    expect(
      approximate(
        act(
          'RecordLeave',
          '2020',
          { leaveId: 'l', leaveKind: 'ANNUAL', from: '2020-04', to: '2020-05' },
          historical,
        ),
      ),
    ).toBe(false);
  });

  it('are never dependants, and can be annulled for form alone', () => {
    const history = given(registered('2019-01-01'), entered('2019-01-01')).and(
      act('AppointToPosition', '2019-02-01', { positionCode: 'POS_ATTACHE' }, { historical: true }),
    );
    expect(history.code(annulled('2019-03-01', history.id(1), president('2019-03-01')))).toBe('AUTHORITY');
    expect(history.code(annulled('2019-03-01', history.id(1)))).toBe('OK');
    expect(history.code(act('AnnulAct', '2019', { eventId: history.last(), reason: 'r' }, historical))).toBe(
      'OK',
    );
  });

  it('do not undo what was decided here without its authority', () => {
    const history = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
    expect(history.code(act('AnnulAct', '2020', { eventId: history.last(), reason: 'r' }, historical))).toBe(
      'AUTHORITY',
    );
  });

  it('keep their form when they are corrected', () => {
    const history = given(registered('2019-01-01')).and(
      act('RecordLeave', '1995', { leaveId: 'l', leaveKind: 'UNPAID', from: '1995', to: '1996' }, historical),
    );
    expect(history.code(corrected('2020-01-01', history.last(), { data: { to: '1994' } }))).toBe(
      'INTERVAL_INVALID',
    );
    expect(history.code(corrected('2020-01-01', history.last(), { data: { to: '1995-03' } }))).toBe('OK');
  });

  it('stand beside acts of today', () => {
    const history = given(registered('2019-01-01')).and(
      act('EnterService', '2005', {}, historical),
      appointed('2019-01-01', 'POS_ATTACHE'),
      assigned('2019-01-01', 'ATTACHE'),
      leave('l', 'ANNUAL', '2019-06-01', '2019-07-01'),
    );
    expect(history.counted('2019-07-01')[1]).toBe(181);
  });
});
