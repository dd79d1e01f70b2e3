import {
  accepted,
  act,
  credit,
  given,
  holding,
  leave,
  left,
  refusedWith,
  registered,
  relieved,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const close = (creditId: string, to: string, on = to) =>
  act('CloseServiceCredit', on, { creditId, to }, { order: undefined });
const voided = (creditId: string, on: string) =>
  act('VoidServiceCredit', on, { creditId, cause: 'false' }, { order: undefined });

describe('Service credit', () => {
  it('ends after it begins, within one act', () => {
    const code = (to: string) => given(registered('2019-01-01')).code(credit('c', 7, '2019-06-08', to));
    expect(['2019-06-07', '2019-06-08', '2019-06-09'].map(code)).toEqual([
      'INTERVAL_INVALID',
      'INTERVAL_INVALID',
      'OK',
    ]);
  });

  it('needs no service and no rank, and an id of its own', () => {
    const history = given(registered('2019-01-01')).and(credit('c', 7, '2019-06-03', '2019-06-08'));
    expect(refusedWith(history.when(credit('c', 7, '2020-06-03')))).toMatchObject({
      refused: 'DUPLICATE_ID',
      facts: { eventId: history.last() },
    });
    expect(history.code(leave('c', 'ANNUAL', '2020-01-01', '2020-02-01'))).toBe('NOT_IN_SERVICE');
  });

  it('of the former Union past its end is taken with a warning, but where policy P13 is off', () => {
    const warnings = (kind: number, to: string | undefined, policies = {}) =>
      accepted(
        given(registered('1990-01-01')).when(credit('c', kind, '1990-09-01', to), { policies }),
      ).warnings.map(({ code }) => code);
    expect(warnings(4, '1991-12-26')).toEqual([]);
    expect(warnings(4, '1991-12-27')).toEqual(['USSR_CUTOFF']);
    expect(warnings(4, undefined)).toEqual(['USSR_CUTOFF']);
    expect(warnings(5, '1995-01-01')).toEqual([]);
    expect(warnings(4, '1995-01-01', { P13: 'OFF' })).toEqual([]);
  });

  it('that was recorded open is closed once, not before it begins', () => {
    const open = given(registered('2018-01-01')).and(credit('c', 8, '2018-09-03'));
    expect(open.code(close('c', '2018-09-02'))).toBe('DATE_ORDER');
    expect(open.code(close('other', '2019-03-11'))).toBe('ID_UNKNOWN');
    const closed = open.and(close('c', '2019-03-11'));
    expect(closed.career.credits).toMatchObject([{ from: '2018-09-03', to: '2019-03-11' }]);
    expect(closed.code(close('c', '2019-03-12'))).toBe('ID_UNKNOWN');
    expect(
      given(registered('2018-01-01'))
        .and(credit('c', 8, '2018-09-03', '2019-01-01'))
        .code(close('c', '2018-12-01')),
    ).toBe('ID_UNKNOWN');
  });

  it('that is voided never was; its closing stays lawful and has no effect', () => {
    const history = given(registered('2018-01-01')).and(
      credit('c', 8, '2018-09-03'),
      close('c', '2019-03-11'),
      voided('c', '2019-05-13'),
    );
    expect(history.career.credits).toEqual([]);
    expect(history.standings.all.map(({ status }) => status)).toEqual([
      'in-force',
      'removed',
      'in-force',
      'in-force',
    ]);
    expect(history.standings.all[1]!.removedBy).toBe(history.last());
    expect(history.code(voided('c', '2019-05-14'))).toBe('ID_UNKNOWN');
    expect(history.code(close('c', '2019-05-14'))).toBe('ID_UNKNOWN');
    expect(history.code(credit('c', 8, '2020-01-01'))).toBe('DUPLICATE_ID');
  });

  it.each([1, 2, 3, 5, 6, 7, 8])('of kind %i counts', (kind) => {
    const history = attache().and(relieved('2020-04-01'), credit('c', kind, '2020-05-01', '2020-06-01'));
    expect(history.term('2020-07-01').counted.map(({ creditKind }) => creditKind)).toEqual([1, kind]);
    expect(history.counted('2020-07-01')[1]).toBe(17 + 31);
  });

  it('runs to its own end when the service ends', () => {
    const history = attache().and(credit('c', 5, '2020-06-01', '2020-09-01'), left('2020-07-01'));
    expect(history.counted('2021-01-01')[1]).toBe(170);
  });
});
