import { accepted, annulled } from '../../../../../test/support/careers.js';
import { daysOf, foundBy } from '../../../../../test/support/findings.js';
import { establishedOn, staffing } from '../../../../../test/support/offices.js';
import { arrived, chosen, returned } from '../../../../../test/support/postings.js';
import { relieved } from '../../../../../test/support/careers.js';

const table = establishedOn('2016-01-04').and(staffing('2020-02-06', 3, { POS_THIRD_SECRETARY: 1 }));
const offices = new Map([['emb', table.office]]);
const among = (...positions: readonly string[]) => ({
  around: { offices, filled: new Map([['emb', positions]]) },
});
const ready = chosen().and(relieved('2020-02-04'));
const warned = (day: string, ...positions: readonly string[]) =>
  accepted(ready.when(arrived(day), among(...positions))).warnings.map(({ code }) => code);

describe('An arrival at a post', () => {
  it('warns when every post approved for its position is filled', () => {
    expect(warned('2020-02-06')).toEqual([]);
    expect(warned('2020-02-06', 'POS_COUNSELLOR')).toEqual([]);
    const decided = accepted(ready.when(arrived('2020-02-06'), among('POS_THIRD_SECRETARY')));
    expect(decided).toMatchObject({
      warnings: [{ code: 'STAFFING_LIMIT', citations: [{ article: '17' }] }],
      facts: { STAFFING: { officeId: 'emb', positionCode: 'POS_THIRD_SECRETARY', approved: 1, filled: 1 } },
    });
  });

  it('is compared with the table of its day: with none the day before there is one', () => {
    expect(warned('2020-02-05', 'POS_THIRD_SECRETARY')).toEqual([]);
  });

  it('is compared with what was found when it was decided, whatever became of others', () => {
    const beyond = ready.with(arrived('2020-02-06'), among('POS_THIRD_SECRETARY'));

    expect(foundBy(beyond, 'STAFFING_LIMIT')).toMatchObject([
      { findingId: `STAFFING_LIMIT:${beyond.last()}`, since: '2020-02-06', severity: 'WARNING' },
    ]);
    expect(daysOf(beyond.and(returned('2022-08-04')), 'STAFFING_LIMIT')).toEqual([
      ['2020-02-06', '2022-08-04'],
    ]);
    expect(daysOf(beyond.and(annulled('2020-03-01', beyond.last())), 'STAFFING_LIMIT')).toEqual([]);
  });
});
