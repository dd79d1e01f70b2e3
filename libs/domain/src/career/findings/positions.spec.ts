import { calendarDate, STEPS_WITHOUT_JUSTIFICATION } from '@elshi/law';
import fc from 'fast-check';
import {
  act,
  appointed,
  assigned,
  demoted,
  holding,
  registered,
  relieved,
  serving,
  entered,
  given,
} from '../../../../../test/support/careers.js';
import { dayAfter, patience, runs, story, told } from '../../../../../test/support/careers-plausible.js';
import { daysOf, foundBy, standingOn } from '../../../../../test/support/findings.js';

import { spellOn } from '../career.js';
import { positionMatch } from '../checks/position.js';

describe('Rank and position', () => {
  const counsellor = holding('ATTACHE', '2020-01-10', 'POS_ATTACHE').and(
    appointed('2021-03-01', 'POS_SECOND_SECRETARY'),
    relieved('2022-09-01'),
  );

  it('are too far from one another from the day on which both stand, up to the day on which one goes', () => {
    expect(foundBy(counsellor, 'POSITION_MISMATCH')).toMatchObject([
      {
        findingId: `POSITION_MISMATCH:${counsellor.id(3)}:${counsellor.id(4)}`,
        since: '2021-03-01',
        until: '2022-09-01',
        severity: 'WARNING',
        because: 'ATTACHE is 2 steps below POS_SECOND_SECRETARY.',
        facts: { positionDeviation: -2, justification: null },
      },
    ]);
  });

  it('are no finding one step apart, nor where policy P25 does not ask', () => {
    const near = holding('ATTACHE', '2020-01-10', 'POS_ATTACHE').and(
      appointed('2021-03-01', 'POS_THIRD_SECRETARY'),
    );
    expect(foundBy(near, 'POSITION_MISMATCH')).toEqual([]);
    expect(foundBy(counsellor, 'POSITION_MISMATCH', { P25: 'OFF' })).toEqual([]);
  });

  it('are a notice where the assignment says why, for that position and no other', () => {
    const justified = serving('2020-01-10', 'POS_SECOND_SECRETARY').and(
      assigned('2020-02-01', 'ATTACHE', { justification: 'newly admitted' }),
      appointed('2021-03-01', 'POS_SECOND_SECRETARY'),
    );
    expect(
      foundBy(justified, 'POSITION_MISMATCH').map(({ severity, since, until }) => [severity, since, until]),
    ).toEqual([
      ['NOTICE', '2020-02-01', '2021-03-01'],
      ['WARNING', '2021-03-01', undefined],
    ]);
  });

  it('are looked at again after a demotion', () => {
    const lowered = holding('SECOND_SECRETARY_II', '2020-01-10', 'POS_SECOND_SECRETARY').and(
      demoted('2021-01-10', 'ATTACHE'),
    );
    expect(daysOf(lowered, 'POSITION_MISMATCH')).toEqual([['2021-01-10', undefined]]);
  });
});

describe('The findings of rank and position', () => {
  it(
    'are on every day those that the judge would warn of on it',
    () => {
      fc.assert(
        fc.property(story, dayAfter(calendarDate('1985-01-01')), (tale, day) => {
          const history = told(tale, { dependants: 'KEEP' });
          const on = calendarDate(day);
          const rank = spellOn(history.career, on)?.spell.rank;
          const deviation = rank && positionMatch(history.career, rank, on)?.deviation;
          const found = standingOn(history, day).some(({ rule }) => rule === 'POSITION_MISMATCH');
          expect(found).toBe(deviation !== undefined && Math.abs(deviation) > STEPS_WITHOUT_JUSTIFICATION);
        }),
        runs,
      );
    },
    patience,
  );
});

describe('An officer without a rank', () => {
  const serves = serving('2020-01-10', 'POS_ATTACHE');

  it('is asked about after a year in a position that has ranks, up to the first rank', () => {
    expect(foundBy(serves, 'RANK_MISSING')).toMatchObject([
      { since: '2021-01-10', severity: 'NOTICE', events: [serves.id(2)] },
    ]);
    expect(daysOf(serves.and(appointed('2020-06-01', 'POS_THIRD_SECRETARY')), 'RANK_MISSING')).toEqual([
      ['2021-01-10', undefined],
    ]);
    expect(daysOf(serves.and(assigned('2022-02-01', 'ATTACHE')), 'RANK_MISSING')).toEqual([
      ['2021-01-10', '2022-02-01'],
    ]);
    expect(daysOf(serves.and(assigned('2021-01-10', 'ATTACHE')), 'RANK_MISSING')).toEqual([]);
  });

  it('is nothing for other staff, for positions without ranks, or for one who lost the rank', () => {
    const employee = given(
      registered('2020-01-10', 'EMPLOYEE'),
      entered('2020-01-10'),
      appointed('2020-01-10', 'POS_ATTACHE'),
    );
    expect(daysOf(employee, 'RANK_MISSING')).toEqual([]);
    const officer = employee.and(act('SetStaffCategory', '2023-05-01', { category: 'OFFICER' }));
    expect(daysOf(officer, 'RANK_MISSING')).toEqual([['2024-05-01', undefined]]);
    expect(daysOf(serving('2020-01-10', 'POS_ADMINISTRATIVE'), 'RANK_MISSING')).toEqual([]);
    const revoked = holding('ATTACHE', '2020-02-01', 'POS_ATTACHE').and(
      act('RevokeRank', '2020-06-01', { liability: { jurisdiction: 'KAZAKHSTAN', decision: 'd' } }),
    );
    expect(daysOf(revoked, 'RANK_MISSING')).toEqual([]);
  });
});
