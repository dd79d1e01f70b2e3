import { calendarDate } from '@elshi/law';
import {
  accepted,
  act,
  annulled,
  minister,
  refusedWith,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import { byHead, establishedOn, officeAct, staffing } from '../../../../../test/support/offices.js';
import { approvedPosts, staffingOn } from '../office.js';

const embassy = establishedOn('2016-01-04');
const on = calendarDate;
const approved = (history: typeof embassy, day: string) => {
  const table = staffingOn(history.office, on(day));
  return table && [table.limit, approvedPosts(table, 'POS_COUNSELLOR'), approvedPosts(table, 'POS_CONSUL')];
};

describe('A staffing table', () => {
  it('is approved by the Minister, and by nobody else', () => {
    const refusal = refusedWith(embassy.when(staffing('2019-01-07', 3, {}, byHead('2018-12-20'))));

    expect(refusal).toMatchObject({ refused: 'AUTHORITY', citations: [{ article: '17' }] });
    expect(accepted(embassy.when(staffing('2019-01-07', 3, {})))).toMatchObject({
      events: [{ type: 'StaffingTableApproved' }],
      facts: { AUTHORITY: { required: 'MINISTER' } },
    });
  });

  it('holds as many posts as the limit, and not one more', () => {
    const of = (counsellors: number) =>
      staffing('2019-01-07', 3, { POS_COUNSELLOR: counsellors, POS_CONSUL: 1 });

    expect(embassy.code(of(2))).toBe('OK');
    expect(refusedWith(embassy.when(of(3)))).toMatchObject({
      refused: 'STAFFING_LIMIT',
      citations: [{ article: '17' }],
      facts: { limit: 3, posts: 4 },
    });
  });

  it('names positions of the catalogue', () => {
    expect(embassy.code(staffing('2019-01-07', 3, { POS_GHOST: 1 }))).toBe('POSITION_UNKNOWN');
  });

  it('holds from its day on, until another is approved or the office is terminated', () => {
    const history = embassy
      .and(staffing('2019-01-07', 3, { POS_COUNSELLOR: 2 }))
      .and(staffing('2021-03-01', 5, { POS_CONSUL: 4 }))
      .and(officeAct('TerminateOffice', '2023-01-01', {}));

    expect(approved(history, '2019-01-06')).toBeUndefined();
    expect(approved(history, '2019-01-07')).toEqual([3, 2, 0]);
    expect(approved(history, '2021-02-28')).toEqual([3, 2, 0]);
    expect(approved(history, '2021-03-01')).toEqual([5, 0, 4]);
    expect(approved(history, '2023-01-01')).toBeUndefined();
    expect(history.code(staffing('2023-01-01', 3, {}))).toBe('OFFICE_TERMINATED');
  });

  it('is corrected within its limit, and annulled by whoever approved it', () => {
    const history = embassy.and(staffing('2019-01-07', 3, { POS_COUNSELLOR: 2 }));
    const correcting = (limit: number) =>
      act(
        'CorrectAct',
        '2019-02-01',
        { eventId: history.last(), changes: { data: { limit } }, reason: 'a slip' },
        withoutOrder,
      );

    expect(history.code(correcting(1))).toBe('STAFFING_LIMIT');
    expect(approved(history.and(correcting(2)), '2019-01-07')).toEqual([2, 2, 0]);
    expect(
      approved(history.and(annulled('2019-02-01', history.last(), minister('2019-02-01'))), '2019-01-07'),
    ).toBeUndefined();
  });
});
