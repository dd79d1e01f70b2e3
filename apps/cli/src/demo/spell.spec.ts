import { calendarDate, dateOf, dayNumber } from '@elshi/law';
import { quotaOf, type Spell, termServedOn } from './spell.js';

const on = (text: string) => dayNumber(calendarDate(text));

function spell(openedOn: string, ...uncounted: readonly (readonly [string, string])[]): Spell {
  const spans = uncounted.map(([from, to]) => ({ from: on(from), to: on(to) }));
  return { rank: 'ATTACHE', eventId: 'e', openedOn: on(openedOn), uncounted: spans, plan: 'ON_TIME', lag: 0 };
}

describe('the day on which a term is served', () => {
  it('is the anniversary when every day counts', () => {
    expect(dateOf(termServedOn(spell('2020-03-15')))).toBe('2022-03-15');
  });

  it('moves by each day that does not count, once', () => {
    const away = spell('2020-01-10', ['2020-07-01', '2021-01-01'], ['2020-12-01', '2021-01-01']);

    expect(dateOf(termServedOn(away))).toBe('2022-07-13');
  });

  it('is not moved by days before the rank or after the term', () => {
    const quiet = spell('2020-03-15', ['2019-01-01', '2019-03-01'], ['2022-03-15', '2023-01-01']);

    expect(dateOf(termServedOn(quiet))).toBe('2022-03-15');
  });

  it('is the first day where a rank has no term', () => {
    expect(quotaOf('AMBASSADOR', on('2020-03-15'))).toBe(0);
  });
});
