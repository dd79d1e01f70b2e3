import { calendarDate } from '@elshi/law';
import { act, corrected, head, type History, relieved, withoutOrder } from '../../../test/support/careers.js';
import { arrived, extended, posted, recalled, returned, secretary } from '../../../test/support/postings.js';
import { officerRows } from './officer-rows.js';
import { cardLines, postingLines, tripLines } from './postings.js';
import { serviceRecord } from './service-record.js';

const on = ({ career }: History, day: string) => postingLines(career, calendarDate(day));
const plan = { plannedFrom: '2020-02-04', plannedTo: '2022-02-04' };
const there = () =>
  secretary().and(posted('2020-01-10', 'p1', plan), relieved('2020-02-04'), arrived('2020-02-06'));

describe('A posting in the record', () => {
  const whole = there().and(
    act('AssignDepartment', '2020-03-02', { postingId: 'p1', department: 'TRADE' }, head('2020-03-02')),
    extended('2021-06-01', '2022-08-04'),
    recalled('2021-09-01'),
    returned('2021-10-01', 'RECALLED'),
  );

  it('is shown from its decision on', () => {
    expect(on(whole, '2020-01-09')).toEqual([]);
    expect(on(whole, '2020-01-10')).toMatchObject([
      {
        postingId: 'p1',
        officeId: 'emb',
        positionCode: 'POS_THIRD_SECRETARY',
        state: 'ASSIGNED',
        assignedOn: '2020-01-10',
        ...plan,
        from: null,
        to: null,
        outcome: null,
        daysAtPost: 0,
        order: { number: '15-1/1' },
        corrected: false,
      },
    ]);
  });

  it.each([
    ['2020-02-05', { state: 'ASSIGNED', from: null, daysAtPost: 0 }],
    ['2020-02-06', { state: 'STARTED', from: '2020-02-06', daysAtPost: 0, departments: [] }],
    ['2020-03-02', { daysAtPost: 25, departments: [{ department: 'TRADE', on: '2020-03-02' }] }],
    ['2021-05-31', { plannedTo: '2022-02-04', extensions: [] }],
    ['2021-06-01', { plannedTo: '2022-08-04', extensions: [{ plannedTo: '2022-08-04' }], recalls: [] }],
    ['2021-09-30', { state: 'STARTED', to: null, outcome: null, recalls: [{ on: '2021-09-01' }] }],
    ['2021-10-01', { state: 'ENDED', from: '2020-02-06', to: '2021-10-01', outcome: 'RECALLED' }],
    ['2025-01-01', { state: 'ENDED', daysAtPost: 603 }],
  ])('stands on %s as it was: %j', (day, line) => {
    expect(on(whole, day)).toMatchObject([line]);
  });

  it('has no days and no beginning where it was not taken up', () => {
    const declined = secretary().and(posted('2020-01-10'), returned('2020-02-10', 'DECLINED'));
    expect(on(declined, '2021-01-01')).toMatchObject([
      { state: 'ENDED', from: null, to: '2020-02-10', outcome: 'DECLINED', daysAtPost: 0 },
    ]);
  });

  it('says that it was corrected, and by which act', () => {
    const history = there().and(
      corrected('2020-05-01', there().last(2), { data: { positionCode: 'POS_SECOND_SECRETARY' } }),
    );
    expect(on(history, '2020-06-01')).toMatchObject([
      { positionCode: 'POS_SECOND_SECRETARY', corrected: true, correctedBy: history.last() },
    ]);
  });

  it('is marked where a month or a year is all that is known', () => {
    const roughly = (of: ReturnType<typeof posted>, effectiveOn: string) =>
      ({ ...of, effectiveOn, order: undefined, historical: true }) as unknown as typeof of;
    const old = secretary().and(
      roughly(posted('x', 'p1', { plannedTo: '1998' }), '1994-01-03'),
      roughly(arrived('x'), '1994-05'),
    );
    expect(on(old, '1994-02-01')).toMatchObject([{ plannedTo: '1998', approximate: true }]);
    expect(on(old, '1994-06-01')).toMatchObject([{ from: '1994-05', daysAtPost: 31, approximate: true }]);
    expect(on(there(), '2021-01-01')[0]).not.toHaveProperty('approximate');
  });

  it('is where the officer is found: in the list the office is that of the posting that runs', () => {
    const rows = officerRows(there().and(returned('2020-08-04')).career).map(
      ({ validFrom, positionCode, officeId }) => [validFrom, positionCode, officeId],
    );
    expect(rows.slice(-3)).toEqual([
      ['2020-02-04', null, null],
      ['2020-02-06', 'POS_THIRD_SECRETARY', 'emb'],
      ['2020-08-04', null, null],
    ]);
  });

  it('stands beside the time abroad in all', () => {
    const record = (day: string) => serviceRecord('o1', there().career, calendarDate(day));
    expect(record('2020-02-06')['timeAbroad']).toEqual({ days: 0, approximate: false });
    expect(record('2020-03-06')['timeAbroad']).toEqual({ days: 29, approximate: false });
  });
});

describe('Cards and trips in the record', () => {
  const { career } = there().and(
    act(
      'IssueAccreditationCard',
      '2020-03-01',
      { cardNo: 'n1', cardKind: 'DIPLOMATIC', hostState: 'AT', validTo: '2022-03-01' },
      withoutOrder,
    ),
    act(
      'IssueAccreditationCard',
      '2020-03-02',
      { cardNo: 'n2', cardKind: 'DIPLOMATIC', hostState: 'AT' },
      withoutOrder,
    ),
    act('ReturnAccreditationCard', '2021-03-01', { cardNo: 'n2' }, withoutOrder),
    act(
      'PermitShortTrip',
      '2020-05-30',
      { tripId: 't1', destination: 'Almaty', from: '2020-06-03', to: '2020-06-08', onAnnualLeave: true },
      head('2020-05-30'),
    ),
  );

  it.each([
    ['2020-02-29', []],
    ['2020-03-01', [['n1', true, null]]],
    [
      '2021-02-28',
      [
        ['n1', true, null],
        ['n2', true, null],
      ],
    ],
    [
      '2021-03-01',
      [
        ['n1', true, null],
        ['n2', false, '2021-03-01'],
      ],
    ],
    [
      '2022-03-01',
      [
        ['n1', false, null],
        ['n2', false, '2021-03-01'],
      ],
    ],
  ])('show the cards of %s, and whether they are valid', (day, lines) => {
    const shown = cardLines(career, calendarDate(day));
    expect(shown.map(({ cardNo, valid, returnedOn }) => [cardNo, valid, returnedOn])).toEqual(lines);
  });

  it('show a trip from the day on which it was permitted', () => {
    expect(tripLines(career, calendarDate('2020-05-29'))).toEqual([]);
    expect(tripLines(career, calendarDate('2020-05-30'))).toMatchObject([
      { tripId: 't1', from: '2020-06-03', to: '2020-06-08', ministryAgreement: null, onAnnualLeave: true },
    ]);
  });
});
