import type { WrittenDate } from '@elshi/law';
import * as dates from './dates.js';

const written = (text: string) => text as WrittenDate;
const spaced = (text: string) => text.replaceAll('\u00A0', ' ');

describe('A date in words', () => {
  it.each([
    ['2020-03-15', '2020 жылғы 15 наурыз', '15 марта 2020 г.', '15 March 2020'],
    ['2020-12-01', '2020 жылғы 1 желтоқсан', '1 декабря 2020 г.', '1 December 2020'],
    ['1924-07', '1924 жылғы шілде', 'июль 1924 г.', 'July 1924'],
    ['1924', '1924 жыл', '1924 г.', '1924'],
  ])('%s', (date, kk, ru, en) => {
    const { kazakhDay, russianDay, englishDay } = dates;
    expect([kazakhDay, russianDay, englishDay].map((day) => spaced(day(written(date))))).toEqual([
      kk,
      ru,
      en,
    ]);
  });

  it.each([
    ['2020-03-15', '2020 жылғы 15 наурыздағы', '2020 жылғы 15 наурыздан', '15 марта 2020 г.'],
    ['1924-07', '1924 жылғы шілдедегі', '1924 жылғы шілдеден', 'июля 1924 г.'],
    ['1924', '1924 жылғы', '1924 жылдан', '1924 г.'],
  ])('%s, as an order of it and since it', (date, of, from, ru) => {
    const { kazakhDayOf, kazakhDayFrom, russianDayOf } = dates;
    expect([kazakhDayOf, kazakhDayFrom, russianDayOf].map((day) => spaced(day(written(date))))).toEqual([
      of,
      from,
      ru,
    ]);
  });

  it('breaks only between the month and the year', () => {
    expect(dates.russianDay(written('2020-03-15'))).toBe('15\u00A0марта 2020\u00A0г.');
    expect(dates.kazakhDay(written('2020-03-15'))).toBe('2020\u00A0жылғы 15\u00A0наурыз');
  });
});
