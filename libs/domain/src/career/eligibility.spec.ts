import {
  act,
  appointed,
  entered,
  given,
  holding,
  leave,
  left,
  outOfTurn,
  president,
  registered,
  representation,
  serving,
} from '../../../../test/support/careers.js';
import type { Eligibility } from './eligibility.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');
const outcomes = ({ checks }: Eligibility) =>
  Object.fromEntries(checks.map(({ rule, outcome }) => [rule, outcome]));
const check = ({ checks }: Eligibility, rule: string) => checks.find((candidate) => candidate.rule === rule)!;

describe('Eligibility', () => {
  it.each([
    ['2022-03-14', false],
    ['2022-03-15', true],
    ['2022-03-16', true],
  ])('for the next rank on %s: %s', (day, eligible) => {
    expect(attache().eligibility(day)).toMatchObject({
      rank: 'THIRD_SECRETARY',
      eligible,
      firstEligibleOn: '2022-03-15',
    });
  });

  it('shows every check of the assignment with a citation and a sentence, also after one that fails', () => {
    const found = attache().and(left('2021-01-01')).eligibility('2021-06-01');
    expect(outcomes(found)).toEqual({
      REGISTERED: 'pass',
      CATEGORY: 'pass',
      IN_SERVICE: 'fail',
      SEQUENCE: 'pass',
      DATE_ORDER: 'not-applicable',
      AUTHORITY: 'not-applicable',
      REPRESENTATION: 'not-applicable',
      REPRESENTED: 'not-applicable',
      TERM: 'fail',
      SANCTION: 'not-applicable',
      POSITION_MATCH: 'not-applicable',
    });
    for (const { citation, because } of found.checks) {
      expect(citation?.edition).toMatch(/^20\d\d$/);
      expect(because).toMatch(/[.]$/);
    }
  });

  it('tells what the term rests on: parts that count and parts that do not, which sum to the total', () => {
    const found = attache()
      .and(leave('l', 'UNPAID', '2021-01-01', '2021-02-01'))
      .eligibility('2022-01-01');
    expect(check(found, 'TERM').facts).toMatchObject({
      code: 'TERM_NOT_SERVED',
      quotaDays: 730,
      creditedDays: 626,
      daysShort: 104,
      eligibleOn: '2022-04-15',
      counted: [
        { from: '2020-03-15', to: '2021-01-01', creditKind: 1, days: 292 },
        { from: '2021-02-01', to: '2022-01-01', creditKind: 1, days: 334 },
      ],
      excluded: [{ from: '2021-01-01', to: '2021-02-01', reason: 'UNPAID_LEAVE', policy: 'P09', days: 31 }],
    });
  });

  it('of a rank without a term finds the term not applicable', () => {
    const found = holding('COUNSELLOR_I', '2020-01-01', 'POS_COUNSELLOR').eligibility('2020-01-01');
    expect(found).toMatchObject({ rank: 'ENVOY_II', eligible: true, firstEligibleOn: '2020-01-01' });
    expect(check(found, 'TERM')).toMatchObject({
      outcome: 'not-applicable',
      citation: { article: '12', paragraph: '1¶last' },
    });
    expect(check(found, 'AUTHORITY')).toMatchObject({
      outcome: 'not-applicable',
      facts: { required: 'PRESIDENT', issuedBy: null },
    });
    expect(check(found, 'REPRESENTATION').because).toContain('Minister');
  });

  it('warns of a position far from the rank, and fails where policy P25 refuses', () => {
    const far = attache().and(appointed('2022-01-01', 'POS_FIRST_SECRETARY'));
    expect(far.eligibility('2022-03-15').eligible).toBe(true);
    expect(check(far.eligibility('2022-03-15'), 'POSITION_MATCH')).toMatchObject({
      outcome: 'warn',
      facts: { code: 'POSITION_MISMATCH', positionDeviation: -3 },
    });
    expect(far.eligibility('2022-03-15', { P25: 'REFUSE' })).toMatchObject({
      eligible: false,
      firstEligibleOn: null,
    });
    const nearer = far.and(appointed('2022-05-01', 'POS_THIRD_SECRETARY'));
    expect(nearer.eligibility('2022-03-15', { P25: 'REFUSE' }).firstEligibleOn).toBe('2022-05-01');
  });

  it('of another rank asks about that one, and tells no first day', () => {
    const found = attache().eligibility('2022-03-15', {}, 'AMBASSADOR');
    expect(found).toMatchObject({ rank: 'AMBASSADOR', eligible: false, firstEligibleOn: null });
    expect(outcomes(found)['SEQUENCE']).toBe('fail');
  });

  it('ends with the highest rank', () => {
    const ambassador = given(registered('2000-01-01'), entered('2000-01-01')).and(
      act('RecordHistoricalRank', '2001-01-01', { rank: 'AMBASSADOR', source: 's' }),
    );
    expect(ambassador.eligibility('2010-01-01')).toMatchObject({
      rank: null,
      eligible: false,
      firstEligibleOn: null,
    });
  });

  it('of one without a rank is for a first one', () => {
    expect(serving('2020-01-01', 'POS_ATTACHE').eligibility('2020-01-01')).toMatchObject({
      rank: 'ATTACHE',
      eligible: true,
      firstEligibleOn: '2020-01-01',
    });
  });
});

describe('Exceptional ways to a rank', () => {
  const ways = (found: Eligibility) => found.exceptional.map(({ kind, possible }) => [kind, possible]);

  it('are an early assignment while the term runs, given a ground', () => {
    const found = attache().eligibility('2022-03-14');
    expect(ways(found)).toEqual([
      ['AssignRankEarly', true],
      ['AssignRankOutOfTurn', false],
    ]);
    expect(found.exceptional[0]).toMatchObject({ citation: { article: '13', paragraph: '1' } });
    expect(ways(attache().eligibility('2022-03-15'))[0]).toEqual(['AssignRankEarly', false]);
  });

  it('are an assignment out of turn to a rank further up', () => {
    expect(ways(attache().eligibility('2021-01-01', {}, 'SECOND_SECRETARY_II'))).toEqual([
      ['AssignRankEarly', false],
      ['AssignRankOutOfTurn', true],
    ]);
    expect(attache().code(outOfTurn('2021-01-01', 'SECOND_SECRETARY_II', { justification: 'j' }))).toBe('OK');
  });

  it('are none for one who has left', () => {
    expect(ways(attache().and(left('2021-01-01')).eligibility('2021-06-01'))).toEqual([
      ['AssignRankEarly', false],
      ['AssignRankOutOfTurn', false],
    ]);
  });

  it("agree with the judge about the President's ranks", () => {
    const counsellor = holding('COUNSELLOR_I', '2020-01-01', 'POS_AMBASSADOR_AT_LARGE');
    expect(ways(counsellor.eligibility('2020-06-01', {}, 'ENVOY_I'))[1]).toEqual([
      'AssignRankOutOfTurn',
      true,
    ]);
    const decree = act(
      'AssignRankOutOfTurn',
      '2020-06-01',
      {
        rank: 'ENVOY_I',
        ground: { kind: 'SPECIAL_MERIT', detail: 'd' },
        representation: representation('2020-05-01'),
      },
      president('2020-06-01'),
    );
    expect(counsellor.code(decree)).toBe('OK');
  });
});
