import { calendarDate } from '@elshi/law';
import type { Office } from '@elshi/domain';
import {
  accepted,
  annulled,
  type History,
  minister,
  refusedWith,
} from '../../../../../test/support/careers.js';
import {
  appointingHead,
  aroundOffices,
  dismissingHead,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';
import { openOn } from '../office.js';

const ended = establishedOn('2014-02-03', { officeKind: 'CONSULATE', hostState: 'AT' }).and(
  officeAct('TerminateOffice', '2020-02-03'),
);
const institution = (officeKind: string, hostState: string): Office =>
  establishedOn('2014-02-03', { officeKind, hostState }).office;
const offices = new Map<string, Office | null>([
  ['con', institution('CONSULATE_GENERAL', 'AT')],
  ['far', institution('CONSULATE', 'CZ')],
  ['mis', institution('DIPLOMATIC_MISSION', 'LU')],
  ['here', institution('DIPLOMATIC_MISSION', 'AT')],
  ['other', institution('EMBASSY', 'AT')],
  ['gone', ended.office],
  ['none', null],
]);
const around = { around: { ...aroundOffices.around, offices } };

const link = (officeId: string, day: string) =>
  officeAct('LinkSubordinate', day, { officeId }, minister(day));
const unlink = (officeId: string, day: string) =>
  officeAct('UnlinkSubordinate', day, { officeId }, minister(day));
const granted = (to: string, day: string) =>
  officeAct('GrantAccreditation', day, { officerId: 'amb', to, concurrent: true });

const headed = (): History =>
  establishedOn('2009-02-02').with(appointingHead('amb', '2016-05-02'), aroundOffices);
const under = ({ office }: History, day: string) =>
  openOn(office, office.subordinates, calendarDate(day)).map(({ officeId }) => officeId);

describe('An institution under the head of an embassy', () => {
  it('is there from its day up to the day on which it is taken away', () => {
    const history = headed().with(link('con', '2019-01-14'), around).and(unlink('con', '2021-06-01'));

    expect(under(history, '2019-01-13')).toEqual([]);
    expect(under(history, '2019-01-14')).toEqual(['con']);
    expect(under(history, '2021-05-31')).toEqual(['con']);
    expect(under(history, '2021-06-01')).toEqual([]);
  });

  it('is placed there by any order, as nobody is prescribed', () => {
    const { facts, events } = accepted(headed().when(link('con', '2019-01-14'), around));
    expect(events).toMatchObject([{ type: 'SubordinateInstitutionLinked' }]);
    expect(facts).toMatchObject({ INSTITUTION: { officeId: 'con', status: 'OPEN', hostState: 'AT' } });
    expect(headed().code(officeAct('LinkSubordinate', '2019-01-14', { officeId: 'con' }), around)).toBe('OK');
  });

  it('of the consular kind is in the host state of the embassy', () => {
    expect(refusedWith(headed().when(link('far', '2019-01-14'), around))).toMatchObject({
      refused: 'HOST_STATE',
      citations: [{ article: '12' }],
      facts: { hostState: 'AT', institutionHostState: 'CZ' },
    });
  });

  it('that is a diplomatic mission is in a state to which the head is accredited that day', () => {
    const accredited = headed().and(granted('LU', '2019-03-04'));
    expect(refusedWith(accredited.when(link('mis', '2019-03-03'), around))).toMatchObject({
      refused: 'ACCREDITATION',
      citations: [{ article: '12' }],
    });
    expect(accredited.code(link('mis', '2019-03-04'), around)).toBe('OK');
    const dismissed = accredited.with(dismissingHead('amb', '2020-02-03'), aroundOffices);
    expect(dismissed.code(link('mis', '2020-02-02'), around)).toBe('OK');
    expect(dismissed.code(link('mis', '2020-02-03'), around)).toBe('ACCREDITATION');
    expect(headed().code(link('here', '2019-01-14'), around)).toBe('OK');
  });

  it('is a consular one or a diplomatic mission, under an embassy and nothing else', () => {
    expect(headed().code(link('other', '2019-01-14'), around)).toBe('SUBORDINATION');
    const mission = establishedOn('2009-02-02', { officeKind: 'DIPLOMATIC_MISSION' });
    expect(refusedWith(mission.when(link('con', '2019-01-14'), around))).toMatchObject({
      refused: 'SUBORDINATION',
      citations: [{ article: '12' }],
    });
  });

  it('is recorded, and open on the day', () => {
    expect(headed().code(link('none', '2019-01-14'), around)).toBe('OFFICE_UNKNOWN');
    expect(headed().code(link('con', '2014-02-02'), around)).toBe('OFFICE_UNKNOWN');
    expect(headed().code(link('con', '2014-02-03'), around)).toBe('OK');
    expect(headed().code(link('gone', '2020-02-02'), around)).toBe('OK');
    expect(headed().code(link('gone', '2020-02-03'), around)).toBe('OFFICE_TERMINATED');
  });

  it('is placed there once, and taken away once, not before', () => {
    const history = headed().with(link('con', '2019-01-14'), around);
    expect(history.code(link('con', '2019-02-14'), around)).toBe('DUPLICATE_ID');
    expect(history.code(unlink('con', '2019-01-13'))).toBe('DATE_ORDER');
    expect(history.code(unlink('mis', '2019-01-14'))).toBe('ID_UNKNOWN');
    expect(history.and(unlink('con', '2019-02-14')).code(unlink('con', '2019-02-14'))).toBe('ID_UNKNOWN');
  });

  it('stays when the accreditation ends, for another head may have it, and goes with the embassy', () => {
    const history = headed()
      .and(granted('LU', '2019-03-04'))
      .with(link('mis', '2019-03-11'), around)
      .with(dismissingHead('amb', '2020-02-03'), aroundOffices)
      .and(officeAct('TerminateOffice', '2021-03-01'));

    expect(under(history, '2021-02-28')).toEqual(['mis']);
    expect(under(history, '2021-03-01')).toEqual([]);
  });

  it('is asked about when the accreditation that it rested on is annulled', () => {
    const history = headed().and(granted('LU', '2019-03-04')).with(link('mis', '2019-03-11'), around);
    const refusal = refusedWith(history.when(annulled('2021-01-11', history.last(1))));
    expect(refusal).toMatchObject({ refused: 'DEPENDANT_ACTS' });
  });
});
