import { calendarDate, dateOf, dayNumber } from '@elshi/law';
import fc from 'fast-check';
import { appointed, given, registered, relieved } from '../../../../test/support/careers.js';
import { dayAfter, patience, runs, story, told } from '../../../../test/support/careers-plausible.js';
import { arrived, posted, returned, secretary } from '../../../../test/support/postings.js';
import { daysAbroad, daysAtPost } from './time-abroad.js';

const at = (day: string) => calendarDate(day);

describe('Time abroad', () => {
  const history = secretary().and(
    posted('2020-01-10'),
    relieved('2020-02-04'),
    arrived('2020-02-06'),
    returned('2020-03-06'),
    posted('2020-04-01', 'p2'),
    returned('2020-05-01', 'DECLINED', 'p2'),
    posted('2020-06-01', 'p3'),
    arrived('2020-06-11', 'p3'),
  );
  const { career } = history;

  it.each([
    ['2020-02-06', 0, 0],
    ['2020-02-07', 1, 1],
    ['2020-03-05', 28, 28],
    ['2020-03-06', 29, 29],
    ['2020-06-11', 29, 29],
    ['2020-06-12', 29, 30],
  ])('before %s is %i days at the first post and %i in all: gaps are no days abroad', (day, first, all) => {
    expect(daysAtPost(career.postings[0]!, at(day)).days).toBe(first);
    expect(daysAbroad(career, at(day))).toEqual({ days: all, approximate: false });
  });

  it('is none for a posting that was not taken up', () => {
    expect(daysAtPost(career.postings[1]!, at('2030-01-01')).days).toBe(0);
  });

  it('has positions at an office abroad in it, and each day once', () => {
    const abroad = secretary().and(
      appointed('2020-01-01', 'POS_THIRD_SECRETARY', { officeId: 'emb' }),
      posted('2020-01-05'),
      arrived('2020-01-11'),
      relieved('2020-01-21'),
      returned('2020-01-31'),
    ).career;
    expect(daysAbroad(abroad, at('2021-01-01')).days).toBe(30);
    expect(daysAtPost(abroad.postings[0]!, at('2021-01-01')).days).toBe(20);
  });

  it('says when it rests on a month or a year', () => {
    const roughly = (of: ReturnType<typeof posted>, effectiveOn: string) =>
      ({ ...of, effectiveOn, order: undefined, historical: true }) as unknown as typeof of;
    const old = given(registered('2019-01-14')).and(
      roughly(posted('x'), '1994'),
      roughly(arrived('x'), '1994-05-10'),
      roughly(returned('x'), '1996'),
    ).career;
    expect(daysAbroad(old, at('1995-05-10'))).toEqual({ days: 365, approximate: false });
    expect(daysAbroad(old, at('1997-01-01'))).toMatchObject({ approximate: true });
  });

  it(
    'is never of two posts at once, and so the sum of the days at each',
    () => {
      fc.assert(
        fc.property(story, dayAfter(at('1988-01-01')), (tale, on) => {
          const lived = told(tale, { dependants: 'ANNUL' }).career;
          const { postings } = lived;
          const stays = postings.flatMap(({ stay }) => stay ?? []).sort((a, b) => (a.from < b.from ? -1 : 1));
          stays.slice(1).forEach((stay, place) => {
            expect(stays[place]!.to! <= stay.from).toBe(true);
          });
          const days = postings.map((posting) => daysAtPost(posting, on).days);
          expect(days.every((count) => count >= 0)).toBe(true);
          expect(daysAbroad({ ...lived, positions: [] }, on).days).toBe(
            days.reduce((sum, count) => sum + count, 0),
          );
        }),
        runs,
      );
    },
    patience,
  );

  it(
    'grows by a day at most from one day to the next',
    () => {
      fc.assert(
        fc.property(story, dayAfter(at('1988-01-01')), (tale, on) => {
          const { career: lived } = told(tale, { dependants: 'KEEP' });
          const next = dateOf(dayNumber(on) + 1);
          const grown = daysAbroad(lived, next).days - daysAbroad(lived, on).days;
          expect([0, 1]).toContain(grown);
        }),
        runs,
      );
    },
    patience,
  );
});
