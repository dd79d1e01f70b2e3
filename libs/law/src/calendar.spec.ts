import fc from 'fast-check';
import {
  calendarDate,
  dateOf,
  dayNumber,
  daysBetween,
  daysInMonth,
  firstDayOf,
  isApproximate,
  isCalendarDate,
  isLeapYear,
  isWrittenDate,
  LAST_DATE,
  type LeapDayRule,
  monthsAfter,
  type WrittenDate,
  yearsAfter,
  yearsMonthsDays,
} from './calendar.js';

const MILLISECONDS_A_DAY = 86_400_000;
const day = (text: string) => dayNumber(calendarDate(text));
const anyDay = fc.integer({ min: day('0001-01-01'), max: day('9999-12-31') });

describe('A calendar day', () => {
  it.each(['2020-02-29', '2000-02-29', '2022-12-31', '0001-01-01', '9999-12-31', '1582-10-10'])(
    'is %s',
    (text) => {
      expect(isCalendarDate(text)).toBe(true);
      expect(dateOf(day(text))).toBe(text);
    },
  );

  it.each([
    '2021-02-29',
    '1900-02-29',
    '2023-02-31',
    '2023-04-31',
    '2023-13-01',
    '2023-00-10',
    '2023-01-00',
    '0000-01-01',
    '10000-01-01',
    '2023-1-1',
    '2023-01-01T00:00:00Z',
    '2023-01-01\n',
    ' 2023-01-01',
    '२०२३-०१-०१',
    '',
  ])('is not %j', (text) => {
    expect(isCalendarDate(text)).toBe(false);
    expect(() => calendarDate(text)).toThrow(RangeError);
  });

  it('is counted as the calendar of the machine counts it', () => {
    fc.assert(
      fc.property(anyDay, (count) => {
        const date = dateOf(count);
        expect(dayNumber(date)).toBe(count);
        expect(Date.parse(`${date}T00:00:00Z`)).toBe(count * MILLISECONDS_A_DAY);
      }),
    );
  });

  it('is 0 on 1970-01-01, and orders as text as it does in time', () => {
    expect(day('1970-01-01')).toBe(0);
    expect(daysBetween(calendarDate('2020-02-28'), calendarDate('2020-03-01'))).toBe(2);
    fc.assert(fc.property(anyDay, anyDay, (a, b) => expect(dateOf(a) < dateOf(b)).toBe(a < b)));
  });

  it.each([
    [1900, false],
    [2000, true],
    [2023, false],
    [2024, true],
  ])('in %i: is there a leap day? %s', (year, leap) => {
    expect(isLeapYear(year)).toBe(leap);
    expect(daysInMonth(year, 2)).toBe(leap ? 29 : 28);
  });
});

describe('Whole years after a day', () => {
  it.each<[string, number, LeapDayRule, string]>([
    ['2020-03-15', 2, 'CLAMP', '2022-03-15'],
    ['2020-02-29', 2, 'CLAMP', '2022-02-28'],
    ['2020-02-29', 2, 'ROLL', '2022-03-01'],
    ['2020-02-29', 4, 'CLAMP', '2024-02-29'],
    ['2021-02-28', 3, 'ROLL', '2024-02-28'],
    ['2020-12-31', 1, 'CLAMP', '2021-12-31'],
  ])('%s and %i years under %s: %s', (from, years, rule, to) => {
    expect(dateOf(yearsAfter(day(from), years, rule))).toBe(to);
  });

  it('are counted past the last day that can be written', () => {
    expect(yearsAfter(day('9998-05-05'), 3, 'CLAMP')).toBeGreaterThan(dayNumber(LAST_DATE));
  });
});

describe('Months after a day', () => {
  it.each([
    ['2021-01-31', 1, '2021-02-28'],
    ['2020-01-31', 1, '2020-02-29'],
    ['2020-11-30', 3, '2021-02-28'],
    ['2020-05-15', 12, '2021-05-15'],
  ])('%s and %i: %s', (from, months, to) => {
    expect(dateOf(monthsAfter(day(from), months))).toBe(to);
  });

  it.each([
    ['2020-01-10', '2020-07-01', [0, 5, 21]],
    ['2020-02-29', '2022-02-28', [2, 0, 0]],
    ['2021-01-31', '2021-03-01', [0, 1, 1]],
    ['2021-05-05', '2021-05-05', [0, 0, 0]],
    ['2019-12-31', '2020-12-30', [0, 11, 30]],
  ])('from %s to %s are %j years, months and days', (from, to, expected) => {
    const { years, months, days } = yearsMonthsDays(day(from), day(to));
    expect([years, months, days]).toEqual(expected);
  });

  it('and the days that remain lead back to the day', () => {
    const near = fc.integer({ min: day('1800-01-01'), max: day('2200-01-01') });
    fc.assert(
      fc.property(near, fc.nat(20_000), (from, length) => {
        const { years, months, days } = yearsMonthsDays(from, from + length);
        expect(monthsAfter(from, years * 12 + months) + days).toBe(from + length);
        expect(months).toBeLessThan(12);
        expect(days).toBeLessThan(32);
      }),
    );
  });
});

describe('A date of an old register', () => {
  it.each(['1990', '1990-09', '1990-09-01'])('may be written %s', (text) => {
    expect(isWrittenDate(text)).toBe(true);
    expect(isApproximate(text as WrittenDate)).toBe(text.length < 10);
  });

  it.each(['0000', '90', '1990-13', '1990-00', '1990-9', '0000-05', '1990-09-31', '1990 ', '1990-'])(
    'is not %j',
    (text) => {
      expect(isWrittenDate(text)).toBe(false);
    },
  );

  it('counts from the first day of its period', () => {
    expect(['1990', '1990-09', '1990-09-17'].map((text) => firstDayOf(text as WrittenDate))).toEqual([
      '1990-01-01',
      '1990-09-01',
      '1990-09-17',
    ]);
  });
});
