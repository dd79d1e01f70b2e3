import { calendarDate, defaultPolicies } from '@elshi/law';
import { act, assigned, demoted, early, holding, serving } from '../../../../test/support/careers.js';
import { TermCounters } from './term-counter.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');

describe('What is carried from rank to rank', () => {
  it('is the surplus under P14:CARRY, beyond the term alone', () => {
    const history = attache().and(assigned('2022-04-01', 'THIRD_SECRETARY'));
    expect(history.counted('2022-04-01', { P14: 'CARRY' })).toEqual([731, 17, '2024-03-15']);
    const exact = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    expect(exact.counted('2022-03-15', { P14: 'CARRY' })).toEqual([731, 0, '2024-03-15']);
  });

  it('is the rest of the term under P15:ADD_TO_NEXT, from an early assignment', () => {
    const history = attache().and(early('2022-03-01', 'THIRD_SECRETARY'));
    expect(history.counted('2022-03-01', { P15: 'ADD_TO_NEXT' })).toEqual([745, 0, '2024-03-15']);
  });

  it('is nothing where no rank without a break came before', () => {
    const history = attache().and(
      act('RevokeRank', '2022-04-01', { liability: { jurisdiction: 'KAZAKHSTAN', decision: 'd' } }),
      assigned('2022-04-01', 'ATTACHE'),
    );
    expect(history.counted('2022-04-01', { P14: 'CARRY' })).toEqual([731, 0, '2024-04-01']);
  });

  it('under P17 is the time in the lower rank, or the higher as well, also in a rank never held', () => {
    const history = attache().and(
      assigned('2022-03-15', 'THIRD_SECRETARY'),
      demoted('2022-03-25', 'ATTACHE'),
    );
    expect(history.counted('2022-03-25', { P17: 'RESUME_PRIOR' })).toEqual([730, 730, '2022-03-25']);
    expect(history.counted('2022-03-25', { P17: 'RESUME_PLUS_HIGHER' })).toEqual([730, 740, '2022-03-25']);
    const first = holding('COUNSELLOR_II', '2020-01-01', 'POS_COUNSELLOR').and(
      demoted('2020-01-11', 'FIRST_SECRETARY_I'),
    );
    expect(first.counted('2020-01-11', { P17: 'RESUME_PRIOR' })).toEqual([1096, 0, '2023-01-11']);
    expect(first.counted('2020-01-11', { P17: 'RESUME_PLUS_HIGHER' })).toEqual([1096, 10, '2023-01-01']);
  });

  it('is counted once for each spell, however many went before', () => {
    let history = serving('2000-01-01', 'POS_ATTACHE').and(assigned('2000-01-01', 'ATTACHE'));
    for (let year = 2000; year < 2060; year += 1) {
      history = history.and(early(`${year}-02-01`, 'THIRD_SECRETARY'), demoted(`${year}-03-01`, 'ATTACHE'));
    }
    const everything = {
      ...defaultPolicies,
      P14: 'CARRY',
      P15: 'ADD_TO_NEXT',
      P17: 'RESUME_PLUS_HIGHER',
    } as const;
    const counters = new TermCounters(history.career, everything);
    const credited = history.career.spells.map((spell) =>
      counters.of(spell).creditedOn(calendarDate('2060-01-01')),
    );
    expect(credited).toHaveLength(121);
    expect(Math.max(...credited)).toBeLessThan(Infinity);
  });
});
