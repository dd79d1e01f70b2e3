import {
  accepted,
  act,
  appointed,
  assigned,
  court,
  given,
  president,
  refusedWith,
  registered,
  serving,
} from '../testing/history.js';
import type { Rank } from '@elshi/law';

const merit = { kind: 'SPECIAL_MERIT', detail: 'settled a consular emergency' } as const;
const liability = { jurisdiction: 'KAZAKHSTAN', decision: 'No. 3-214/2021' } as const;
const representation = { number: '1-03/1', date: '2020-01-01' as never };

describe('assigning a rank', () => {
  const attache = () => serving('2020-03-02', 'POS_ATTACHE').and(assigned('2020-03-15', 'ATTACHE'));

  it('refuses the next rank one day early, under article 12', () => {
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

  it('accepts it on the day and the day after', () => {
    for (const day of ['2022-03-15', '2022-03-16']) {
      const decided = accepted(attache().when(assigned(day, 'THIRD_SECRETARY')));
      expect(decided.events[0]).toMatchObject({
        type: 'RankAssigned',
        data: { mode: 'ORDINARY', previousRank: 'ATTACHE' },
      });
    }
  });

  it('refuses a rank out of the sequence, the same rank, and a lower one', () => {
    for (const rank of ['SECOND_SECRETARY_II', 'ATTACHE'] as const) {
      expect(refusedWith(attache().when(assigned('2022-03-15', rank))).refused).toBe('RANK_SEQUENCE');
    }
  });

  it('asks for a justification two steps from the position, not one', () => {
    const history = attache().and(appointed('2021-01-01', 'POS_FIRST_SECRETARY'));
    expect(refusedWith(history.when(assigned('2022-03-15', 'THIRD_SECRETARY'))).refused).toBe(
      'JUSTIFICATION_MISSING',
    );
    const decided = accepted(
      history.when(assigned('2022-03-15', 'THIRD_SECRETARY', { justification: 'the post was vacant' })),
    );
    expect(decided.warnings.map((warning) => warning.code)).toEqual(['POSITION_MISMATCH']);
    expect(decided.events[0]!.data).toMatchObject({
      positionCode: 'POS_FIRST_SECRETARY',
      positionDeviation: -3,
    });
  });

  it('lets nobody but the President confer the highest three, on representation', () => {
    const counsellor = serving('2019-01-01', 'POS_MINISTER_COUNSELLOR').and(
      assigned('2019-01-01', 'COUNSELLOR_I'),
    );
    expect(refusedWith(counsellor.when(assigned('2020-03-01', 'ENVOY_II', { representation }))).refused).toBe(
      'AUTHORITY',
    );
    const byDecree = (data: object) =>
      act('AssignRank', '2020-03-01', { rank: 'ENVOY_II', ...data }, president('2020-03-01'));
    expect(refusedWith(counsellor.when(byDecree({}))).refused).toBe('REPRESENTATION_MISSING');
    expect(
      refusedWith(
        counsellor.when(byDecree({ representation: { ...representation, date: '2020-03-02' as never } })),
      ).refused,
    ).toBe('DATE_ORDER');
    accepted(counsellor.when(byDecree({ representation })));
  });

  it('gives a rank to officers in service only', () => {
    expect(
      refusedWith(given(registered('2018-01-01', 'EMPLOYEE')).when(assigned('2018-02-01', 'ATTACHE')))
        .refused,
    ).toBe('NOT_AN_OFFICER');
    expect(refusedWith(given(registered('2018-01-01')).when(assigned('2018-02-01', 'ATTACHE'))).refused).toBe(
      'NOT_IN_SERVICE',
    );
  });
});

describe('early and out of turn', () => {
  const early = (on: string, data: object) =>
    act('AssignRankEarly', on, { rank: 'THIRD_SECRETARY', ...data });
  const attache = () => serving('2020-03-02', 'POS_ATTACHE').and(assigned('2020-03-15', 'ATTACHE'));

  it('is early one day before the term ends, and not on the day', () => {
    const decided = accepted(attache().when(early('2022-03-14', { ground: merit })));
    expect(decided.events[0]!.data).toMatchObject({ daysShort: 1 });
    expect(refusedWith(attache().when(early('2022-03-15', { ground: merit }))).refused).toBe(
      'TERM_ALREADY_SERVED',
    );
  });

  it('asks for its ground before anything else about the rank', () => {
    expect(refusedWith(attache().when(early('2022-03-14', { rank: 'AMBASSADOR' }))).refused).toBe(
      'GROUND_MISSING',
    );
  });

  it('skips at least one rank out of turn, and says which', () => {
    const jump = (rank: Rank, policies = {}) =>
      attache().when(
        act('AssignRankOutOfTurn', '2021-01-10', { rank, ground: merit, justification: 'heads a section' }),
        { policies },
      );
    expect(refusedWith(jump('THIRD_SECRETARY')).refused).toBe('RANK_SEQUENCE');
    expect(accepted(jump('SECOND_SECRETARY_I')).events[0]!.data).toMatchObject({
      skippedRanks: ['THIRD_SECRETARY', 'SECOND_SECRETARY_II'],
    });
    expect(refusedWith(jump('SECOND_SECRETARY_I', { P16: 'SKIP_ONE' })).refused).toBe('RANK_SEQUENCE');
    expect(refusedWith(jump('SECOND_SECRETARY_II', { P16: 'REQUIRED' })).refused).toBe('TERM_NOT_SERVED');
  });
});

describe('losing a rank and getting it back', () => {
  const first = () =>
    serving('2016-05-16', 'POS_FIRST_SECRETARY')
      .and(assigned('2016-06-01', 'FIRST_SECRETARY_II'))
      .and(assigned('2019-06-01', 'FIRST_SECRETARY_I'));
  const demoted = () =>
    first().and(act('DemoteRank', '2021-04-15', { toRank: 'FIRST_SECRETARY_II', liability }));
  const attested = (on: string) =>
    demoted().and(act('RecordAttestation', on, { attestationId: 'a', result: 'PASSED', commission: 'c' }));
  const restore = (on: string) => act('RestoreRank', on, { rank: 'FIRST_SECRETARY_I', attestationId: 'a' });

  it('opens a new term in the lower rank', () => {
    const counter = demoted().term('2021-04-15');
    expect([counter.quotaDays, counter.creditedOn('2021-04-15' as never), counter.eligibleOn]).toEqual([
      1096,
      0,
      '2024-04-15',
    ]);
    expect(demoted().term('2021-04-15', { P17: 'RESUME_PRIOR' }).eligibleOn).toBe('2021-04-15');
  });

  it('demotes downward only', () => {
    for (const toRank of ['FIRST_SECRETARY_I', 'COUNSELLOR_II'] as const) {
      expect(refusedWith(first().when(act('DemoteRank', '2021-04-15', { toRank, liability }))).refused).toBe(
        'RANK_SEQUENCE',
      );
    }
  });

  it('restores by an attestation after the loss, not on the day of it', () => {
    expect(refusedWith(attested('2021-04-15').when(restore('2021-05-01'))).refused).toBe(
      'ATTESTATION_MISSING',
    );
    const restored = attested('2021-04-16').and(restore('2021-04-16'));
    expect(restored.term('2021-05-01').spell.held).toHaveLength(2);
    expect(refusedWith(attested('2021-04-16').when(restore('2021-04-15'))).refused).toBe('DATE_ORDER');
  });

  it('goes on counting where the loss broke it off', () => {
    const counter = attested('2022-04-20').and(restore('2022-05-16')).term('2022-05-16');
    expect([counter.quotaDays, counter.creditedOn('2022-05-16' as never), counter.eligibleOn]).toEqual([
      1096,
      684,
      '2023-07-02',
    ]);
  });

  it('takes the rank away in the same stroke as a dismissal for discipline', () => {
    const dismissal = (revocation?: object) =>
      act('DismissForDisciplineBreach', '2021-09-01', {
        breach: 'absence',
        ...(revocation && { revocation }),
      } as never);
    expect(refusedWith(first().when(dismissal())).refused).toBe('REVOCATION_MISSING');
    const order = { type: 'MINISTER_ORDER', number: '1', date: '2021-09-01', issuedBy: 'MINISTER' };
    const decided = accepted(first().when(dismissal({ order })));
    expect(decided.events.map((event) => event.type)).toEqual([
      'DismissedForDisciplineBreach',
      'RankRevoked',
    ]);
  });
});

describe('acts that rest on one another', () => {
  const third = () =>
    serving('2017-02-06', 'POS_THIRD_SECRETARY')
      .and(assigned('2017-02-20', 'ATTACHE'))
      .and(assigned('2019-02-20', 'THIRD_SECRETARY'))
      .and(assigned('2021-02-22', 'SECOND_SECRETARY_II'));
  const annul = (eventId: string, more: object = court('2022-03-02')) =>
    act('AnnulAct', '2022-03-02', { eventId, reason: 'without authority' }, more);

  it('names the assignments that would fall with an annulled one', () => {
    const history = third();
    const [, , , , second, last] = history.ledger.acts.map((entry) => entry.actId);
    const refusal = refusedWith(history.when(annul(second!)));
    expect(refusal.refused).toBe('DEPENDANT_ACTS');
    expect(refusal.facts['dependants']).toEqual([{ eventId: last, kind: 'AssignRank' }]);
  });

  it('annuls or keeps them as the caller decides, and refuses ids that rest on nothing', () => {
    const history = third();
    const [, entry, , , second, last] = history.ledger.acts.map((recorded) => recorded.actId);
    const decide = (eventId: string, action: 'ANNUL' | 'KEEP') =>
      history.when(annul(second!), { dependants: [{ eventId, action }] });
    expect(accepted(decide(last!, 'ANNUL')).events.map((event) => event.type)).toEqual([
      'ActAnnulled',
      'ActAnnulled',
    ]);
    expect(accepted(decide(last!, 'KEEP')).dependants).toEqual([{ eventId: last, action: 'KEEP' }]);
    expect(refusedWith(decide(entry!, 'ANNUL')).refused).toBe('DEPENDANT_ACTS');
    const both = history.when(annul(second!), {
      dependants: [
        { eventId: last!, action: 'KEEP' },
        { eventId: entry!, action: 'KEEP' },
      ],
    });
    expect(refusedWith(both).refused).toBe('ID_UNKNOWN');
  });

  it('takes an annulment from a court or from the authority that issued the act', () => {
    const history = third();
    const { last } = history;
    expect(refusedWith(history.when(annul(last, president('2022-03-02')))).refused).toBe('AUTHORITY');
    accepted(history.when(annul(last, {})));
    accepted(history.when(annul(last)));
  });

  it('revives what an annulled annulment had annulled', () => {
    const history = third();
    const annulled = history.and(annul(history.last));
    expect(annulled.term('2022-03-03').spell.rank).toBe('THIRD_SECRETARY');
    expect(refusedWith(annulled.when(annul(history.last))).refused).toBe('ALREADY_ANNULLED');
    const revived = annulled.and(annul(annulled.last));
    expect(revived.term('2022-03-03').spell.rank).toBe('SECOND_SECRETARY_II');
  });

  it('refuses a correction that makes the corrected act itself unlawful', () => {
    const history = third();
    const changes = { effectiveOn: '2021-02-19' };
    const correction = act('CorrectAct', '2022-01-01', { eventId: history.last, changes, reason: 'misread' });
    expect(refusedWith(history.when(correction)).refused).toBe('TERM_NOT_SERVED');
    const lawful = act('CorrectAct', '2022-01-01', {
      eventId: history.last,
      changes: { effectiveOn: '2021-02-20' },
      reason: 'misread',
    });
    expect(history.and(lawful).term('2021-02-20').spell.rank).toBe('SECOND_SECRETARY_II');
  });

  it('asks about a later promotion when a late leave takes days from under it', () => {
    const history = third();
    const leave = act('RecordLeave', '2018-01-01', {
      leaveId: 'l',
      leaveKind: 'UNPAID',
      from: '2018-01-01' as never,
      to: '2018-02-01' as never,
    });
    expect(refusedWith(history.when(leave)).facts['dependants']).toHaveLength(1);
    const annual = act('RecordLeave', '2018-01-01', {
      leaveId: 'l',
      leaveKind: 'ANNUAL',
      from: '2018-01-01' as never,
      to: '2018-02-01' as never,
    });
    accepted(history.when(annual));
  });

  it('asks about an assignment that would become the first one', () => {
    const history = third();
    const first = history.ledger.acts[3]!.actId;
    const refusal = refusedWith(history.when(annul(first)));
    expect(refusal.facts['dependants']).toEqual([
      { eventId: history.ledger.acts[4]!.actId, kind: 'AssignRank' },
    ]);
  });

  it('does not keep a restoration of a demotion that never was', () => {
    const restored = serving('2012-03-05', 'POS_FIRST_SECRETARY')
      .and(assigned('2012-03-19', 'FIRST_SECRETARY_II'))
      .and(assigned('2015-03-19', 'FIRST_SECRETARY_I'))
      .and(act('DemoteRank', '2016-09-05', { toRank: 'FIRST_SECRETARY_II', liability }))
      .and(act('RecordAttestation', '2017-05-15', { attestationId: 'a', result: 'PASSED', commission: 'c' }))
      .and(act('RestoreRank', '2017-06-05', { rank: 'FIRST_SECRETARY_I', attestationId: 'a' }));
    const demotion = restored.ledger.acts[5]!.actId;
    const decide = (action: 'KEEP' | 'ANNUL') =>
      restored.when(annul(demotion), { dependants: [{ eventId: restored.last, action }] });
    expect(refusedWith(decide('KEEP')).refused).toBe('ID_UNKNOWN');
    accepted(decide('ANNUL'));
  });
});
