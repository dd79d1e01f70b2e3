import { calendarDate, type Policies } from '@elshi/law';
import {
  act,
  appointed,
  attested,
  credit,
  demoted,
  given,
  holding,
  leave,
  left,
  registered,
  relieved,
  restored,
  serving,
  withoutOrder,
} from '../../../../test/support/careers.js';
import { countedBefore, excludedAsOf } from './counted-days.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');

describe('What is counted', () => {
  it('takes the lowest kind where several cover a day, and joins what touches', () => {
    const history = attache().and(
      credit('a', 5, '2020-01-01', '2020-05-01'),
      relieved('2020-04-01'),
      credit('b', 5, '2020-05-01', '2020-06-01'),
      credit('c', 7, '2020-05-15', '2020-07-01'),
    );
    expect(countedBefore(history.term('2020-08-01'), calendarDate('2020-06-15'))).toEqual([
      { from: '2020-03-15', to: '2020-04-01', creditKind: 1, days: 17 },
      { from: '2020-04-01', to: '2020-06-01', creditKind: 5, days: 61 },
      { from: '2020-06-01', to: '2020-06-15', creditKind: 7, days: 14 },
    ]);
  });

  it('gives each day that does not count one reason', () => {
    const history = attache().and(
      leave('u', 'UNPAID', '2020-04-01', '2020-04-11'),
      act('SuspendFromDuty', '2020-04-06', { suspensionId: 's' }),
      act('EndSuspension', '2020-04-21', { suspensionId: 's', cleared: false }),
      relieved('2020-04-16'),
      leave('f', 'UNPAID', '2020-09-01', '2020-10-01', '2020-05-01'),
    );
    expect(excludedAsOf(history.term('2020-05-01'), calendarDate('2020-05-01'))).toEqual([
      { from: '2020-04-01', to: '2020-04-11', reason: 'UNPAID_LEAVE', policy: 'P09', days: 10 },
      { from: '2020-04-11', to: '2020-04-21', reason: 'DUTY_SUSPENSION', policy: 'P11', days: 10 },
      { from: '2020-04-21', to: '2020-05-01', reason: 'NO_CREDIT', policy: null, days: 10 },
      { from: '2020-09-01', to: '2020-10-01', reason: 'UNPAID_LEAVE', policy: 'P09', days: 0 },
    ]);
  });

  it('shows an open suspension as open', () => {
    const history = attache().and(act('SuspendFromDuty', '2020-04-06', { suspensionId: 's' }));
    expect(excludedAsOf(history.term('2020-05-01'), calendarDate('2020-05-01'))).toEqual([
      { from: '2020-04-06', to: null, reason: 'DUTY_SUSPENSION', policy: 'P11', days: 25 },
    ]);
  });

  it('excludes a day whatever credits it has', () => {
    const history = attache().and(
      credit('c', 5, '2020-03-15'),
      leave('u', 'UNPAID', '2020-04-01', '2020-04-11'),
    );
    expect(history.counted('2020-05-01')[1]).toBe(37);
  });
});

describe('The day from which the term runs', () => {
  const ordered = (on: string, orderDate: string) =>
    serving('2020-01-01', 'POS_ATTACHE').and(
      act(
        'AssignRank',
        on,
        { rank: 'ATTACHE' },
        { order: { type: 'MINISTER_ORDER', number: '1', date: orderDate, issuedBy: 'MINISTER' } },
      ),
    );

  it('is that of effect, or of the order where policy P02 says so', () => {
    const history = ordered('2020-10-19', '2020-10-05');
    expect(history.counted('2021-01-01')).toEqual([730, 74, '2022-10-19']);
    expect(history.counted('2021-01-01', { P02: 'ACT_DATE' })).toEqual([730, 88, '2022-10-05']);
    const late = ordered('2020-10-05', '2020-10-19');
    expect(late.counted('2021-01-01', { P02: 'ACT_DATE' })).toEqual([730, 74, '2022-10-19']);
  });

  it('does not move the rank itself', () => {
    expect(ordered('2020-10-19', '2020-10-05').career.spells[0]!.held[0]!.from).toBe('2020-10-19');
  });
});

describe('Gaps', () => {
  const gap = () => attache().and(relieved('2022-06-01'), appointed('2022-07-01', 'POS_ATTACHE'));

  it('do not take back a term that was served (P34), unless policies say that they do', () => {
    const served = (day: string, policies: Partial<Policies>) => gap().eligibleOn(day, policies);
    expect(served('2022-08-01', {})).toBe('2022-03-15');
    expect(served('2022-08-01', { P08: 'RESET' })).toBe('2022-03-15');
    expect(served('2022-05-01', { P08: 'RESET', P34: 'NO' })).toBe('2022-03-15');
    expect(served('2022-08-01', { P08: 'RESET', P34: 'NO' })).toBe('2024-07-01');
  });

  it('under P08:RESET leave the last unbroken run with a quota of its own', () => {
    const reset = (day: string) => gap().counted(day, { P08: 'RESET', P34: 'NO' });
    expect(reset('2020-04-01')).toEqual([730, 17, '2022-03-15']);
    expect(reset('2022-06-15')).toEqual([730, 808, '2022-03-15']);
    expect(reset('2022-07-11')).toEqual([731, 10, '2024-07-01']);
  });
});

describe('Counting years, months and days (P05:YMD_SUM)', () => {
  it('gives whole years their anniversary', () => {
    expect(attache().counted('2022-03-15', { P05: 'YMD_SUM' })).toEqual([720, 720, '2022-03-15']);
  });

  it('adds the rest in months of thirty days and days', () => {
    const history = attache().and(relieved('2021-05-25'), appointed('2021-06-25', 'POS_ATTACHE'));
    expect(history.counted('2021-06-25', { P05: 'YMD_SUM' })).toEqual([720, 430, '2022-04-14']);
  });
});

describe('Restored ranks', () => {
  const history = () =>
    holding('THIRD_SECRETARY', '2020-01-01', 'POS_THIRD_SECRETARY').and(
      demoted('2020-07-01', 'ATTACHE'),
      attested('2020-08-01'),
      restored('2020-09-01', 'THIRD_SECRETARY'),
    );

  it('go on, begin anew, or count the time between, as policy P21 says', () => {
    expect(history().counted('2020-09-01')).toEqual([731, 182, '2022-03-04']);
    expect(history().counted('2020-09-01', { P21: 'RESTART' })).toEqual([730, 0, '2022-09-01']);
    expect(history().counted('2020-09-01', { P21: 'RETROACTIVE' })).toEqual([731, 244, '2022-01-01']);
  });

  it('show the time between as no part of the rank', () => {
    expect(excludedAsOf(history().term('2020-09-01'), calendarDate('2021-01-01'))).toEqual([]);
  });
});

describe('The ends of the calendar', () => {
  it('leave a term that would end beyond the year 9999 without a day', () => {
    const history = given(registered('9998-01-01')).and(
      act('RecordHistoricalRank', '9998-06-01', { rank: 'FIRST_SECRETARY_II', source: 's' }, withoutOrder),
      credit('c', 5, '9998-06-01'),
    );
    expect(history.counted('9999-12-31')).toEqual([1096, 578, undefined]);
    expect(history.counted('9999-12-31', { P05: 'YMD_SUM' })[2]).toBeUndefined();
    expect(history.counted('9999-12-31', { P08: 'RESET', P03: 'DAY_AFTER' })[2]).toBeUndefined();
  });

  it('begin with the year 0001', () => {
    const history = given(registered('0001-01-01')).and(
      act('RecordHistoricalRank', '0001-01-01', { rank: 'ATTACHE', source: 's' }, withoutOrder),
      credit('c', 5, '0001-01-01'),
    );
    expect(history.counted('0003-01-01')).toEqual([730, 730, '0003-01-01']);
    expect(history.counted('0001-01-01', { P06: 'INCLUDE_PRE_RANK' })).toEqual([730, 0, '0003-01-01']);
  });
});

describe('Service that has ended', () => {
  it('pauses the term', () => {
    expect(attache().and(left('2020-04-01')).counted('2021-01-01')).toEqual([730, 17, undefined]);
  });
});
