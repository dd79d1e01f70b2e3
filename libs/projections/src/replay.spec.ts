import { calendarDate } from '@elshi/law';
import { act, corrected, type History, holding, minister } from '../../../test/support/careers.js';
import { replay } from './replay.js';

const steps = (history: History, day: string, from?: number, to?: number) => [
  ...replay('officer/o1', history.ledger, calendarDate(day), from, to),
];
const rankOf = (step: Readonly<Record<string, unknown>>) =>
  ((step['record'] as { rank: { code: string; from: string } | null }).rank ?? null)?.from ?? null;

describe('A replay', () => {
  const history = () => {
    const attache = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
    return attache.and(corrected('2021-01-01', attache.last(), { effectiveOn: '2020-03-20' }));
  };

  it('gives each event in recorded order with the record after it, read on one day', () => {
    const told = steps(history(), '2021-06-01');
    expect(
      told.map((step) => [step['revision'], (step['event'] as { type: string }).type, rankOf(step)]),
    ).toEqual([
      [1, 'OfficerRegistered', null],
      [2, 'ServiceEntered', null],
      [3, 'PositionAppointed', null],
      [4, 'RankAssigned', '2020-03-15'],
      [5, 'ActCorrected', '2020-03-20'],
    ]);
  });

  it('takes both ends of its revisions', () => {
    expect(steps(history(), '2021-06-01', 2, 4).map(({ revision }) => revision)).toEqual([2, 3, 4]);
    expect(steps(history(), '2021-06-01', 6)).toEqual([]);
  });

  it('has an act of several events whole from its first', () => {
    const dismissed = history().and(
      act('DismissForDisciplineBreach', '2021-02-01', {
        breach: 'absence',
        revocation: minister('2021-02-01'),
      }),
    );
    const [first, second] = steps(dismissed, '2021-06-01').slice(-2);
    expect(first!['record']).toEqual(second!['record']);
    expect(rankOf(first!)).toBeNull();
  });
});
