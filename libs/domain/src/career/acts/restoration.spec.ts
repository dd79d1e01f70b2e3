import {
  accepted,
  act,
  assigned,
  attested,
  demoted,
  entered,
  given,
  holding,
  left,
  president,
  reentered,
  refusedWith,
  registered,
  representation,
  restored,
  revoked,
} from '../../../../../test/support/careers.js';

const first = () =>
  holding('FIRST_SECRETARY_II', '2016-06-01', 'POS_FIRST_SECRETARY').and(
    assigned('2019-06-01', 'FIRST_SECRETARY_I'),
  );
const lower = () => first().and(demoted('2021-04-15', 'FIRST_SECRETARY_II'));
const restore = (on: string, rank = 'FIRST_SECRETARY_I') => restored(on, rank);

describe('Restoration of a rank', () => {
  it('rests on an attestation passed after the loss, not on the day of it', () => {
    const code = (on: string) => lower().and(attested(on)).code(restore('2021-05-01'));
    expect(['2021-04-14', '2021-04-15', '2021-04-16'].map(code)).toEqual([
      'ATTESTATION_MISSING',
      'ATTESTATION_MISSING',
      'OK',
    ]);
  });

  it('is not before its attestation', () => {
    const history = lower().and(attested('2021-05-10'));
    const code = (on: string) => history.code(restore(on));
    expect(['2021-05-09', '2021-05-10', '2021-05-11'].map(code)).toEqual(['DATE_ORDER', 'OK', 'OK']);
  });

  it('rests on no attestation that failed or is not on record', () => {
    expect(
      lower()
        .and(attested('2021-05-01', 'a', 'FAILED'))
        .code(restore('2021-05-02')),
    ).toBe('ATTESTATION_MISSING');
    const refusal = refusedWith(lower().when(restore('2021-05-02')));
    expect(refusal).toMatchObject({
      refused: 'ATTESTATION_MISSING',
      citations: [{ article: '13', paragraph: '2¶4' }],
    });
  });

  it('reopens the spell that was lost, and undoes that loss', () => {
    const history = lower().and(attested('2021-05-01'));
    const [event] = accepted(history.when(restore('2021-06-01'))).events;
    expect(event).toMatchObject({
      type: 'RankRestored',
      data: { spellId: history.id(4), lossEventId: history.id(5), counterMode: 'RESUME' },
    });
    const { career } = history.and(restore('2021-06-01'));
    const spell = career.spells.find(({ spellId }) => spellId === history.id(4))!;
    expect(spell.held.map(({ from, to }) => [from, to])).toEqual([
      ['2019-06-01', '2021-04-15'],
      ['2021-06-01', undefined],
    ]);
    expect(career.losses[0]!.restoredBy?.act.kind).toBe('RestoreRank');
  });

  it('gives back only a rank that was lost, and only one above the rank held', () => {
    const history = lower().and(attested('2021-05-01'));
    expect(history.code(restore('2021-06-01', 'COUNSELLOR_II'))).toBe('RANK_SEQUENCE');
    expect(history.code(restore('2021-06-01', 'FIRST_SECRETARY_II'))).toBe('RANK_SEQUENCE');
    expect(history.and(restore('2021-06-01')).code(restore('2021-06-02'))).toBe('RANK_SEQUENCE');
  });

  it('undoes the latest loss of the rank first', () => {
    const twice = lower().and(
      attested('2021-05-01'),
      restore('2021-06-01'),
      demoted('2022-01-01', 'ATTACHE'),
      attested('2022-02-01', 'b'),
    );
    const [event] = accepted(twice.when(restored('2022-03-01', 'FIRST_SECRETARY_I', 'b'))).events;
    expect(event!.data['lossEventId']).toBe(twice.id(8));
    expect(twice.code(restored('2022-03-01', 'FIRST_SECRETARY_I', 'a'))).toBe('ATTESTATION_MISSING');
  });

  it('is for officers in service', () => {
    const history = lower().and(attested('2021-05-01'), left('2021-06-01'));
    expect(history.code(restore('2021-06-01'))).toBe('NOT_IN_SERVICE');
    expect(history.and(reentered('2021-07-01')).code(restore('2021-07-01'))).toBe('OK');
    const employee = lower().and(
      attested('2021-05-01'),
      act('SetStaffCategory', '2021-05-02', { category: 'EMPLOYEE' }),
    );
    expect(employee.code(restore('2021-06-01'))).toBe('NOT_AN_OFFICER');
  });

  it('is decided by whoever gives the rank', () => {
    const envoy = given(registered('2010-01-01'), entered('2010-01-01')).and(
      act('RecordHistoricalRank', '2015-01-01', { rank: 'ENVOY_II', source: 's' }),
      act(
        'RevokeRank',
        '2016-01-01',
        {
          liability: { jurisdiction: 'KAZAKHSTAN', decision: 'd' },
          representation: representation('2016-01-01'),
        },
        president('2016-01-01'),
      ),
      attested('2016-02-01'),
    );
    const data = { rank: 'ENVOY_II', attestationId: 'a' };
    expect(envoy.code(act('RestoreRank', '2016-03-01', data))).toBe('AUTHORITY');
    expect(envoy.code(act('RestoreRank', '2016-03-01', data, president('2016-03-01')))).toBe(
      'REPRESENTATION_MISSING',
    );
    const named = { ...data, representation: representation('2016-03-02') };
    expect(envoy.code(act('RestoreRank', '2016-03-01', named, president('2016-03-01')))).toBe('DATE_ORDER');
    expect(envoy.code(act('RestoreRank', '2016-03-02', named, president('2016-03-02')))).toBe('OK');
  });

  it('follows policy P20 on revoked ranks', () => {
    const history = first().and(revoked('2021-04-15'), attested('2021-05-01'));
    expect(history.code(restore('2021-06-01'))).toBe('OK');
    expect(history.code(restore('2021-06-01'), { policies: { P20: 'DEMOTION_ONLY' } })).toBe(
      'ATTESTATION_MISSING',
    );
    expect(
      lower()
        .and(attested('2021-05-01'))
        .code(restore('2021-06-01'), { policies: { P20: 'DEMOTION_ONLY' } }),
    ).toBe('OK');
  });

  it.each([
    ['2022-04-30', 'OK'],
    ['2022-05-01', 'OK'],
    ['2022-05-02', 'ATTESTATION_MISSING'],
  ])('under a validity of one year (P22), an attestation of 2021-05-01 on %s: %s', (on, code) => {
    const history = lower().and(attested('2021-05-01'));
    expect(history.code(restore(on), { policies: { P22: 'ONE_YEAR' } })).toBe(code);
    expect(history.code(restore(on))).toBe('OK');
  });
});
