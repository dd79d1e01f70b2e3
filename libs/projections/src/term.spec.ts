import { calendarDate, defaultPolicies, type Policies } from '@elshi/law';
import {
  act,
  appointed,
  assigned,
  given,
  type History,
  holding,
  leave,
  left,
  registered,
  revoked,
  withoutOrder,
} from '../../../test/support/careers.js';
import { termView } from './term.js';

const term = (history: History, day: string, policies: Partial<Policies> = {}) =>
  termView('o1', history.career, calendarDate(day), { ...defaultPolicies, ...policies });
const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');

describe('The term counter of an officer', () => {
  it('shows all its figures', () => {
    const history = attache().and(leave('l', 'UNPAID', '2021-01-01', '2021-02-01'));
    expect(term(history, '2022-01-01')).toEqual({
      officerId: 'o1',
      rank: { no: 1, code: 'ATTACHE' },
      spellId: history.id(3),
      openedOn: '2020-03-15',
      termYears: 2,
      quotaDays: 730,
      creditedDays: 626,
      remainingDays: 104,
      eligibleOn: '2022-04-15',
      projected: true,
      status: 'RUNNING',
      approximate: false,
      counted: [
        { from: '2020-03-15', to: '2021-01-01', creditKind: 1, days: 292 },
        { from: '2021-02-01', to: '2022-01-01', creditKind: 1, days: 334 },
      ],
      excluded: [{ from: '2021-01-01', to: '2021-02-01', reason: 'UNPAID_LEAVE', policy: 'P09', days: 31 }],
    });
  });

  it.each<[string, () => History, string]>([
    ['NO_RANK', () => given(registered('2019-01-01')), '2020-01-01'],
    ['NO_RANK', () => attache().and(revoked('2021-01-01')), '2021-01-01'],
    ['RUNNING', () => attache().and(revoked('2021-01-01')), '2020-12-31'],
    ['NO_TERM', () => holding('COUNSELLOR_I', '2020-01-01', 'POS_COUNSELLOR'), '2020-01-01'],
    ['RUNNING', attache, '2022-03-14'],
    ['SATISFIED', attache, '2022-03-15'],
    ['PAUSED', () => attache().and(left('2021-01-01')), '2021-01-01'],
    ['RUNNING', () => attache().and(left('2021-01-01')), '2020-12-31'],
    ['PAUSED', () => attache().and(leave('l', 'UNPAID', '2021-01-01', '2021-02-01')), '2021-01-31'],
    ['RUNNING', () => attache().and(leave('l', 'UNPAID', '2021-01-01', '2021-02-01')), '2021-02-01'],
    ['SATISFIED', () => attache().and(left('2023-01-01')), '2024-01-01'],
    ['RUNNING', () => attache().and(left('2021-01-01', 'DEATH')), '2020-12-31'],
    ['CLOSED', () => attache().and(left('2021-01-01', 'DEATH')), '2021-01-01'],
    ['CLOSED', () => given(registered('2019-01-01')).and(left('2020-01-01', 'DEATH')), '2020-01-01'],
  ])('is %s', (status, history, day) => {
    expect(term(history(), day)['status']).toBe(status);
  });

  it('of the dead tells no day of eligibility', () => {
    expect(term(attache().and(left('2023-01-01', 'DEATH')), '2023-01-01')).toMatchObject({
      eligibleOn: null,
      projected: false,
    });
  });

  it('of a rank without a term has no quota, and counts on', () => {
    expect(term(holding('COUNSELLOR_I', '2020-01-01', 'POS_COUNSELLOR'), '2020-02-01')).toMatchObject({
      termYears: null,
      quotaDays: null,
      remainingDays: null,
      creditedDays: 31,
      eligibleOn: null,
    });
  });

  it('without a rank has nothing to show', () => {
    expect(term(given(registered('2019-01-01')), '2020-01-01')).toMatchObject({
      rank: null,
      spellId: null,
      creditedDays: 0,
      counted: [],
      excluded: [],
    });
  });

  it('goes on growing after the term is served, and never has less than nothing left', () => {
    expect(term(attache(), '2023-03-15')).toMatchObject({
      creditedDays: 1095,
      remainingDays: 0,
      projected: false,
    });
  });

  it('lists days without credit up to the day, and leaves whole', () => {
    const history = attache().and(
      act('RelieveFromPosition', '2020-04-01', { cause: 'c' }),
      leave('f', 'UNPAID', '2021-01-01', '2021-02-01', '2020-04-01'),
      appointed('2020-05-01', 'POS_ATTACHE'),
    );
    expect(term(history, '2020-04-11')['excluded']).toEqual([
      { from: '2020-04-01', to: '2020-04-11', reason: 'NO_CREDIT', policy: null, days: 10 },
      { from: '2021-01-01', to: '2021-02-01', reason: 'UNPAID_LEAVE', policy: 'P09', days: 0 },
    ]);
  });

  it('answers under other policies when asked', () => {
    expect(term(attache(), '2022-03-15', { P03: 'DAY_AFTER' })).toMatchObject({
      eligibleOn: '2022-03-16',
      status: 'RUNNING',
    });
  });

  it('marks figures that rest on a month or a year', () => {
    const history = attache().and(
      act('RecordHistoricalRank', '2021', { rank: 'THIRD_SECRETARY', source: 's' }, withoutOrder),
    );
    expect(term(history, '2020-06-01')['approximate']).toBe(true);
    expect(term(history, '2021-06-01')).toMatchObject({ openedOn: '2021', approximate: true });
    expect(term(attache().and(assigned('2022-03-15', 'THIRD_SECRETARY')), '2022-06-01')['approximate']).toBe(
      false,
    );
  });
});
