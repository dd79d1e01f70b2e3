import {
  accepted,
  act,
  annulled,
  assigned,
  attested,
  corrected,
  credit,
  demoted,
  holding,
  leave,
  refusedWith,
  restored,
  serving,
  withoutOrder,
} from '../../../../test/support/careers.js';
import { dependants, third } from '../../../../test/support/careers-dependants.js';
import type { Act } from '../act.js';

describe('Acts that would fall', () => {
  it('are told with their day, their order, and what would be wrong with them', () => {
    const history = third();
    const refusal = refusedWith(history.when(leave('l', 'UNPAID', '2020-01-01', '2020-01-02')));
    expect(refusal.facts['dependants']).toEqual([
      {
        eventId: history.id(5),
        kind: 'AssignRank',
        effectiveOn: '2021-02-20',
        orderNumber: '15-1/1',
        refused: 'TERM_NOT_SERVED',
        because: expect.stringContaining('THIRD_SECRETARY') as string,
      },
    ]);
  });

  it('with an annulled one are named, and nothing else', () => {
    const history = third();
    const refusal = refusedWith(history.when(annulled('2022-03-02', history.id(4))));
    expect(refusal).toMatchObject({
      refused: 'DEPENDANT_ACTS',
      facts: { dependants: [{ eventId: history.id(5), kind: 'AssignRank' }] },
    });
    expect(refusal.citations).not.toEqual([]);
  });

  it('are annulled or kept as the caller decides', () => {
    const history = third();
    const decide = (action: 'ANNUL' | 'KEEP') =>
      accepted(
        history.when(annulled('2022-03-02', history.id(4)), {
          dependants: [{ eventId: history.id(5), action }],
        }),
      );
    expect(
      decide('ANNUL').events.map(({ type, data }) => [type, data['eventId'], data['effectiveOn']]),
    ).toEqual([
      ['ActAnnulled', history.id(4), '2022-03-02'],
      ['ActAnnulled', history.id(5), '2022-03-02'],
    ]);
    expect(decide('KEEP').events).toHaveLength(1);
    expect(decide('KEEP').dependants).toEqual([{ eventId: history.id(5), action: 'KEEP' }]);
  });

  it('are asked about in rounds: what falls when another goes comes back too', () => {
    const history = third();
    const annulment = annulled('2022-03-02', history.id(3));
    expect(dependants(history, annulment)).toEqual([history.id(4)]);
    const first = { eventId: history.id(4), action: 'ANNUL' } as const;
    const second = refusedWith(history.when(annulment, { dependants: [first] }));
    expect(second.facts['dependants']).toMatchObject([{ eventId: history.id(5), kind: 'AssignRank' }]);
    const both = history.when(annulment, {
      dependants: [first, { eventId: history.id(5), action: 'ANNUL' }],
    });
    expect(accepted(both).events).toHaveLength(3);
  });

  it('are asked about before the ids of the others are looked at', () => {
    const history = third();
    const decide = (...eventIds: string[]) =>
      history.code(annulled('2022-03-02', history.id(4)), {
        dependants: eventIds.map((eventId) => ({ eventId, action: 'KEEP' })),
      });
    expect(decide(history.id(1))).toBe('DEPENDANT_ACTS');
    expect(decide(history.id(1), history.id(5))).toBe('ID_UNKNOWN');
    expect(decide(history.id(5), '00000000-0000-4000-8000-000000000000')).toBe('ID_UNKNOWN');
  });

  it('include an ordinary assignment that would be a first one', () => {
    const history = third();
    expect(dependants(history, annulled('2022-03-02', history.id(3)))).toEqual([history.id(4)]);
  });

  it('do not include what was irregular before', () => {
    const history = third();
    const kept = history.with(annulled('2022-03-02', history.id(4)), {
      dependants: [{ eventId: history.id(5), action: 'KEEP' }],
    });
    expect(kept.code(leave('l', 'UNPAID', '2018-01-01', '2018-02-01'))).toBe('OK');
  });

  it('include acts of the same day that were recorded later', () => {
    const history = serving('2020-01-01', 'POS_ATTACHE').and(assigned('2020-01-01', 'ATTACHE'));
    expect(dependants(history, annulled('2020-02-01', history.id(1)))).toEqual([
      history.id(2),
      history.id(3),
    ]);
  });
});

describe('Acts that name what an annulment removes', () => {
  const cases: readonly [string, Act, Act][] = [
    [
      'a closing its credit',
      credit('x', 7, '2018-01-01'),
      act('CloseServiceCredit', '2018-06-01', { creditId: 'x', to: '2018-06-01' }, withoutOrder),
    ],
    [
      'a voiding its credit',
      credit('x', 7, '2018-01-01'),
      act('VoidServiceCredit', '2018-06-01', { creditId: 'x', cause: 'false' }, withoutOrder),
    ],
    [
      'a cancellation its leave',
      leave('x', 'ANNUAL', '2018-01-01', '2018-02-01'),
      act('CancelLeave', '2017-12-01', { leaveId: 'x' }),
    ],
    [
      'an end its suspension',
      act('SuspendFromDuty', '2018-01-01', { suspensionId: 'x' }),
      act('EndSuspension', '2018-01-01', { suspensionId: 'x', cleared: true }),
    ],
    [
      'a lifting its sanction',
      act('ImposeSanction', '2018-01-01', { sanctionId: 'x', sanctionKind: 'k' }),
      act('LiftSanction', '2018-02-01', { sanctionId: 'x' }),
    ],
    [
      'a withdrawal its certificate',
      act('IssueRankCertificate', '2018-01-01', { certificateNo: 'x', rank: 'ATTACHE' }, withoutOrder),
      act('WithdrawRankCertificate', '2018-02-01', { certificateNo: 'x', cause: 'lost' }, withoutOrder),
    ],
  ];

  it.each(cases)('%s, and cannot be kept without it', (_name, opening, naming) => {
    const history = holding('ATTACHE', '2017-02-20', 'POS_ATTACHE').and(opening, naming);
    const annulment = annulled('2019-01-01', history.last(1));
    expect(dependants(history, annulment)).toEqual([history.last()]);
    const decide = (action: 'KEEP' | 'ANNUL') =>
      history.code(annulment, { dependants: [{ eventId: history.last(), action }] });
    expect([decide('KEEP'), decide('ANNUL')]).toEqual(['ID_UNKNOWN', 'OK']);
  });

  it('are certificates of its spell and entries of its events, whatever their day', () => {
    const history = third();
    const papers = history.and(
      act(
        'IssueRankCertificate',
        '2021-03-01',
        { certificateNo: '1', rank: 'SECOND_SECRETARY_II' },
        withoutOrder,
      ),
      act('EnterServiceRecord', '2015-01-01', { entryNo: '7', eventId: history.id(5) }, withoutOrder),
      act('IssueRankCertificate', '2021-03-01', { certificateNo: '2', rank: 'ATTACHE' }, withoutOrder),
    );
    expect(dependants(papers, annulled('2022-01-01', history.id(5)))).toEqual([papers.id(6), papers.id(7)]);
  });

  it('are no hindrance to a correction', () => {
    const history = third();
    const papers = history.and(
      act('EnterServiceRecord', '2021-03-01', { entryNo: '7', eventId: history.id(5) }, withoutOrder),
    );
    expect(papers.code(corrected('2022-01-01', history.id(5), { order: { number: '77' } }))).toBe('OK');
  });

  it('are restorations by an attestation that goes, and of a loss that never was', () => {
    const history = holding('FIRST_SECRETARY_I', '2015-03-19', 'POS_FIRST_SECRETARY').and(
      demoted('2016-09-05', 'FIRST_SECRETARY_II'),
      attested('2017-05-15'),
      restored('2017-06-05', 'FIRST_SECRETARY_I'),
    );
    expect(dependants(history, annulled('2018-01-01', history.id(5)))).toEqual([history.last()]);
    expect(dependants(history, annulled('2018-01-01', history.id(4)))).toEqual([history.last()]);
  });
});
