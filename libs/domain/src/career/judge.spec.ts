import {
  accepted,
  act,
  assigned,
  court,
  credit,
  early,
  entered,
  holding,
  leave,
  left,
  minister,
  refusedWith,
  withoutOrder,
} from '../../../../test/support/careers.js';
import { dependants, third } from '../../../../test/support/careers-dependants.js';
import type { Act } from '../act.js';

describe('Late acts', () => {
  it('ask about a promotion when they take days from under it', () => {
    const unpaid = leave('l', 'UNPAID', '2018-01-01', '2018-02-01');
    expect(dependants(third(), unpaid)).toEqual([third().id(4)]);
    expect(third().code(leave('l', 'ANNUAL', '2018-01-01', '2018-02-01'))).toBe('OK');
  });

  it('find what falls by an early promotion that would be late', () => {
    const history = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE').and(
      leave('l', 'UNPAID', '2020-05-01', '2020-06-01'),
      early('2022-03-20', 'THIRD_SECRETARY'),
    );
    expect(dependants(history, act('CancelLeave', '2022-05-01', { leaveId: 'l' }))).toEqual([history.last()]);
  });

  it('are recorded with what is annulled for them, under their own order', () => {
    const history = third();
    const unpaid = leave('l', 'UNPAID', '2018-01-01', '2018-02-01');
    const decide = (act: Act) =>
      history.when(act, {
        dependants: [
          { eventId: history.id(4), action: 'ANNUL' },
          { eventId: history.id(5), action: 'ANNUL' },
        ],
      });
    expect(accepted(decide(unpaid)).events.map(({ type }) => type)).toEqual([
      'LeaveRecorded',
      'ActAnnulled',
      'ActAnnulled',
    ]);
  });

  it('annul nothing without an order of its authority or a court', () => {
    const history = third();
    const voiding = history.and(credit('c', 5, '2019-02-20', '2021-02-20'));
    const unposted = voiding.and(act('RelieveFromPosition', '2019-02-20', { cause: 'c' }));
    const voided = act('VoidServiceCredit', '2022-01-01', { creditId: 'c', cause: 'false' }, withoutOrder);
    const decisions = { dependants: [{ eventId: history.id(5), action: 'ANNUL' }] } as const;
    expect(dependants(unposted, voided)).toEqual([history.id(5)]);
    expect(unposted.code(voided, decisions)).toBe('AUTHORITY');
    expect(unposted.code({ ...voided, ...court('2022-01-01') } as Act, decisions)).toBe('OK');
    expect(unposted.code({ ...voided, ...minister('2022-01-01') } as Act, decisions)).toBe('OK');
  });

  it('look as far back as what they annul reaches', () => {
    const history = holding('ATTACHE', '2019-04-01', 'POS_ATTACHE').and(
      leave('l', 'UNPAID', '2020-02-01', '2020-03-01', '2021-06-01'),
      early('2021-04-15', 'THIRD_SECRETARY'),
    );
    const leaving = left('2021-05-01');
    expect(dependants(history, leaving)).toEqual([history.id(4)]);
    const refusal = refusedWith(
      history.when(leaving, { dependants: [{ eventId: history.id(4), action: 'ANNUL' }] }),
    );
    expect(refusal.facts['dependants']).toMatchObject([{ eventId: history.id(5), kind: 'AssignRankEarly' }]);
  });

  it('end acts of the service that is over', () => {
    const history = third();
    expect(dependants(history, left('2020-01-01'))).toEqual([history.id(5)]);
    expect(dependants(history, left('2018-01-01', 'DEATH'))).toEqual([history.id(4), history.id(5)]);
  });

  it('before everything reach the first acts', () => {
    const history = holding('ATTACHE', '2020-03-15', 'POS_ATTACHE');
    expect(history.code(entered('2019-01-01'))).toBe('DEPENDANT_ACTS');
    expect(
      history
        .with(entered('2019-01-01'), { dependants: [{ eventId: history.id(1), action: 'ANNUL' }] })
        .code(assigned('2019-02-01', 'THIRD_SECRETARY')),
    ).toBe('JUSTIFICATION_MISSING');
  });
});

describe('What a decision keeps', () => {
  it('is the revision, the facts of its checks, the policies and the citations', () => {
    const decided = accepted(
      third().when(assigned('2023-02-20', 'SECOND_SECRETARY_I', { justification: 'the post was vacant' })),
    );
    expect(decided.facts).toMatchObject({
      LEDGER: { revision: 6 },
      SEQUENCE: { rankHeld: 'SECOND_SECRETARY_II' },
      AUTHORITY: { required: 'MINISTER', issuedBy: 'MINISTER' },
      TERM: { quotaDays: 730, creditedDays: 730 },
      POSITION_MATCH: { positionDeviation: 2 },
    });
    expect(decided.policies).toMatchObject({ P03: 'ON_ANNIVERSARY', P25: 'WARN_WITH_JUSTIFICATION' });
    expect(decided.citations.map(({ article, paragraph }) => `${article} ${paragraph ?? ''}`).sort()).toEqual(
      ['10 ', '11 1¶2', '11 2', '11 3', '12 1(1)', '14 ¶1'],
    );
  });

  it('cites that a rank has no term', () => {
    const counsellor = holding('COUNSELLOR_I', '2020-01-01', 'POS_COUNSELLOR');
    const envoy = act(
      'AssignRank',
      '2020-02-01',
      { rank: 'ENVOY_II', representation: { number: '1', date: '2020-01-01' } },
      { order: { type: 'PRESIDENT_DECREE', number: '1', date: '2020-02-01', issuedBy: 'PRESIDENT' } },
    );
    expect(accepted(counsellor.when(envoy)).citations).toContainEqual({
      instrument: 'L299-II',
      article: '12',
      paragraph: '1¶last',
      edition: '2002',
    });
  });
});
