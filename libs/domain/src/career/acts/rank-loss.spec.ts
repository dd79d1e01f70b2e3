import type { Policies } from '@elshi/law';
import {
  accepted,
  act,
  assigned,
  demoted,
  given,
  holding,
  left,
  liability,
  president,
  refusedWith,
  registered,
  representation,
  revoked,
} from '../../../../../test/support/careers.js';

const first = () =>
  holding('FIRST_SECRETARY_II', '2016-06-01', 'POS_FIRST_SECRETARY').and(
    assigned('2019-06-01', 'FIRST_SECRETARY_I'),
  );
const envoy = () =>
  holding('COUNSELLOR_I', '2019-02-18', 'POS_COUNSELLOR').and(
    act(
      'AssignRank',
      '2020-05-04',
      { rank: 'ENVOY_II', representation: representation('2020-04-21') },
      president('2020-05-04'),
    ),
  );

describe('Demotion', () => {
  it('closes the spell and opens one in the lower rank on the same day', () => {
    const history = first();
    const [event] = accepted(history.when(demoted('2021-04-15', 'FIRST_SECRETARY_II'))).events;
    const after = history.and(demoted('2021-04-15', 'FIRST_SECRETARY_II'));
    expect(event).toMatchObject({
      type: 'RankDemoted',
      data: {
        closedSpellId: history.last(),
        fromRank: 'FIRST_SECRETARY_I',
        toRank: 'FIRST_SECRETARY_II',
        newSpellId: after.last(),
        formerOfficer: false,
      },
    });
    expect(after.career.spells.map(({ mode, held }) => [mode, held.at(-1)!.from, held.at(-1)!.to])).toEqual([
      ['FIRST', '2016-06-01', '2019-06-01'],
      ['ORDINARY', '2019-06-01', '2021-04-15'],
      ['DEMOTION', '2021-04-15', undefined],
    ]);
  });

  it('goes downward, by any number of ranks unless policy P18 says one', () => {
    const code = (rank: string, policies: Partial<Policies> = {}) =>
      first().code(demoted('2021-04-15', rank), { policies });
    expect(
      ['COUNSELLOR_II', 'FIRST_SECRETARY_I', 'FIRST_SECRETARY_II', 'ATTACHE'].map((rank) => code(rank)),
    ).toEqual(['RANK_SEQUENCE', 'RANK_SEQUENCE', 'OK', 'OK']);
    expect(code('SECOND_SECRETARY_I', { P18: 'ONE' })).toBe('RANK_SEQUENCE');
    expect(code('FIRST_SECRETARY_II', { P18: 'ONE' })).toBe('OK');
  });

  it('is decided by whoever gives the rank that is lost, or the rank left where policy P19 says so', () => {
    const toCounsellor = demoted('2021-11-15', 'COUNSELLOR_I', {
      representation: representation('2021-11-02'),
    });
    const refusal = refusedWith(envoy().when(toCounsellor));
    expect(refusal).toMatchObject({
      refused: 'AUTHORITY',
      citations: [{ article: '13', paragraph: '2¶3' }, { article: '11' }],
    });
    expect(envoy().code(toCounsellor, { policies: { P19: 'BY_TARGET_RANK' } })).toBe('OK');
    const decree = (data: object) =>
      act(
        'DemoteRank',
        '2021-11-15',
        { toRank: 'COUNSELLOR_I', liability, ...data },
        president('2021-11-15'),
      );
    expect(envoy().code(decree({}))).toBe('REPRESENTATION_MISSING');
    expect(envoy().code(decree({ representation: representation('2021-11-16') }))).toBe('DATE_ORDER');
    expect(envoy().code(decree({ representation: representation('2021-11-15') }))).toBe('OK');
  });

  it('needs liability, under either law unless policy P24 asks for both', () => {
    const code = (data: object, policies: Partial<Policies> = {}) =>
      first().code(act('DemoteRank', '2021-04-15', { toRank: 'ATTACHE', ...data }), { policies });
    expect(code({})).toBe('LIABILITY_MISSING');
    expect(code({ liability })).toBe('OK');
    expect(code({ liability: { jurisdiction: 'HOST_STATE', decision: 'd' } })).toBe('OK');
    expect(code({ liability }, { P24: 'BOTH' })).toBe('LIABILITY_MISSING');
  });

  it('needs no service, and says that the person has left', () => {
    const [event] = accepted(first().and(left('2020-01-01')).when(demoted('2021-04-15', 'ATTACHE'))).events;
    expect(event!.data['formerOfficer']).toBe(true);
  });
});

describe('Revocation', () => {
  it("leaves nobody's rank", () => {
    const history = first();
    const [event] = accepted(history.when(revoked('2021-04-15'))).events;
    expect(event).toMatchObject({
      type: 'RankRevoked',
      data: {
        closedSpellId: history.last(),
        rank: 'FIRST_SECRETARY_I',
        cause: 'LIABILITY',
        formerOfficer: false,
      },
    });
    const { career } = history.and(revoked('2021-04-15'));
    expect([career.held, career.losses.map(({ how, on }) => [how, on])]).toEqual([
      undefined,
      [['REVOCATION', '2021-04-15']],
    ]);
  });

  it('takes no rank that is not held, of whatever category the person is', () => {
    expect(given(registered('2018-01-01')).code(revoked('2018-02-01'))).toBe('NO_RANK_HELD');
    expect(given(registered('2018-01-01', 'EMPLOYEE')).code(revoked('2018-02-01'))).toBe('NOT_AN_OFFICER');
    expect(first().and(revoked('2021-01-01')).code(revoked('2021-01-02'))).toBe('NO_RANK_HELD');
    expect(first().code(revoked('2016-05-31'))).toBe('NO_RANK_HELD');
    const employee = first().and(act('SetStaffCategory', '2020-01-01', { category: 'EMPLOYEE' }));
    expect(employee.code(revoked('2021-01-01'))).toBe('OK');
  });

  it('follows the procedure of assignment and needs liability', () => {
    expect(envoy().code(revoked('2021-01-01', { representation: representation('2021-01-01') }))).toBe(
      'AUTHORITY',
    );
    expect(first().code(act('RevokeRank', '2021-01-01', {}))).toBe('LIABILITY_MISSING');
  });
});
