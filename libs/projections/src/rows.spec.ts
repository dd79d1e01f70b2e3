import { defaultPolicies } from '@elshi/law';
import {
  act,
  appointed,
  assigned,
  attested,
  demoted,
  entered,
  given,
  holding,
  left,
  reentered,
  registered,
  restored,
} from '../../../test/support/careers.js';
import { eligibilityRows } from './eligibility-rows.js';
import { instantOf } from './instant.js';
import { officerRows } from './officer-rows.js';

describe('Rows of the list of officers', () => {
  it('are one for each stretch of days on which nothing changes', () => {
    const history = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02').and(
      left('2021-01-01'),
      reentered('2021-06-01'),
    );
    expect(
      officerRows(history.career).map(({ validFrom, validTo, status, rank, positionCode }) => [
        validFrom,
        validTo,
        status,
        rank,
        positionCode,
      ]),
    ).toEqual([
      ['0001-01-01', '2020-03-02', 'NOT_ENTERED', null, null],
      ['2020-03-02', '2020-03-15', 'IN_SERVICE', null, 'POS_ATTACHE'],
      ['2020-03-15', '2021-01-01', 'IN_SERVICE', 'ATTACHE', 'POS_ATTACHE'],
      ['2021-01-01', '2021-06-01', 'LEFT', 'ATTACHE', null],
      ['2021-06-01', null, 'IN_SERVICE', 'ATTACHE', null],
    ]);
  });

  it('change with the category and with death, and not with what they do not show', () => {
    const history = given(registered('2018-01-15', 'EMPLOYEE')).and(
      entered('2018-01-15'),
      act('SetStaffCategory', '2020-06-01', { category: 'OFFICER' }),
      act('RecordAward', '2020-07-01', { award: 'medal' }),
      left('2021-01-01', 'DEATH'),
    );
    expect(
      officerRows(history.career).map(({ validFrom, category, status }) => [validFrom, category, status]),
    ).toEqual([
      ['0001-01-01', 'EMPLOYEE', 'NOT_ENTERED'],
      ['2018-01-15', 'EMPLOYEE', 'IN_SERVICE'],
      ['2020-06-01', 'OFFICER', 'IN_SERVICE'],
      ['2021-01-01', 'OFFICER', 'DECEASED'],
    ]);
  });

  it('are none for one who is not registered', () => {
    expect(officerRows(given().career)).toEqual([]);
  });
});

describe('Rows of the eligibility calendar', () => {
  const rows = (history: ReturnType<typeof given>) => eligibilityRows(history.career, defaultPolicies);

  it('are one for each stretch in which a rank is held', () => {
    const history = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE').and(
      assigned('2022-04-01', 'THIRD_SECRETARY'),
    );
    expect(rows(history)).toEqual([
      {
        validFrom: '2020-03-15',
        validTo: '2022-04-01',
        spellId: history.id(3),
        rankHeld: 'ATTACHE',
        nextRank: 'THIRD_SECRETARY',
        eligibleOn: '2022-03-15',
      },
      {
        validFrom: '2022-04-01',
        validTo: null,
        spellId: history.id(4),
        rankHeld: 'THIRD_SECRETARY',
        nextRank: 'SECOND_SECRETARY_II',
        eligibleOn: '2024-04-01',
      },
    ]);
  });

  it('have no day while none can be told, and are two for a rank that was restored', () => {
    const history = holding('THIRD_SECRETARY', '2020-01-01', 'POS_THIRD_SECRETARY').and(
      demoted('2020-07-01', 'ATTACHE'),
      attested('2020-08-01'),
      restored('2020-09-01', 'THIRD_SECRETARY'),
    );
    expect(
      rows(history).map(({ validFrom, rankHeld, eligibleOn }) => [validFrom, rankHeld, eligibleOn]),
    ).toEqual([
      ['2020-01-01', 'THIRD_SECRETARY', '2022-03-04'],
      ['2020-09-01', 'THIRD_SECRETARY', '2022-03-04'],
      ['2020-07-01', 'ATTACHE', null],
    ]);
  });

  it('are none for Ambassador, and none for a rank held for no day', () => {
    const history = given(
      registered('2000-01-01'),
      entered('2000-01-01'),
      appointed('2000-01-01', 'POS_AMBASSADOR'),
    ).and(
      act('RecordHistoricalRank', '2001-01-01', { rank: 'ENVOY_I', source: 's' }),
      act('RecordHistoricalRank', '2001-01-01', { rank: 'AMBASSADOR', source: 's' }),
    );
    expect(rows(history)).toEqual([]);
  });
});

describe('An instant', () => {
  it.each([
    [0, '1970-01-01T00:00:00.000000Z'],
    [1, '1970-01-01T00:00:00.000001Z'],
    [86_399_999_999, '1970-01-01T23:59:59.999999Z'],
    [-1, '1969-12-31T23:59:59.999999Z'],
    [1_582_979_696_789_012, '2020-02-29T12:34:56.789012Z'],
  ])('of %i microseconds is %s', (micros, text) => {
    expect(instantOf(micros)).toBe(text);
  });
});
