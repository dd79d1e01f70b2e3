import { holding, leave } from '../../../test/support/careers.js';
import { payPeriod } from './pay-period.js';

const attache = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const away = attache.and(leave('l', 'UNPAID', '2021-02-01', '2021-03-01', '2021-01-05'));

describe('The days on which pay rests on something else', () => {
  it.each([
    ['lies within another', '2021-02-10', '2021-02-20', ['2021-02-10 UNPAID']],
    ['begins before another', '2021-01-10', '2021-02-20', ['2021-01-10 null', '2021-02-01 UNPAID']],
    ['ends after another', '2021-02-10', '2021-04-01', ['2021-02-10 UNPAID', '2021-03-01 null']],
    ['begins with the end of another', '2021-03-01', '2021-04-01', ['2021-03-01 null']],
  ])('are all of a leave that %s, for of two the one recorded later counts', (_what, from, to, parts) => {
    const before = away.career;
    const after = away.and(leave('m', 'ANNUAL', from, to, '2021-01-05')).career;
    const found = payPeriod(before, after);

    expect(found).toMatchObject({ from, to });
    expect(found!.parts.map((part) => `${part.from} ${String(part.was!['leave'])}`)).toEqual(parts);
    expect(found!.parts.every(({ now }) => now!['leave'] === 'ANNUAL')).toBe(true);
  });
});
