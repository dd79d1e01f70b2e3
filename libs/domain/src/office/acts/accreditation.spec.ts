import { calendarDate } from '@elshi/law';
import {
  annulled,
  corrected,
  type History,
  minister,
  refusedWith,
} from '../../../../../test/support/careers.js';
import {
  appointingHead as appointing,
  aroundOffices as around,
  dismissingHead as dismissing,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';
import { accreditationsOn } from '../office.js';

const granting = (officerId: string, to: string, day: string, more: object = {}) =>
  officeAct('GrantAccreditation', day, { officerId, to, concurrent: true }, more);
const ending = (officerId: string, to: string, day: string, more: object = {}) =>
  officeAct('EndAccreditation', day, { officerId, to }, more);

const headed = (): History => establishedOn('2009-02-02').with(appointing('amb', '2016-05-02'), around);
const accredited = (): History => headed().and(granting('amb', 'SK', '2017-03-06'));
const states = (history: History, day: string) =>
  accreditationsOn(history.office, calendarDate(day)).map(({ accreditedTo }) => accreditedTo);

describe('The accreditation of the head of an office', () => {
  it('stands from its day up to the day on which it ends', () => {
    const history = accredited().and(
      granting('amb', 'OSCE', '2018-01-15'),
      ending('amb', 'SK', '2019-07-01'),
    );

    expect(states(history, '2017-03-05')).toEqual([]);
    expect(states(history, '2017-03-06')).toEqual(['SK']);
    expect(states(history, '2019-06-30')).toEqual(['SK', 'OSCE']);
    expect(states(history, '2019-07-01')).toEqual(['OSCE']);
  });

  it('is decided by the President', () => {
    expect(headed().code(granting('amb', 'SK', '2017-03-06', minister('2017-03-06')))).toBe('AUTHORITY');
    expect(accredited().code(ending('amb', 'SK', '2018-03-06', minister('2018-03-06')))).toBe('AUTHORITY');
  });

  it('is of who heads the office that day', () => {
    const history = headed().with(dismissing('amb', '2020-02-03'), around);

    expect(history.code(granting('next', 'SK', '2017-03-06'))).toBe('NO_HEAD');
    expect(history.code(granting('amb', 'SK', '2016-05-01'))).toBe('NO_HEAD');
    expect(history.code(granting('amb', 'SK', '2016-05-02'))).toBe('OK');
    expect(history.code(granting('amb', 'SK', '2020-02-02'))).toBe('OK');
    expect(history.code(granting('amb', 'SK', '2020-02-03'))).toBe('NO_HEAD');
  });

  it('ends with the headship that it rests on', () => {
    const dismissed = accredited().with(dismissing('amb', '2020-02-03'), around);
    const terminated = accredited().and(officeAct('TerminateOffice', '2020-02-03'));

    for (const history of [dismissed, terminated]) {
      expect(states(history, '2020-02-02')).toEqual(['SK']);
      expect(states(history, '2020-02-03')).toEqual([]);
      expect(history.code(ending('amb', 'SK', '2020-02-03'))).toBe('ID_UNKNOWN');
    }
    expect(states(dismissed.with(appointing('next', '2020-02-03'), around), '2020-02-03')).toEqual([]);
  });

  it('is granted once at a time', () => {
    const repeated = refusedWith(accredited().when(granting('amb', 'SK', '2017-03-06')));
    expect(repeated).toMatchObject({ refused: 'DUPLICATE_ID', facts: { from: '2017-03-06' } });

    const ended = accredited().and(ending('amb', 'SK', '2019-07-01'));
    expect(ended.code(granting('amb', 'SK', '2019-06-30'))).toBe('DUPLICATE_ID');
    expect(ended.code(granting('amb', 'SK', '2019-07-01'))).toBe('OK');
  });

  it('ends once, and not before it begins', () => {
    const history = accredited();
    expect(history.code(ending('amb', 'CZ', '2018-01-15'))).toBe('ID_UNKNOWN');
    expect(history.code(ending('amb', 'SK', '2017-03-05'))).toBe('DATE_ORDER');
    expect(history.code(ending('amb', 'SK', '2017-03-06'))).toBe('OK');

    const ended = history.and(ending('amb', 'SK', '2019-07-01'));
    expect(ended.code(ending('amb', 'SK', '2019-07-01'))).toBe('ID_UNKNOWN');
  });

  it('moves with a correction, and is gone when it is annulled', () => {
    const history = accredited();
    const moved = history.and(corrected('2021-01-11', history.last(), { effectiveOn: '2017-04-03' }));
    expect([states(moved, '2017-04-02'), states(moved, '2017-04-03')]).toEqual([[], ['SK']]);
    const other = history.and(corrected('2021-01-11', history.last(), { data: { to: 'CZ' } }));
    expect(states(other, '2017-03-06')).toEqual(['CZ']);

    const gone = history.and(annulled('2021-01-11', history.last()));
    expect(states(gone, '2017-03-06')).toEqual([]);
  });

  it('asks about its end when it is annulled', () => {
    const history = accredited().and(ending('amb', 'SK', '2019-07-01'));
    const refusal = refusedWith(history.when(annulled('2021-01-11', history.last(1))));
    expect(refusal).toMatchObject({ refused: 'DEPENDANT_ACTS' });
  });
});
