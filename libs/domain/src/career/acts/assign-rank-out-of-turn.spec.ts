import type { Policies } from '@elshi/law';
import { accepted, act, holding, outOfTurn, serving } from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');
const jump = (rank: string, on = '2021-01-10') => outOfTurn(on, rank, { justification: 'heads a section' });

describe('Assignment out of turn', () => {
  it('skips at least one rank, and says which', () => {
    expect(attache().code(jump('ATTACHE'))).toBe('RANK_SEQUENCE');
    expect(attache().code(jump('THIRD_SECRETARY'))).toBe('RANK_SEQUENCE');
    const [event] = accepted(attache().when(jump('SECOND_SECRETARY_I'))).events;
    expect(event).toMatchObject({
      type: 'RankAssignedOutOfTurn',
      data: { skippedRanks: ['THIRD_SECRETARY', 'SECOND_SECRETARY_II'], daysShort: 429 },
    });
  });

  it.each<[Partial<Policies>, string, string, string]>([
    [{ P16: 'NOT_REQUIRED' }, '2022-03-14', 'SECOND_SECRETARY_I', 'OK'],
    [{ P16: 'REQUIRED' }, '2022-03-14', 'SECOND_SECRETARY_I', 'TERM_NOT_SERVED'],
    [{ P16: 'REQUIRED' }, '2022-03-15', 'SECOND_SECRETARY_I', 'OK'],
    [{ P16: 'SKIP_ONE' }, '2022-03-14', 'SECOND_SECRETARY_II', 'OK'],
    [{ P16: 'SKIP_ONE' }, '2022-03-14', 'SECOND_SECRETARY_I', 'RANK_SEQUENCE'],
  ])('under %j on %s to %s: %s', (policies, on, rank, code) => {
    expect(attache().code(jump(rank, on), { policies })).toBe(code);
  });

  it('needs a rank held, a ground, and the competent authority', () => {
    expect(serving('2020-01-01', 'POS_ATTACHE').code(jump('THIRD_SECRETARY', '2020-02-01'))).toBe(
      'NO_RANK_HELD',
    );
    expect(attache().code(act('AssignRankOutOfTurn', '2021-01-10', { rank: 'SECOND_SECRETARY_I' }))).toBe(
      'GROUND_MISSING',
    );
    expect(attache().code(jump('ENVOY_II'))).toBe('AUTHORITY');
  });

  it('is lawful from a rank without a term too', () => {
    const counsellor = holding('COUNSELLOR_I', '2020-01-01', 'POS_AMBASSADOR_AT_LARGE');
    const order = {
      order: { type: 'PRESIDENT_DECREE', number: '1', date: '2020-02-01', issuedBy: 'PRESIDENT' },
    };
    const envoy = {
      ...jump('ENVOY_I', '2020-02-01').data,
      representation: { number: '1', date: '2020-01-01' },
    };
    expect(counsellor.code(act('AssignRankOutOfTurn', '2020-02-01', envoy, order))).toBe('OK');
  });
});
