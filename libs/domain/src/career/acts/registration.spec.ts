import {
  act,
  appointed,
  assigned,
  entered,
  given,
  refusedWith,
  registered,
} from '../../../../../test/support/careers.js';

describe('Registration', () => {
  it('is made once, and nothing is recorded before it', () => {
    expect(given(registered('2019-01-14')).code(registered('2019-01-14'))).toBe('OFFICER_EXISTS');
    expect(refusedWith(given().when(entered('2019-01-14')))).toMatchObject({
      refused: 'OFFICER_UNKNOWN',
      citations: [{ instrument: 'D1287', article: '14' }],
    });
  });

  it('gives names and the first category on every day', () => {
    const history = given(registered('2019-01-14')).and(
      entered('2018-01-01'),
      appointed('2018-01-01', 'POS_ATTACHE'),
    );
    expect(history.code(assigned('2018-02-01', 'ATTACHE'))).toBe('OK');
  });

  it('has its category changed from a day on, to another one', () => {
    const history = given(registered('2018-01-15', 'EMPLOYEE')).and(entered('2018-01-15'));
    const set = (on: string, category: string) => act('SetStaffCategory', on, { category });
    expect(history.code(set('2020-06-01', 'EMPLOYEE'))).toBe('DUPLICATE_ID');
    const officer = history.and(set('2020-06-01', 'OFFICER'));
    expect(officer.code(assigned('2020-05-31', 'ATTACHE'))).toBe('NOT_AN_OFFICER');
    expect(officer.code(assigned('2020-06-01', 'ATTACHE'))).toBe('OK');
    expect(officer.code(set('2019-06-01', 'OFFICER'))).toBe('DEPENDANT_ACTS');
  });
});
