import { act, credit, given, holding, left, registered } from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
const suspend = (suspensionId: string, on: string) => act('SuspendFromDuty', on, { suspensionId });
const resume = (suspensionId: string, on: string, cleared = false) =>
  act('EndSuspension', on, { suspensionId, cleared });

describe('Suspension from duty', () => {
  it('is of those in service, and ends with the service', () => {
    expect(given(registered('2019-01-01')).code(suspend('s', '2019-02-01'))).toBe('NOT_IN_SERVICE');
    const history = attache().and(
      credit('c', 5, '2020-03-15'),
      suspend('s', '2020-05-01'),
      left('2020-06-01'),
    );
    expect(history.term('2020-07-01').excluded).toMatchObject([{ reason: 'DUTY_SUSPENSION', policy: 'P11' }]);
    expect(history.counted('2020-07-01')[1]).toBe(108 - 31);
  });

  it('leaves no day of eligibility while it is open', () => {
    const open = attache().and(suspend('s', '2020-05-01'));
    expect(open.counted('2020-07-01')).toEqual([730, 47, undefined]);
    expect(open.eligibleOn('2020-07-01', { P11: 'COUNTS' })).toBe('2022-03-15');
  });

  it('is ended once, not before it began', () => {
    const open = attache().and(suspend('s', '2020-05-01'));
    expect(open.code(resume('s', '2020-04-30'))).toBe('DATE_ORDER');
    expect(open.code(resume('s', '2020-05-01'))).toBe('OK');
    expect(open.code(resume('other', '2020-05-01'))).toBe('ID_UNKNOWN');
    expect(open.and(resume('s', '2020-06-01')).code(resume('s', '2020-06-02'))).toBe('ID_UNKNOWN');
    expect(open.code(suspend('s', '2020-06-01'))).toBe('DUPLICATE_ID');
  });

  it('of one who is cleared excluded no day, also after he has left', () => {
    const history = attache().and(
      suspend('s', '2020-05-01'),
      left('2020-06-01'),
      resume('s', '2020-09-01', true),
    );
    expect(history.counted('2020-05-20')[1]).toBe(66);
  });
});
