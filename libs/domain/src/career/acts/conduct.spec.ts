import {
  accepted,
  act,
  commission,
  given,
  holding,
  left,
  president,
  registered,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');

describe('Attestations, sanctions and awards', () => {
  it('an attestation is of one in service, with an id of its own', () => {
    const attest = (on: string, result = 'PASSED', order: object = commission(on)) =>
      act('RecordAttestation', on, { attestationId: 'a', result, commission: 'c' }, order);
    expect(attache().code(attest('2020-04-01', 'PASSED', {}))).toBe('AUTHORITY');
    expect(attache().code(attest('2020-04-01', 'PASSED', president('2020-04-01')))).toBe('AUTHORITY');
    expect(given(registered('2019-01-01')).code(attest('2019-02-01'))).toBe('NOT_IN_SERVICE');
    expect(accepted(attache().when(attest('2020-04-01'))).events[0]!.type).toBe('AttestationPassed');
    expect(accepted(attache().when(attest('2020-04-01', 'FAILED'))).events[0]!.type).toBe(
      'AttestationFailed',
    );
    expect(attache().and(attest('2020-04-01')).code(attest('2020-05-01'))).toBe('DUPLICATE_ID');
  });

  it('a sanction stands until it is lifted, once and not before it began', () => {
    const impose = act('ImposeSanction', '2020-07-01', { sanctionId: 's', sanctionKind: 'REPRIMAND' });
    const lift = (on: string, sanctionId = 's') => act('LiftSanction', on, { sanctionId });
    const history = attache().and(impose);
    expect(history.code(impose)).toBe('DUPLICATE_ID');
    expect(history.code(lift('2020-06-30'))).toBe('DATE_ORDER');
    expect(history.code(lift('2020-07-01', 'other'))).toBe('ID_UNKNOWN');
    const lifted = history.and(lift('2020-12-28'));
    expect(lifted.career.sanctions).toMatchObject([{ from: '2020-07-01', to: '2020-12-28' }]);
    expect(lifted.code(lift('2021-01-01'))).toBe('ID_UNKNOWN');
  });

  it('sanctions and awards need no service and leave the counter alone', () => {
    const history = attache().and(left('2020-06-01'));
    const more = history.and(
      act('ImposeSanction', '2021-07-01', { sanctionId: 's', sanctionKind: 'REPRIMAND' }),
      act('RecordAward', '2021-08-01', { award: 'medal' }),
    );
    expect(more.counted('2022-01-01')).toEqual(history.counted('2022-01-01'));
    expect(more.career.awards).toHaveLength(1);
  });
});
