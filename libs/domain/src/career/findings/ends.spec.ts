import {
  act,
  appointed,
  corrected,
  credit,
  leave,
  left,
  reentered,
  serving,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import { accepting, daysOf, foundBy } from '../../../../../test/support/findings.js';

const serves = serving('2020-01-10', 'POS_ATTACHE');

describe('A missing end', () => {
  const suspended = serves.and(act('SuspendFromDuty', '2020-06-01', { suspensionId: 's' }));

  it('is asked about of a suspension after a year, up to its end or that of the service', () => {
    expect(foundBy(suspended, 'END_MISSING')).toMatchObject([
      { findingId: `END_MISSING:${suspended.last()}`, since: '2021-06-01', facts: { kind: 'SUSPENSION' } },
    ]);
    const ended = (on: string) =>
      daysOf(suspended.and(act('EndSuspension', on, { suspensionId: 's', cleared: true })), 'END_MISSING');
    expect(ended('2021-06-01')).toEqual([]);
    expect(ended('2021-06-02')).toEqual([['2021-06-01', '2021-06-02']]);
    expect(daysOf(suspended.and(left('2021-08-01')), 'END_MISSING')).toEqual([['2021-06-01', '2021-08-01']]);
  });

  it('is asked about of a leave after three years, while it lasts', () => {
    const away = (to: string) => daysOf(serves.and(leave('l', 'CHILDCARE', '2020-06-01', to)), 'END_MISSING');
    expect(away('2023-06-01')).toEqual([]);
    expect(away('2023-06-02')).toEqual([['2023-06-01', '2023-06-02']]);
  });

  it('is asked about of a credit after five years, or when the service or the life has ended', () => {
    const open = serves.and(credit('c', 5, '2020-06-01'));
    expect(daysOf(open, 'END_MISSING')).toEqual([['2025-06-01', undefined]]);
    expect(daysOf(open.and(left('2021-02-01')), 'END_MISSING')).toEqual([['2021-02-01', undefined]]);
    expect(daysOf(open.and(left('2021-02-01', 'DEATH')), 'END_MISSING')).toEqual([['2021-02-01', undefined]]);
    const closed = act('CloseServiceCredit', '2021-02-01', { creditId: 'c', to: '2021-02-01' }, withoutOrder);
    expect(daysOf(open.and(left('2021-02-01'), closed), 'END_MISSING')).toEqual([]);
    expect(daysOf(serves.and(credit('d', 5, '2020-06-01', '2040-01-01')), 'END_MISSING')).toEqual([]);
  });

  it('is asked about of credit between two periods of service from the day on which it begins', () => {
    const between = serves.and(left('2020-03-01'), reentered('2022-01-01'), credit('c', 5, '2021-01-01'));
    expect(daysOf(between, 'END_MISSING')).toEqual([['2026-01-01', undefined]]);
  });
});

describe('Silence', () => {
  it('is a whole period of five calendar years, asked about from the first day after it', () => {
    expect(foundBy(serves, 'NO_NEWS')).toMatchObject([
      {
        findingId: `NO_NEWS:2021-2025:${serves.id(1)}`,
        since: '2026-01-01',
        severity: 'NOTICE',
        facts: { from: 2021, to: 2025 },
      },
    ]);
    const appointedLast = (on: string) => daysOf(serves.and(appointed(on, 'POS_ATTACHE')), 'NO_NEWS');
    expect(appointedLast('2020-12-31')).toEqual([['2026-01-01', undefined]]);
    expect(appointedLast('2021-01-01')).toEqual([['2031-01-01', undefined]]);
  });

  it('ends with the next act, and with the service', () => {
    const later = serves.and(appointed('2027-03-01', 'POS_ATTACHE'));
    expect(daysOf(later, 'NO_NEWS')).toEqual([
      ['2026-01-01', '2027-03-01'],
      ['2036-01-01', undefined],
    ]);
    expect(daysOf(serves.and(left('2024-03-01')), 'NO_NEWS')).toEqual([]);
    expect(daysOf(serves.and(left('2028-03-01')), 'NO_NEWS')).toEqual([['2026-01-01', '2028-03-01']]);
  });

  it('is not broken by what is done to the record alone', () => {
    const corrections = serves.and(corrected('2023-01-01', serves.id(2), { data: { unit: 'Protocol' } }));
    expect(daysOf(corrections, 'NO_NEWS')).toEqual([['2026-01-01', undefined]]);
    const accepted = serves.and(accepting('2026-02-01', `NO_NEWS:2021-2025:${serves.id(1)}`));
    expect(daysOf(accepted, 'NO_NEWS')).toEqual([['2026-01-01', undefined]]);
  });
});
