import {
  act,
  corrected,
  given,
  entered,
  holding,
  leave,
  left,
  minister,
  serving,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import { entry, foundBy } from '../../../../../test/support/findings.js';

const serves = serving('2020-01-10', 'POS_ATTACHE');
const ids = (history: ReturnType<typeof given>) =>
  foundBy(history, 'DATE_ORDER').map(({ findingId }) => findingId);

describe('An order later than the day from which its act counts', () => {
  const dated = (date: string) =>
    serves.and(act('AssignRank', '2020-03-10', { rank: 'ATTACHE' }, minister(date)));

  it.each([
    ['2020-03-09', 0],
    ['2020-03-10', 0],
    ['2020-03-11', 1],
  ])('of %s is found %i times', (date, times) => {
    expect(ids(dated(date))).toHaveLength(times);
  });

  it('is a notice from that day on, and goes with a correction of the order', () => {
    const late = dated('2020-04-01');
    expect(foundBy(late, 'DATE_ORDER')).toMatchObject([
      { findingId: `DATE_ORDER:ORDER:${late.last()}`, since: '2020-03-10', severity: 'NOTICE' },
    ]);
    const mended = late.and(corrected('2020-05-01', late.last(), { order: { date: '2020-03-01' } }));
    expect(ids(mended)).toEqual([]);
  });

  it('is none for what is put on paper after the fact', () => {
    const sick = act(
      'RecordLeave',
      '2020-03-10',
      { leaveId: 'l', leaveKind: 'SICK', from: '2020-03-10', to: '2020-03-20' },
      minister('2020-03-20'),
    );
    const death = act('LeaveService', '2021-01-01', { cause: 'DEATH' }, minister('2021-01-05'));
    expect(ids(serves.and(sick, death))).toEqual([]);
    const leaving = act('LeaveService', '2021-01-01', { cause: 'RETIREMENT' }, minister('2021-01-05'));
    expect(ids(serves.and(leaving))).toHaveLength(1);
  });

  it('is told of approximate dates only where no day of the one comes before the other', () => {
    const papers = (on: string, date: string) =>
      serves.and(act('AssignRank', on, { rank: 'ATTACHE' }, { ...minister(date), historical: true }));
    expect(ids(papers('1999', '1999-06-01'))).toEqual([]);
    expect(ids(papers('1999-06-01', '1999'))).toEqual([]);
    expect(ids(papers('1999', '2000-01'))).toHaveLength(1);
  });
});

describe('Other dates', () => {
  it('are wrong where an entry is earlier than the rank that it enters', () => {
    const rank = holding('ATTACHE', '2020-03-10', 'POS_ATTACHE', '2020-01-10');
    const early = rank.and(entry('2020-03-09', rank.last()));
    expect(foundBy(early, 'DATE_ORDER')).toMatchObject([
      {
        findingId: `DATE_ORDER:ENTRY:${early.last()}:${rank.last()}`,
        severity: 'WARNING',
        since: '2020-03-09',
      },
    ]);
    expect(ids(rank.and(entry('2020-03-10', rank.last())))).toEqual([]);
  });

  it('are wrong where the service begins before the person was born', () => {
    const born = (birthDate: string) =>
      given(
        act(
          'RegisterOfficer',
          '2020-01-01',
          { names: { latin: 'A' }, category: 'OFFICER', birthDate },
          { ...withoutOrder, historical: true },
        ),
        entered('1990-05-01'),
      );
    expect(foundBy(born('1990-05-01'), 'DATE_ORDER')).toMatchObject([
      { severity: 'WARNING', since: '1990-05-01' },
    ]);
    expect(ids(born('1990'))).toEqual([]);
    expect(ids(born('1991'))).toHaveLength(1);
  });

  it('are all right in an ordinary career', () => {
    expect(ids(serves.and(leave('l', 'ANNUAL', '2020-05-01', '2020-06-01'), left('2021-01-01')))).toEqual([]);
  });
});
