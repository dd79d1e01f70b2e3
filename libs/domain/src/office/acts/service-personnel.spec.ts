import { calendarDate } from '@elshi/law';
import { annulled, type History, minister, refusedWith } from '../../../../../test/support/careers.js';
import {
  appointingHead,
  aroundOffices as around,
  byHead,
  dismissingHead,
  establishedOn,
  officeAct,
} from '../../../../../test/support/offices.js';
import { openOn } from '../office.js';

const engaging = (personId: string, day: string, more: object = byHead(day)) =>
  officeAct(
    'EngageServicePerson',
    day,
    { personId, names: { latin: 'Lakatos Erika' }, nationality: 'AT', contractNo: `4/${personId}` },
    more,
  );
const releasing = (personId: string, day: string, more: object = byHead(day)) =>
  officeAct('ReleaseServicePerson', day, { personId }, more);

const headed = (): History => establishedOn('2009-02-02').with(appointingHead('amb', '2016-05-02'), around);
const employed = ({ office }: History, day: string) =>
  openOn(office, office.servicePersons, calendarDate(day)).map(({ personId, contractNo }) => [
    personId,
    contractNo,
  ]);

describe('Service personnel', () => {
  it('are employed from the day of engagement up to that of release', () => {
    const history = headed().and(engaging('sp-1', '2020-03-02'), releasing('sp-1', '2021-03-01'));

    expect(employed(history, '2020-03-01')).toEqual([]);
    expect(employed(history, '2020-03-02')).toEqual([['sp-1', '4/sp-1']]);
    expect(employed(history, '2021-02-28')).toEqual([['sp-1', '4/sp-1']]);
    expect(employed(history, '2021-03-01')).toEqual([]);
  });

  it('are engaged and released by order of the head alone', () => {
    const refusal = {
      refused: 'AUTHORITY',
      citations: [{ article: '11', paragraph: '(6)' }],
      facts: { required: 'HEAD', issuedBy: 'MINISTER' },
    };
    expect(refusedWith(headed().when(engaging('sp-1', '2020-03-02', minister('2020-03-02'))))).toMatchObject(
      refusal,
    );
    const history = headed().and(engaging('sp-1', '2020-03-02'));
    expect(refusedWith(history.when(releasing('sp-1', '2021-03-01', minister('2021-03-01'))))).toMatchObject(
      refusal,
    );
  });

  it('need a head, or who acts for him, to be engaged; and stay when he leaves', () => {
    const history = headed()
      .and(engaging('sp-1', '2020-03-02'))
      .with(dismissingHead('amb', '2020-06-01'), around);

    expect(history.code(engaging('sp-2', '2020-05-31'))).toBe('OK');
    expect(history.code(engaging('sp-2', '2020-06-01'))).toBe('NO_HEAD');
    expect(employed(history, '2020-06-01')).toHaveLength(1);
  });

  it('may be engaged again under the same id once released', () => {
    const history = headed().and(engaging('sp-1', '2020-03-02'));
    expect(history.code(engaging('sp-1', '2020-09-01'))).toBe('DUPLICATE_ID');
    expect(history.code(releasing('sp-2', '2020-09-01'))).toBe('ID_UNKNOWN');
    expect(history.code(releasing('sp-1', '2020-03-01'))).toBe('DATE_ORDER');
    const released = history.and(releasing('sp-1', '2020-09-01'));
    expect(released.code(engaging('sp-1', '2020-09-01'))).toBe('OK');
  });

  it('end with the office, and are gone when the engagement is annulled', () => {
    const history = headed().and(engaging('sp-1', '2020-03-02'));
    const terminated = history.and(officeAct('TerminateOffice', '2020-06-01'));
    expect([employed(terminated, '2020-05-31').length, employed(terminated, '2020-06-01')]).toEqual([1, []]);
    expect(employed(history.and(annulled('2021-01-11', history.last())), '2020-05-31')).toEqual([]);
  });
});
