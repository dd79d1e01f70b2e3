import {
  accepted,
  act,
  assigned,
  early,
  holding,
  refusedWith,
  revoked,
  serving,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');

describe('Early assignment', () => {
  it('is lawful one day before the term ends, and no longer on the day', () => {
    const [event] = accepted(attache().when(early('2022-03-14', 'THIRD_SECRETARY'))).events;
    expect(event).toMatchObject({
      type: 'RankAssignedEarly',
      data: { daysShort: 1, termCheck: { creditedDays: 729 } },
    });
    const late = refusedWith(attache().when(early('2022-03-15', 'THIRD_SECRETARY')));
    expect(late).toMatchObject({
      refused: 'TERM_ALREADY_SERVED',
      citations: [{ article: '13', paragraph: '1' }, { article: '12' }],
    });
  });

  it('needs its ground before anything else about the rank is asked', () => {
    const groundless = act('AssignRankEarly', '2022-03-14', { rank: 'AMBASSADOR' });
    expect(refusedWith(attache().when(groundless))).toMatchObject({
      refused: 'GROUND_MISSING',
      citations: [{ article: '13', paragraph: '1' }],
    });
  });

  it('is for the next rank only', () => {
    const code = (rank: string) => attache().code(early('2021-01-01', rank));
    expect(['ATTACHE', 'THIRD_SECRETARY', 'SECOND_SECRETARY_II'].map(code)).toEqual([
      'RANK_SEQUENCE',
      'OK',
      'RANK_SEQUENCE',
    ]);
  });

  it('needs a rank to be early from', () => {
    expect(serving('2020-01-01', 'POS_ATTACHE').code(early('2020-02-01', 'ATTACHE'))).toBe('NO_RANK_HELD');
    expect(attache().and(revoked('2021-01-01')).code(early('2021-02-01', 'ATTACHE'))).toBe('NO_RANK_HELD');
  });

  it('is nothing for a rank without a term', () => {
    const counsellor = holding('COUNSELLOR_I', '2020-01-01', 'POS_COUNSELLOR');
    const refusal = refusedWith(
      counsellor.when(
        act(
          'AssignRankEarly',
          '2020-02-01',
          {
            rank: 'ENVOY_II',
            ground: { kind: 'SPECIAL_MERIT', detail: 'd' },
            representation: { number: '1', date: '2020-01-01' },
          },
          { order: { type: 'PRESIDENT_DECREE', number: '1', date: '2020-02-01', issuedBy: 'PRESIDENT' } },
        ),
      ),
    );
    expect(refusal).toMatchObject({
      refused: 'TERM_ALREADY_SERVED',
      citations: [{ article: '13' }, { paragraph: '1¶last' }],
    });
  });

  it('opens a new term at zero', () => {
    const history = attache().and(early('2021-09-01', 'THIRD_SECRETARY'));
    expect(history.career.spells.at(-1)!.mode).toBe('EARLY');
    expect(history.counted('2021-09-01')).toEqual([730, 0, '2023-09-01']);
  });

  it('is lawful on the first day in the rank', () => {
    expect(attache().code(early('2020-03-15', 'THIRD_SECRETARY'))).toBe('OK');
    expect(attache().code(assigned('2020-03-15', 'THIRD_SECRETARY'))).toBe('TERM_NOT_SERVED');
  });
});
