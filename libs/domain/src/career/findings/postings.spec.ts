import { act, appointed, holding, left, relieved } from '../../../../../test/support/careers.js';
import { daysOf, foundBy } from '../../../../../test/support/findings.js';
import {
  arrived,
  chosen,
  extended,
  posted,
  returned,
  secretary,
  there,
} from '../../../../../test/support/postings.js';

describe('A posting that was decided', () => {
  it('is asked about after a year, up to the day on which it is given up', () => {
    expect(foundBy(chosen(), 'TAKING_UP_LATE')).toMatchObject([
      { since: '2021-01-10', severity: 'WARNING', facts: { decided: '2020-01-10', arrived: null } },
    ]);
    expect(daysOf(chosen().and(returned('2021-03-01', 'NOT_TAKEN_UP')), 'TAKING_UP_LATE')).toEqual([
      ['2021-01-10', '2021-03-01'],
    ]);
    expect(daysOf(chosen().and(returned('2021-01-10', 'DECLINED')), 'TAKING_UP_LATE')).toEqual([]);
  });

  it('stays asked about when more than a year lies between the decision and the arrival', () => {
    expect(daysOf(chosen().and(arrived('2021-01-10')), 'TAKING_UP_LATE')).toEqual([]);
    expect(daysOf(chosen().and(arrived('2021-01-11')), 'TAKING_UP_LATE')).toEqual([
      ['2021-01-10', undefined],
    ]);
  });
});

describe('A posting that goes on', () => {
  it('is asked about a month after its planned end, with its extensions, up to its end', () => {
    const planned = there({ plannedTo: '2022-02-04' });
    expect(foundBy(planned, 'END_MISSING')).toMatchObject([
      { since: '2022-03-04', facts: { kind: 'POSTING', plannedTo: '2022-02-04' } },
    ]);
    expect(daysOf(planned.and(extended('2022-01-15', '2022-08-04')), 'END_MISSING')).toEqual([
      ['2022-09-04', undefined],
    ]);
    expect(daysOf(planned.and(returned('2022-03-04')), 'END_MISSING')).toEqual([]);
    expect(daysOf(planned.and(returned('2022-03-05')), 'END_MISSING')).toEqual([
      ['2022-03-04', '2022-03-05'],
    ]);
  });

  it('is asked about after five years where no end is planned', () => {
    expect(daysOf(there(), 'END_MISSING')).toEqual([['2025-02-06', undefined]]);
    expect(daysOf(there().and(left('2024-01-01')), 'END_MISSING')).toEqual([]);
  });
});

describe('Days at a post', () => {
  it('are no gap in the service; those between leaving home and a late arrival are', () => {
    expect(foundBy(there(), 'SERVICE_GAP')).toEqual([]);
    const late = chosen().and(relieved('2020-02-04'), arrived('2020-04-01'));
    expect(foundBy(late, 'SERVICE_GAP')).toMatchObject([{ facts: { from: '2020-02-04', to: '2020-04-01' } }]);
  });

  it('are matched with the rank by the position of the posting, whatever is held at home', () => {
    const abroad = secretary().and(
      posted('2020-01-10', 'p1', { positionCode: 'POS_COUNSELLOR' }),
      arrived('2020-02-06'),
    );
    expect(daysOf(abroad.and(returned('2021-02-06')), 'POSITION_MISMATCH')).toEqual([
      ['2020-02-06', '2021-02-06'],
    ]);
    const farAtHome = holding('THIRD_SECRETARY', '2019-01-14', 'POS_THIRD_SECRETARY').and(
      appointed('2019-06-01', 'POS_COUNSELLOR'),
      posted('2020-01-10'),
      arrived('2020-02-06'),
      returned('2021-02-06'),
    );
    expect(daysOf(farAtHome, 'POSITION_MISMATCH')).toEqual([
      ['2019-06-01', '2020-02-06'],
      ['2021-02-06', undefined],
    ]);
  });

  it('are found twice only where older papers say so', () => {
    const historical = { historical: true };
    const twice = there().and(
      act(
        'AssignPosting',
        '2020-06-01',
        { postingId: 'p2', officeId: 'con', positionCode: 'POS_ATTACHE' },
        historical,
      ),
      act('StartPosting', '2020-07-01', { postingId: 'p2' }, { historical: true, order: undefined }),
    );
    expect(foundBy(twice, 'POSTINGS_OVERLAP')).toMatchObject([{ since: '2020-07-01', severity: 'WARNING' }]);
  });
});
