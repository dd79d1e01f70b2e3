import { defaultPolicies } from '@elshi/law';
import type { Office } from '@elshi/domain';
import {
  accepted,
  act,
  annulled,
  corrected,
  entered,
  given,
  head,
  type History,
  minister,
  refusedWith,
  registered,
  withoutOrder,
} from '../../../../../test/support/careers.js';
import { appointingHead, aroundOffices, establishedOn } from '../../../../../test/support/offices.js';
import { arrived, posted, returned, secretary } from '../../../../../test/support/postings.js';

const there = () => secretary().and(posted('2020-01-10'), arrived('2020-02-06'));

describe('A department', () => {
  const assignedAt = (on: string, order: object = head(on), postingId = 'p1') =>
    act('AssignDepartment', on, { postingId, department: 'ECONOMIC', duties: 'trade' }, order);

  it('is given by order of the head', () => {
    expect(refusedWith(there().when(assignedAt('2020-03-01', minister('2020-03-01'))))).toMatchObject({
      refused: 'AUTHORITY',
      citations: [{ article: '19' }],
      facts: { required: 'HEAD', issuedBy: 'MINISTER' },
    });
    expect(there().code(assignedAt('2020-03-01'))).toBe('OK');
  });

  it('is given by who heads the office that day, or acts for its head', () => {
    const offices = (office: Office) => ({ around: { offices: new Map([['emb', office]]) } });
    const headed = establishedOn('2019-01-14').with(appointingHead('amb', '2020-03-02'), aroundOffices);
    const vacant = refusedWith(there().when(assignedAt('2020-03-01'), offices(headed.office)));
    expect(vacant).toMatchObject({
      refused: 'NO_HEAD',
      citations: [{ article: '19' }],
      facts: { officeId: 'emb', state: 'VACANT' },
    });
    expect(there().code(assignedAt('2020-03-02'), offices(headed.office))).toBe('OK');
    const consulate = establishedOn('2019-01-14', { officeKind: 'CONSULATE' });
    expect(there().code(assignedAt('2020-03-02'), offices(consulate.office))).toBe('OK');

    const recorded = there().with(assignedAt('2020-03-02'), offices(headed.office));
    const dismissed = headed.and(annulled('2020-05-04', headed.last()));
    expect(recorded.code(assignedAt('2020-03-03'), offices(dismissed.office))).toBe('NO_HEAD');
    expect(recorded.code(corrected('2020-05-04', recorded.last(), { data: { duties: 'visas' } }))).toBe('OK');
  });

  it('is one of the office, or the order is taken with a warning', () => {
    const other = act(
      'AssignDepartment',
      '2020-03-01',
      { postingId: 'p1', department: 'MEDIA' },
      head('2020-03-01'),
    );
    expect(accepted(there().when(other))).toMatchObject({
      warnings: [{ code: 'DEPARTMENT_UNKNOWN', citations: [{ article: '18' }] }],
      facts: { DEPARTMENT: { officeId: 'emb', department: 'MEDIA', isThere: false } },
    });
    expect(accepted(there().when(assignedAt('2020-03-01'))).warnings).toEqual([]);
  });

  it('is given at a posting that is on record and has not ended', () => {
    expect(there().code(assignedAt('2020-01-09'))).toBe('DATE_ORDER');
    expect(there().code(assignedAt('2020-01-10'))).toBe('OK');
    expect(there().code(assignedAt('2020-03-01', head('2020-03-01'), 'p2'))).toBe('ID_UNKNOWN');
    const ended = there().and(returned('2021-02-06'));
    expect(ended.code(assignedAt('2021-02-05'))).toBe('OK');
    expect(ended.code(assignedAt('2021-02-06'))).toBe('POSTING_STATE');
  });
});

describe('A short trip', () => {
  const trip = (data: object = {}, order: object = head('2020-06-03')) =>
    act(
      'PermitShortTrip',
      '2020-06-03',
      {
        tripId: 't1',
        destination: 'Almaty',
        from: '2020-06-03',
        to: '2020-06-08',
        ministryAgreement: 'letter No. 4-7/118',
        onAnnualLeave: false,
        ...data,
      },
      order,
    );
  const alone = { ministryAgreement: undefined };

  it('is permitted by the head, in agreement with the Ministry but for annual leave', () => {
    const cites = [{ article: '11', paragraph: '(7)' }];
    expect(refusedWith(there().when(trip({}, minister('2020-06-03'))))).toMatchObject({
      refused: 'AUTHORITY',
      citations: cites,
    });
    expect(refusedWith(there().when(trip(alone)))).toMatchObject({
      refused: 'MINISTRY_AGREEMENT_MISSING',
      citations: cites,
    });
    expect(there().code(trip({ ...alone, onAnnualLeave: true }))).toBe('OK');
    expect(there().code(trip())).toBe('OK');
  });

  it('needs a head at the office where the person serves, and none where he serves nowhere', () => {
    const office = establishedOn('2019-01-14').office;
    const vacant = { around: { offices: new Map([['emb', office]]) } };
    expect(there().code(trip(), vacant)).toBe('NO_HEAD');
    expect(there().and(returned('2020-06-03')).code(trip(), vacant)).toBe('OK');
  });

  it('has an id of its own and ends after it begins', () => {
    expect(there().and(trip()).code(trip())).toBe('DUPLICATE_ID');
    expect(there().code(trip({ to: '2020-06-03' }))).toBe('INTERVAL_INVALID');
  });

  it('leaves the counter alone', () => {
    const counted = (history: History) => history.counted('2020-12-01', defaultPolicies);
    expect(counted(there().and(trip()))).toEqual(counted(there()));
  });
});

describe('An accreditation card', () => {
  const card = (cardKind: string, on = '2020-03-01', more: object = {}) =>
    act('IssueAccreditationCard', on, { cardNo: 'n1', cardKind, hostState: 'AT', ...more }, withoutOrder);
  const back = (on: string, cardNo = 'n1') => act('ReturnAccreditationCard', on, { cardNo }, withoutOrder);
  const staff = (category: string) => given(registered('2019-01-14', category), entered('2019-01-14'));

  it.each([
    ['OFFICER', 'OK', 'CARD_KIND', '¶3'],
    ['EMPLOYEE', 'CARD_KIND', 'OK', '¶5'],
    ['SERVICE_PERSONNEL', 'CARD_KIND', 'CARD_KIND', '¶6'],
  ])('of %s: DIPLOMATIC %s, SERVICE %s', (category, diplomatic, service, paragraph) => {
    expect(staff(category).code(card('DIPLOMATIC'))).toBe(diplomatic);
    expect(staff(category).code(card('SERVICE'))).toBe(service);
    const other = category === 'OFFICER' ? 'SERVICE' : 'DIPLOMATIC';
    expect(refusedWith(staff(category).when(card(other)))).toMatchObject({
      citations: [{ article: '14', paragraph }],
      facts: { category },
    });
  });

  it('follows the category of its day', () => {
    const risen = staff('EMPLOYEE').and(act('SetStaffCategory', '2020-03-02', { category: 'OFFICER' }));
    expect(risen.code(card('DIPLOMATIC', '2020-03-01'))).toBe('CARD_KIND');
    expect(risen.code(card('DIPLOMATIC', '2020-03-02'))).toBe('OK');
  });

  it('is issued under one number, and is valid for a day at least', () => {
    const issued = staff('OFFICER').and(card('DIPLOMATIC'));
    expect(issued.code(card('DIPLOMATIC', '2021-03-01'))).toBe('DUPLICATE_ID');
    expect(staff('OFFICER').code(card('DIPLOMATIC', '2020-03-01', { validTo: '2020-03-01' }))).toBe(
      'INTERVAL_INVALID',
    );
    expect(staff('OFFICER').code(card('DIPLOMATIC', '2020-03-01', { validTo: '2020-03-02' }))).toBe('OK');
  });

  it('is returned once, not before it was issued', () => {
    const issued = staff('OFFICER').and(card('DIPLOMATIC'));
    expect(issued.code(back('2020-02-29'))).toBe('DATE_ORDER');
    expect(issued.code(back('2020-03-01'))).toBe('OK');
    expect(issued.code(back('2020-03-01', 'n2'))).toBe('ID_UNKNOWN');
    expect(issued.and(back('2021-03-01')).code(back('2021-03-02'))).toBe('ID_UNKNOWN');
  });
});
