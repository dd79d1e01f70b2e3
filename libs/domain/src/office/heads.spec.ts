import { calendarDate } from '@elshi/law';
import {
  annulled,
  minister,
  president,
  refusedWith,
  representation,
  withoutOrder,
  type History,
} from '../../../../test/support/careers.js';
import {
  appointingHead as appointing,
  aroundOffices as around,
  away,
  back,
  byHead,
  designating,
  dismissingHead as dismissing,
  establishedOn,
  officeAct,
} from '../../../../test/support/offices.js';
import { commandOn } from './command.js';

const on = calendarDate;

const headed = (): History => establishedOn('2009-02-02').with(appointing('amb', '2016-05-02'), around);
const state = (history: History, day: string) => {
  const command = commandOn(history.office, on(day));
  return [command.state, 'officerId' in command ? command.officerId : null];
};

describe('The head of an office', () => {
  it('heads it from the day of the appointment up to that of the dismissal', () => {
    const history = headed().with(dismissing('amb', '2020-02-03'), around);

    expect(state(history, '2016-05-01')).toEqual(['VACANT', null]);
    expect(state(history, '2016-05-02')).toEqual(['SUBSTANTIVE', 'amb']);
    expect(state(history, '2020-02-02')).toEqual(['SUBSTANTIVE', 'amb']);
    expect(state(history, '2020-02-03')).toEqual(['VACANT', null]);
  });

  it('is one at a time', () => {
    const refusal = refusedWith(headed().when(appointing('next', '2018-01-15'), around));

    expect(refusal).toMatchObject({ refused: 'HEAD_EXISTS', facts: { officerId: 'amb' } });
  });

  it('is judged in the order in which a lawyer asks', () => {
    const office = establishedOn('2009-02-02');
    const codes = [
      officeAct('AppointHead', '2016-05-02', { officerId: 'nobody', title: 'CHARGE_DAFFAIRES' }),
      appointing('nobody', '2016-05-02'),
      appointing('adm', '2016-05-02'),
      appointing('amb', '2009-12-31'),
      appointing('amb', '2016-05-02', minister('2016-05-02')),
      officeAct('AppointHead', '2016-05-02', { officerId: 'amb', title: 'AMBASSADOR' }),
      officeAct('AppointHead', '2016-05-02', {
        officerId: 'amb',
        title: 'AMBASSADOR',
        representation: representation('2016-05-03'),
      }),
    ].map((one) => office.code(one, around));

    expect(codes).toEqual([
      'HEAD_TITLE',
      'OFFICER_UNKNOWN',
      'NOT_AN_OFFICER',
      'NOT_IN_SERVICE',
      'AUTHORITY',
      'REPRESENTATION_MISSING',
      'DATE_ORDER',
    ]);
  });

  it('stays lawful whatever becomes of the person, who is remembered as he was', () => {
    const later = headed().with(officeAct('ReorganiseOffice', '2015-01-01', { name: 'Embassy' }));

    expect(later.code(officeAct('ReorganiseOffice', '2014-01-01', { seat: 'Graz' }))).toBe('OK');
  });

  it('takes up functions after the appointment, which heads nothing by itself', () => {
    const taking = (day: string) =>
      officeAct('RecordTakingUpFunctions', day, { officerId: 'amb', credentialsOn: day }, withoutOrder);

    expect(headed().code(taking('2016-05-01'), around)).toBe('DATE_ORDER');
    expect(state(headed().with(taking('2016-06-20'), around), '2016-05-02')).toEqual(['SUBSTANTIVE', 'amb']);
  });
});

describe('Who acts for the head', () => {
  it('acts from the designation in an absence up to the return, without a further act', () => {
    const history = headed()
      .and(away('2020-08-03'))
      .with(designating('cou', '2020-08-03', 'ABSENCE', byHead('2020-08-01')), around)
      .and(back('2020-08-31'));

    expect(state(history, '2020-08-02')).toEqual(['SUBSTANTIVE', 'amb']);
    expect(state(history, '2020-08-03')).toEqual(['ACTING', 'cou']);
    expect(state(history, '2020-08-30')).toEqual(['ACTING', 'cou']);
    expect(state(history, '2020-08-31')).toEqual(['SUBSTANTIVE', 'amb']);
  });

  it('needs a cause, the right designator, one designation at a time, and a fitting person', () => {
    const present = headed();
    const absent = present.and(away('2020-08-03'));
    const acting = absent.with(designating('cou', '2020-08-03', 'ABSENCE', byHead('2020-08-01')), around);
    const at = (history: History, officerId: string, cause: string, order: object) =>
      history.code(designating(officerId, '2020-08-10', cause, order), around);

    expect(at(present, 'cou', 'ABSENCE', byHead('2020-08-01'))).toBe('NO_CAUSE');
    expect(at(present, 'cou', 'VACANCY', minister('2020-08-01'))).toBe('HEAD_EXISTS');
    expect(at(absent, 'cou', 'ABSENCE', minister('2020-08-01'))).toBe('DESIGNATOR');
    expect(at(acting, 'sec', 'ABSENCE', byHead('2020-08-01'))).toBe('ACTING_OVERLAP');
    expect(at(absent, 'far', 'ABSENCE', byHead('2020-08-01'))).toBe('DESIGNEE');
    expect(at(absent, 'adm', 'ABSENCE', byHead('2020-08-01'))).toBe('DESIGNEE');
    expect(at(absent, 'amb', 'ABSENCE', byHead('2020-08-01'))).toBe('DESIGNEE');
  });

  it('is warned of below senior staff, and refused under the other policy', () => {
    const absent = headed().and(away('2020-08-03'));
    const junior = designating('sec', '2020-08-03', 'ABSENCE', byHead('2020-08-01'));

    expect(absent.when(junior, around)).toMatchObject({ warnings: [{ code: 'JUNIOR_DESIGNEE' }] });
    expect(absent.code(junior, { ...around, policies: { P28: 'REFUSE' } })).toBe('DESIGNEE');
  });

  it('in a vacancy is named by the Minister, from any office, until a new head comes', () => {
    const vacant = headed().with(dismissing('amb', '2022-06-01'), around);

    expect(vacant.code(designating('far', '2022-06-01', 'VACANCY', byHead('2022-05-31')), around)).toBe(
      'DESIGNATOR',
    );
    const acting = vacant
      .with(designating('far', '2022-06-01', 'VACANCY', minister('2022-05-30')), around)
      .with(appointing('next', '2022-09-05'), around);
    expect(state(acting, '2022-09-04')).toEqual(['ACTING', 'far']);
    expect(state(acting, '2022-09-05')).toEqual(['SUBSTANTIVE', 'next']);
  });

  it('may have a substitute, and acts again when that one is ended', () => {
    const substituting = (order: object) =>
      officeAct(
        'DesignateActingHeadSubstitute',
        '2021-07-19',
        { officerId: 'sec', title: 'CHARGE_DAFFAIRES_AD_INTERIM' },
        order,
      );
    const acting = headed()
      .and(away('2021-07-05'))
      .with(designating('cou', '2021-07-05', 'ABSENCE', byHead('2021-07-03')), around);

    expect(acting.code(substituting(byHead('2021-07-16')), around)).toBe('DESIGNATOR');
    expect(acting.code(substituting(byHead('2021-07-04')), around)).toBe('OK');
    const both = acting.with(substituting(minister('2021-07-16')), around);
    const ended = both.and(
      officeAct('EndActingHead', '2021-07-26', { officerId: 'sec' }, minister('2021-07-26')),
    );
    expect(state(both, '2021-07-18')).toEqual(['ACTING', 'cou']);
    expect(state(both, '2021-07-19')).toEqual(['ACTING', 'sec']);
    expect(state(ended, '2021-07-26')).toEqual(['ACTING', 'cou']);
  });

  it('is notified by the note of the designation that it stands nearest to', () => {
    const note = officeAct(
      'NotifyActingHead',
      '2020-08-01',
      { officerId: 'cou', recipientKind: 'HOST_MFA', noteNo: '07-01/211' },
      withoutOrder,
    );
    const acting = headed()
      .and(away('2020-08-03'))
      .with(designating('cou', '2020-08-03', 'ABSENCE', byHead('2020-08-01')), around);

    expect(commandOn(acting.office, on('2020-08-03'))).toMatchObject({ notified: false });
    expect(commandOn(acting.and(note).office, on('2020-08-03'))).toMatchObject({ notified: true });
  });

  it('acts no longer once the absence itself is annulled', () => {
    const acting = headed()
      .and(away('2020-08-03'))
      .with(designating('cou', '2020-08-03', 'ABSENCE', byHead('2020-08-01')), around);
    const refusal = refusedWith(acting.when(annulled('2020-09-01', acting.last(1)), around));

    expect(refusal).toMatchObject({
      refused: 'DEPENDANT_ACTS',
      facts: { dependants: [{ kind: 'DesignateActingHead', refused: 'NO_CAUSE' }] },
    });
  });

  it('at a terminated office is nobody', () => {
    const history = headed().with(officeAct('TerminateOffice', '2021-01-01', {}, president('2021-01-01')));

    expect(state(history, '2020-12-31')).toEqual(['SUBSTANTIVE', 'amb']);
    expect(state(history, '2021-01-01')).toEqual(['VACANT', null]);
  });
});
