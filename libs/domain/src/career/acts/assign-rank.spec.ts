import { RANK_CODES } from '@elshi/law';
import {
  accepted,
  act,
  appointed,
  assigned,
  entered,
  given,
  holding,
  left,
  minister,
  president,
  refusedWith,
  registered,
  representation,
  revoked,
  serving,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');

describe('Assigning the next rank', () => {
  it('is refused one day early, under article 12, with the figures', () => {
    const refusal = refusedWith(attache().when(assigned('2022-03-14', 'THIRD_SECRETARY')));
    expect(refusal.refused).toBe('TERM_NOT_SERVED');
    expect(refusal.citations).toEqual([
      { instrument: 'L299-II', article: '12', paragraph: '1(1)', edition: '2002' },
    ]);
    expect(refusal.facts).toMatchObject({
      quotaDays: 730,
      creditedDays: 729,
      daysShort: 1,
      eligibleOn: '2022-03-15',
    });
  });

  it.each(['2022-03-15', '2022-03-16'])('is lawful on %s', (day) => {
    const [event] = accepted(attache().when(assigned(day, 'THIRD_SECRETARY'))).events;
    expect(event).toMatchObject({
      type: 'RankAssigned',
      data: {
        mode: 'ORDINARY',
        previousRank: 'ATTACHE',
        positionCode: 'POS_ATTACHE',
        positionDeviation: 1,
        termCheck: { openedOn: '2020-03-15', quotaDays: 730, eligibleOn: '2022-03-15' },
      },
    });
  });

  it.each(RANK_CODES.filter((rank) => rank !== 'THIRD_SECRETARY'))('is not an assignment of %s', (rank) => {
    expect(attache().code(assigned('2022-03-15', rank))).toBe('RANK_SEQUENCE');
  });

  it('ends with Ambassador', () => {
    const ambassador = given(registered('2000-01-01'), entered('2000-01-01')).and(
      act('RecordHistoricalRank', '2001-01-01', { rank: 'AMBASSADOR', source: 's' }),
    );
    const again = ambassador.when(assigned('2010-01-01', 'AMBASSADOR', { ...president('2010-01-01') }));
    expect(refusedWith(again)).toMatchObject({ refused: 'RANK_SEQUENCE', facts: { next: null } });
  });

  it('opens a spell under the id of its event', () => {
    const history = attache();
    const [event] = accepted(history.when(assigned('2022-03-15', 'THIRD_SECRETARY'))).events;
    const after = history.and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    expect(event!.data['spellId']).toBe(after.last());
    expect(after.career.spells.map(({ rank, mode }) => [rank, mode])).toEqual([
      ['ATTACHE', 'FIRST'],
      ['THIRD_SECRETARY', 'ORDINARY'],
    ]);
  });

  it('takes two assignments of one day in the order of recording', () => {
    const counsellor = holding('COUNSELLOR_I', '2020-01-01', 'POS_MINISTER_COUNSELLOR');
    const named = { representation: representation('2019-12-01') };
    const envoy = (rank: string) =>
      act('AssignRank', '2020-02-01', { rank, ...named }, president('2020-02-01'));
    expect(counsellor.code(envoy('ENVOY_I'))).toBe('RANK_SEQUENCE');
    expect(counsellor.and(envoy('ENVOY_II')).code(envoy('ENVOY_I'))).toBe('OK');
  });
});

describe('Assigning a first rank', () => {
  it('follows the position, one step above or below', () => {
    const code = (rank: string) =>
      serving('2020-01-01', 'POS_FIRST_SECRETARY').code(assigned('2020-02-01', rank));
    expect(['SECOND_SECRETARY_II', 'SECOND_SECRETARY_I', 'FIRST_SECRETARY_II'].map(code)).toEqual([
      'JUSTIFICATION_MISSING',
      'OK',
      'OK',
    ]);
    expect(['FIRST_SECRETARY_I', 'COUNSELLOR_II', 'COUNSELLOR_I'].map(code)).toEqual([
      'OK',
      'OK',
      'JUSTIFICATION_MISSING',
    ]);
  });

  it('is Attaché alone where policy P26 says so, and any rank where it says that', () => {
    const history = serving('2020-01-01', 'POS_FIRST_SECRETARY');
    const first = assigned('2020-02-01', 'FIRST_SECRETARY_I');
    expect(history.code(first, { policies: { P26: 'ATTACHE_ONLY' } })).toBe('RANK_SEQUENCE');
    const unposted = given(registered('2020-01-01'), entered('2020-01-01'));
    expect(unposted.code(first)).toBe('JUSTIFICATION_MISSING');
    expect(unposted.code(first, { policies: { P26: 'ANY' } })).toBe('OK');
    expect(unposted.code(assigned('2020-02-01', 'ATTACHE'))).toBe('OK');
    expect(
      unposted.code(assigned('2020-02-01', 'FIRST_SECRETARY_I', { justification: 'long practice' })),
    ).toBe('OK');
  });

  it('is one again after a revocation', () => {
    const history = attache().and(revoked('2021-01-01'), assigned('2021-02-01', 'ATTACHE'));
    expect(history.career.spells.at(-1)).toMatchObject({ mode: 'FIRST', rank: 'ATTACHE' });
  });
});

describe('Who decides on a rank', () => {
  const counsellor = () => holding('COUNSELLOR_I', '2019-01-01', 'POS_MINISTER_COUNSELLOR');
  const envoy = (order: object, data: object = {}) =>
    act('AssignRank', '2020-03-01', { rank: 'ENVOY_II', ...data }, order);
  const named = { representation: representation('2020-01-01') };

  it('is the President for the three highest, on representation', () => {
    expect(counsellor().code(envoy(minister('2020-03-01'), named))).toBe('AUTHORITY');
    expect(counsellor().code(envoy(president('2020-03-01')))).toBe('REPRESENTATION_MISSING');
    expect(counsellor().code(envoy(president('2020-03-01'), named))).toBe('OK');
  });

  it('is the Minister, and not the President, for the others', () => {
    const history = serving('2020-01-01', 'POS_ATTACHE');
    const decree = act('AssignRank', '2020-02-01', { rank: 'ATTACHE', ...named }, president('2020-02-01'));
    const refusal = refusedWith(history.when(decree));
    expect(refusal).toMatchObject({ refused: 'AUTHORITY', citations: [{ article: '11', paragraph: '1¶2' }] });
    expect(refusal.facts).toEqual({ rank: 'ATTACHE', required: 'MINISTER', issuedBy: 'PRESIDENT' });
  });

  it('has the representation on the day of the decree, or before', () => {
    const code = (date: string) =>
      counsellor().code(envoy(president('2020-03-01'), { representation: representation(date) }));
    expect(['2020-02-29', '2020-03-01', '2020-03-02'].map(code)).toEqual(['OK', 'OK', 'DATE_ORDER']);
  });
});

describe('Who may be given a rank', () => {
  it('is an officer', () => {
    expect(given(registered('2018-01-01', 'EMPLOYEE')).code(assigned('2018-02-01', 'ATTACHE'))).toBe(
      'NOT_AN_OFFICER',
    );
  });

  it('is in service, from the day of entering to the day before that of leaving', () => {
    const history = given(registered('2018-01-01'), entered('2018-02-01'), left('2018-03-01'));
    const code = (day: string) => history.code(assigned(day, 'ATTACHE'));
    expect(['2018-01-31', '2018-02-01', '2018-02-28', '2018-03-01'].map(code)).toEqual([
      'NOT_IN_SERVICE',
      'OK',
      'OK',
      'NOT_IN_SERVICE',
    ]);
  });

  it('is registered', () => {
    expect(given().code(assigned('2018-02-01', 'ATTACHE'))).toBe('OFFICER_UNKNOWN');
  });
});

describe('Rank and position', () => {
  const history = () => attache().and(appointed('2021-01-01', 'POS_FIRST_SECRETARY'));

  it('two steps apart need a justification, and are a warning', () => {
    expect(history().code(assigned('2022-03-15', 'THIRD_SECRETARY'))).toBe('JUSTIFICATION_MISSING');
    const decided = accepted(
      history().when(assigned('2022-03-15', 'THIRD_SECRETARY', { justification: 'the post was vacant' })),
    );
    expect(decided.warnings).toMatchObject([{ code: 'POSITION_MISMATCH', citations: [{ article: '11' }] }]);
    expect(decided.events[0]!.data).toMatchObject({ positionDeviation: -3 });
  });

  it('two steps apart are refused, or not asked about, where policy P25 says so', () => {
    const justified = assigned('2022-03-15', 'THIRD_SECRETARY', { justification: 'the post was vacant' });
    expect(history().code(justified, { policies: { P25: 'REFUSE' } })).toBe('JUSTIFICATION_MISSING');
    expect(history().code(assigned('2022-03-15', 'THIRD_SECRETARY'), { policies: { P25: 'OFF' } })).toBe(
      'OK',
    );
  });

  it('are not matched where no position, or one without a rank, is held', () => {
    const administrative = attache().and(appointed('2021-01-01', 'POS_ADMINISTRATIVE'));
    expect(administrative.code(assigned('2022-03-15', 'THIRD_SECRETARY'))).toBe('OK');
  });
});

describe('Checks of an assignment', () => {
  const sanctioned = () =>
    attache().and(act('ImposeSanction', '2021-01-01', { sanctionId: 's', sanctionKind: 'k' }));

  it('ask about sanctions in force only where policy P32 says so', () => {
    const next = assigned('2022-03-15', 'THIRD_SECRETARY');
    expect(sanctioned().code(next)).toBe('OK');
    expect(sanctioned().code(next, { policies: { P32: 'BLOCK_WHILE_IN_FORCE' } })).toBe('SANCTION_IN_FORCE');
    const lifted = sanctioned().and(act('LiftSanction', '2022-03-15', { sanctionId: 's' }));
    expect(lifted.code(next, { policies: { P32: 'BLOCK_WHILE_IN_FORCE' } })).toBe('OK');
  });

  it('come in the order of a lawyer: each fault shows once those before it are mended', () => {
    const employee = () => given(registered('2020-01-01', 'EMPLOYEE'));
    const jump = act('AssignRank', '2021-01-01', { rank: 'AMBASSADOR' }, minister('2021-01-01'));
    expect(employee().code(jump)).toBe('NOT_AN_OFFICER');
    const officer = employee().and(act('SetStaffCategory', '2020-01-02', { category: 'OFFICER' }));
    expect(officer.code(jump)).toBe('NOT_IN_SERVICE');
    const third = officer.and(entered('2020-01-02'), assigned('2020-01-03', 'ATTACHE'));
    expect(third.code(jump)).toBe('RANK_SEQUENCE');
    const decree = (data: object) =>
      act('AssignRank', '2021-01-01', { rank: 'THIRD_SECRETARY', ...data }, president('2021-01-01'));
    expect(third.code(decree({ representation: representation('2021-01-02') }))).toBe('DATE_ORDER');
    expect(third.code(decree({}))).toBe('AUTHORITY');
    const far = third.and(appointed('2020-02-01', 'POS_MINISTER'));
    expect(far.code(assigned('2021-01-01', 'THIRD_SECRETARY'))).toBe('TERM_NOT_SERVED');
    expect(far.code(assigned('2023-01-01', 'THIRD_SECRETARY'))).toBe('JUSTIFICATION_MISSING');
  });
});
