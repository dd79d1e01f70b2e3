import { calendarDate } from '@elshi/law';
import { corrected, type History, minister, refusedWith } from '../../../../../test/support/careers.js';
import {
  appointingHead,
  aroundOffices as around,
  away,
  byHead,
  designating,
  dismissingHead,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';
import { openOn } from '../office.js';

const creating = (departmentKind: string, day: string, more: object = byHead(day)) =>
  officeAct('CreateDepartment', day, { departmentKind }, more);
const abolishing = (department: string, day: string, more: object = byHead(day)) =>
  officeAct('AbolishDepartment', day, { department }, more);

const headed = (): History => establishedOn('2009-02-02').with(appointingHead('amb', '2016-05-02'), around);
const kinds = ({ office }: History, day: string) =>
  openOn(office, office.departments, calendarDate(day)).map(({ departmentKind }) => departmentKind);

describe('A department of an office', () => {
  it('is there from its day up to the day on which it is abolished', () => {
    const history = headed().and(
      creating('ECONOMIC', '2017-03-06'),
      creating('MEDIA', '2018-01-15'),
      abolishing('ECONOMIC', '2019-07-01'),
    );

    expect(kinds(history, '2017-03-05')).toEqual([]);
    expect(kinds(history, '2017-03-06')).toEqual(['ECONOMIC']);
    expect(kinds(history, '2019-06-30')).toEqual(['ECONOMIC', 'MEDIA']);
    expect(kinds(history, '2019-07-01')).toEqual(['MEDIA']);
  });

  it('is set up and abolished by order of the head, and of nobody else', () => {
    const other = minister('2017-03-06');
    const refusal = { refused: 'AUTHORITY', citations: [{ article: '19' }], facts: { required: 'HEAD' } };
    expect(refusedWith(headed().when(creating('ECONOMIC', '2017-03-06', other)))).toMatchObject(refusal);
    const there = headed().and(creating('ECONOMIC', '2017-03-06'));
    expect(refusedWith(there.when(abolishing('ECONOMIC', '2018-03-06', other)))).toMatchObject(refusal);
  });

  it('needs somebody who heads the office that day, or acts for its head', () => {
    const left = headed().with(dismissingHead('amb', '2020-02-03'), around);
    expect(left.code(creating('TRADE', '2016-05-01'))).toBe('NO_HEAD');
    expect(left.code(creating('TRADE', '2016-05-02'))).toBe('OK');
    expect(left.code(creating('TRADE', '2020-02-02'))).toBe('OK');
    expect(left.code(creating('TRADE', '2020-02-03'))).toBe('NO_HEAD');

    const acted = left.with(designating('cou', '2020-03-02', 'VACANCY', minister('2020-03-02')), around);
    expect(acted.code(creating('TRADE', '2020-03-01'))).toBe('NO_HEAD');
    expect(acted.code(creating('TRADE', '2020-03-02'))).toBe('OK');

    const isAway = headed().and(away('2017-07-03'));
    expect(isAway.code(creating('TRADE', '2017-07-03'))).toBe('OK');
  });

  it('needs no recorded head at a consular institution, of which none is recorded', () => {
    const consulate = establishedOn('2009-02-02', { officeKind: 'CONSULATE' });
    expect(consulate.code(creating('CONSULAR', '2010-03-01'))).toBe('OK');
  });

  it('of a kind is there once, and ends once, not before it begins', () => {
    const history = headed().and(creating('ECONOMIC', '2017-03-06'));
    expect(refusedWith(history.when(creating('ECONOMIC', '2018-03-06')))).toMatchObject({
      refused: 'DUPLICATE_ID',
      facts: { from: '2017-03-06' },
    });
    expect(history.code(abolishing('MEDIA', '2018-03-06'))).toBe('ID_UNKNOWN');
    expect(history.code(abolishing('ECONOMIC', '2017-03-05'))).toBe('DATE_ORDER');
    const gone = history.and(abolishing('ECONOMIC', '2018-03-06'));
    expect(gone.code(abolishing('ECONOMIC', '2018-03-07'))).toBe('ID_UNKNOWN');
    expect(gone.code(creating('ECONOMIC', '2018-03-05'))).toBe('DUPLICATE_ID');
    expect(gone.code(creating('ECONOMIC', '2018-03-06'))).toBe('OK');
  });

  it('ends with the office', () => {
    const history = headed().and(
      creating('ECONOMIC', '2017-03-06'),
      officeAct('TerminateOffice', '2020-02-03'),
    );
    expect([kinds(history, '2020-02-02'), kinds(history, '2020-02-03')]).toEqual([['ECONOMIC'], []]);
    expect(history.code(creating('MEDIA', '2020-02-03'))).toBe('OFFICE_TERMINATED');
    expect(history.code(abolishing('ECONOMIC', '2020-02-02'))).toBe('OK');
    expect(history.code(abolishing('ECONOMIC', '2020-02-03'))).toBe('OFFICE_TERMINATED');
  });

  it('is not there once the office is terminated, also where the act was kept', () => {
    const history = headed().and(creating('ECONOMIC', '2019-03-04'));
    const dependants = [{ eventId: history.last(), action: 'KEEP' as const }];
    const ended = history.with(officeAct('TerminateOffice', '2018-02-05'), { dependants });
    expect([kinds(history, '2019-03-04'), kinds(ended, '2019-03-04')]).toEqual([['ECONOMIC'], []]);
  });

  it('gives way to another of its kind, of which older papers told before', () => {
    const history = headed().and(
      { ...creating('ECONOMIC', '2018-06-04'), historical: true },
      creating('ECONOMIC', '2017-03-06'),
    );
    const days = ['2017-03-05', '2017-03-06', '2018-06-03', '2018-06-04'];
    expect(days.map((day) => kinds(history, day).length)).toEqual([0, 1, 1, 1]);
    expect(kinds(history.and(abolishing('ECONOMIC', '2019-07-01')), '2019-07-01')).toEqual([]);
  });

  it('becomes another when its kind is corrected', () => {
    const history = headed().and(creating('ECONOMIC', '2017-03-06'));
    const other = history.and(corrected('2021-01-11', history.last(), { data: { departmentKind: 'TRADE' } }));
    expect(kinds(other, '2017-03-06')).toEqual(['TRADE']);
    expect(other.code(abolishing('ECONOMIC', '2018-03-06'))).toBe('ID_UNKNOWN');
  });
});
