import { annulled, type History, minister, refusedWith } from '../../../../../test/support/careers.js';
import {
  appointingHead,
  aroundOffices as around,
  byHead,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';
import { calendarDate } from '@elshi/law';
import { openOn } from '../office.js';

type Leave = readonly [officerId: string, from: string, to: string];
const july: Leave = ['cou', '2021-07-05', '2021-08-02'];

const scheduling = (day: string, leaves: readonly Leave[], { year = 2021, more = byHead(day) } = {}) =>
  officeAct(
    'ApproveLeaveSchedule',
    day,
    { year, leaves: leaves.map(([officerId, from, to]) => ({ officerId, from, to })) },
    more,
  );
const headed = (): History => establishedOn('2009-02-02').with(appointingHead('amb', '2016-05-02'), around);
const code = (...leaves: readonly Leave[]) => headed().code(scheduling('2020-12-01', leaves), around);
const inForce = ({ office }: History, day: string) =>
  openOn(office, office.leaveSchedules, calendarDate(day)).map(({ year, leaves }) => [year, leaves.length]);

describe('A schedule of leaves', () => {
  it('is approved by the head, or who acts for him, and by nobody else', () => {
    const other = scheduling('2020-12-01', [july], { more: minister('2020-12-01') });
    expect(refusedWith(headed().when(other, around))).toMatchObject({
      refused: 'AUTHORITY',
      citations: [{ article: '11', paragraph: '(6)' }],
    });
    expect(headed().code(scheduling('2016-05-01', [july]), around)).toBe('NO_HEAD');
    expect(headed().code(scheduling('2016-05-02', [july]), around)).toBe('OK');
  });

  it('holds leaves that begin in its year, from the first day to the last', () => {
    expect(code(['cou', '2020-12-31', '2021-01-10'])).toBe('DATE_ORDER');
    expect(code(['cou', '2021-01-01', '2021-01-10'])).toBe('OK');
    expect(code(['cou', '2021-12-31', '2022-01-20'])).toBe('OK');
    expect(code(['cou', '2022-01-01', '2022-01-20'])).toBe('DATE_ORDER');
  });

  it('holds leaves of a day at least, and of one person no two at once', () => {
    expect(code(['cou', '2021-07-05', '2021-07-05'])).toBe('INTERVAL_INVALID');
    expect(code(['cou', '2021-07-05', '2021-07-06'])).toBe('OK');
    expect(code(july, ['cou', '2021-08-01', '2021-08-10'])).toBe('INTERVAL_INVALID');
    expect(code(july, ['cou', '2021-08-02', '2021-08-10'])).toBe('OK');
    expect(code(july, ['sec', '2021-07-05', '2021-08-02'])).toBe('OK');
  });

  it('names people who are recorded', () => {
    const refusal = refusedWith(
      headed().when(scheduling('2020-12-01', [july, ['nobody', '2021-07-05', '2021-08-02']]), around),
    );
    expect(refusal).toMatchObject({ refused: 'OFFICER_UNKNOWN', facts: { unknown: ['nobody'] } });
  });

  it('gives way to another of its year from the day of that one on, and not to one of another year', () => {
    const history = headed()
      .with(scheduling('2020-12-01', [july]), around)
      .with(scheduling('2021-03-01', [july, ['sec', '2021-09-06', '2021-09-20']]), around)
      .with(scheduling('2021-12-01', [], { year: 2022 }), around);

    expect(inForce(history, '2020-11-30')).toEqual([]);
    expect(inForce(history, '2021-02-28')).toEqual([[2021, 1]]);
    expect(inForce(history, '2021-03-01')).toEqual([[2021, 2]]);
    expect(inForce(history, '2021-12-01')).toEqual([
      [2021, 2],
      [2022, 0],
    ]);
    const second = history.id(3);
    expect(inForce(history.and(annulled('2022-01-10', second)), '2021-03-01')).toEqual([[2021, 1]]);
  });
});
