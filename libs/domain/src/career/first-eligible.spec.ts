import {
  act,
  appointed,
  assigned,
  demoted,
  holding,
  left,
  reentered,
  revoked,
} from '../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');

describe('The first day of eligibility', () => {
  it('waits for service and for the category', () => {
    const served = attache().and(
      left('2022-02-01'),
      reentered('2023-05-01'),
      appointed('2023-05-01', 'POS_ATTACHE'),
    );
    expect(served.eligibility('2022-01-01').firstEligibleOn).toBe('2023-06-12');
    const employee = attache().and(
      act('SetStaffCategory', '2022-01-01', { category: 'EMPLOYEE' }),
      act('SetStaffCategory', '2022-06-01', { category: 'OFFICER' }),
    );
    expect(employee.eligibility('2022-01-01').firstEligibleOn).toBe('2022-06-01');
  });

  it('waits for the end of a sanction where policy P32 says so', () => {
    const sanctioned = attache().and(
      act('ImposeSanction', '2021-01-01', { sanctionId: 's', sanctionKind: 'k' }),
      act('LiftSanction', '2022-09-01', { sanctionId: 's' }),
    );
    expect(sanctioned.eligibility('2022-01-01').firstEligibleOn).toBe('2022-03-15');
    expect(sanctioned.eligibility('2022-01-01', { P32: 'BLOCK_WHILE_IN_FORCE' }).firstEligibleOn).toBe(
      '2022-09-01',
    );
  });

  it('is none once the rank is lost before it, or the officer has died', () => {
    expect(attache().and(revoked('2022-03-15')).eligibility('2022-03-14').firstEligibleOn).toBeNull();
    expect(attache().and(revoked('2022-03-16')).eligibility('2022-03-14').firstEligibleOn).toBe('2022-03-15');
    expect(attache().and(left('2022-03-15', 'DEATH')).eligibility('2022-03-14').firstEligibleOn).toBeNull();
  });

  it('is of the rank in force on the day that is asked about', () => {
    const promoted = attache().and(
      assigned('2022-03-15', 'THIRD_SECRETARY'),
      demoted('2023-01-01', 'ATTACHE'),
    );
    const first = (day: string) => promoted.eligibility(day).firstEligibleOn;
    expect([first('2021-01-01'), first('2022-06-01'), first('2023-01-01')]).toEqual([
      null,
      null,
      '2025-01-01',
    ]);
  });
});
