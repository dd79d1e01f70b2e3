import {
  act,
  given,
  holding,
  leave,
  left,
  registered,
  serving,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const cancel = (leaveId: string, on: string) => act('CancelLeave', on, { leaveId });

describe('Leave', () => {
  it('is granted to those in service on the day of the act', () => {
    expect(given(registered('2019-01-01')).code(leave('l', 'ANNUAL', '2019-06-01', '2019-07-01'))).toBe(
      'NOT_IN_SERVICE',
    );
    const served = serving('2019-01-01', 'POS_ATTACHE').and(left('2020-01-01'));
    expect(served.code(leave('l', 'ANNUAL', '2020-01-01', '2020-02-01', '2019-12-31'))).toBe('OK');
    expect(served.code(leave('l', 'ANNUAL', '2019-12-01', '2019-12-20', '2020-01-01'))).toBe(
      'NOT_IN_SERVICE',
    );
  });

  it('ends after it begins, and has an id of its own', () => {
    expect(attache().code(leave('l', 'ANNUAL', '2021-06-21', '2021-06-21'))).toBe('INTERVAL_INVALID');
    expect(
      attache()
        .and(leave('l', 'ANNUAL', '2021-06-01', '2021-06-02'))
        .code(leave('l', 'SICK', '2022-06-01', '2022-06-02')),
    ).toBe('DUPLICATE_ID');
  });

  it.each([
    ['ANNUAL', 0, 0],
    ['UNPAID', 31, 0],
    ['CHILDCARE', 0, 31],
    ['MATERNITY', 0, 0],
    ['STUDY', 0, 0],
    ['SICK', 0, 0],
  ])('of kind %s takes %i days, and %i more under P09:COUNTS,P10:SUSPENDS', (kind, byDefault, otherwise) => {
    const history = attache().and(leave('l', kind, '2020-05-01', '2020-06-01'));
    expect(78 + 31 - history.counted('2020-07-02')[1]).toBe(byDefault);
    expect(78 + 31 - history.counted('2020-07-02', { P09: 'COUNTS', P10: 'SUSPENDS' })[1]).toBe(otherwise);
  });

  it('that is cancelled never was, whatever the day of the cancellation', () => {
    const history = attache().and(leave('l', 'UNPAID', '2020-05-01', '2020-06-01'));
    for (const day of ['2020-04-01', '2020-05-15', '2021-01-01']) {
      const cancelled = history.and(cancel('l', day));
      expect(cancelled.counted('2020-07-02')[1]).toBe(109);
      expect(cancelled.code(cancel('l', day))).toBe('ID_UNKNOWN');
    }
    expect(history.code(cancel('other', '2020-06-01'))).toBe('ID_UNKNOWN');
  });
});
