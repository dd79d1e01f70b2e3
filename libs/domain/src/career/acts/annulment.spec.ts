import {
  accepted,
  act,
  annulled,
  appointed,
  assigned,
  attested,
  corrected,
  court,
  credit,
  demoted,
  type History,
  holding,
  leave,
  left,
  minister,
  president,
  refusedWith,
  representation,
  restored,
  serving,
  withoutOrder,
} from '../../../../../test/support/careers.js';

const attache = () => holding('ATTACHE', '2020-03-15', 'POS_ATTACHE', '2020-03-02');

describe('An annulment', () => {
  it('is not by an order that is earlier than the one it undoes', () => {
    const history = attache();
    const code = (date: string) => history.code(annulled('2021-01-01', history.last(), court(date)));
    expect(['2020-03-14', '2020-03-15', '2020-03-16'].map(code)).toEqual(['DATE_ORDER', 'OK', 'OK']);
  });

  it('names an act that stands', () => {
    const history = attache();
    expect(history.code(annulled('2021-01-01', '00000000-0000-4000-8000-000000000000'))).toBe('ID_UNKNOWN');
    const gone = history.and(annulled('2021-01-01', history.last()));
    expect(gone.code(annulled('2021-02-01', history.last()))).toBe('ALREADY_ANNULLED');
    expect(gone.career.held).toBeUndefined();
  });

  it("is a court's, or of the authority that issued the act", () => {
    const history = attache();
    const code = (order: object) => history.code(annulled('2021-01-01', history.last(), order));
    expect(code(court('2021-01-01'))).toBe('OK');
    expect(code(minister('2021-01-01'))).toBe('OK');
    expect(
      refusedWith(history.when(annulled('2021-01-01', history.last(), president('2021-01-01')))),
    ).toMatchObject({
      refused: 'AUTHORITY',
      facts: { issuer: 'MINISTER', issuedBy: 'PRESIDENT' },
    });
  });

  it('of an act without an order takes any', () => {
    const history = attache().and(credit('c', 7, '2021-01-01', '2021-02-01'));
    expect(history.code(annulled('2021-03-01', history.last(), president('2021-03-01')))).toBe('OK');
  });

  it('of older papers needs no order for what rests on it, unless that was decided here', () => {
    const historical = { order: undefined, historical: true };
    const old = attache().and(
      act(
        'RecordServiceCredit',
        '1990',
        { creditId: 'c', creditKind: 4, organisation: 'o', from: '1990', document: 'd' },
        historical,
      ),
    );
    const closing = (more: object) =>
      old.and(act('CloseServiceCredit', '1991', { creditId: 'c', to: '1991' }, { ...withoutOrder, ...more }));
    const code = (history: History) =>
      history.code(annulled('2021-03-01', old.last(), historical), {
        dependants: [{ eventId: history.last(), action: 'ANNUL' }],
      });
    expect([code(closing({ historical: true })), code(closing({}))]).toEqual(['OK', 'AUTHORITY']);
  });

  it("of a dismissal that took an Envoy's rank is not the Minister's", () => {
    const history = holding('COUNSELLOR_I', '2020-01-01', 'POS_COUNSELLOR').and(
      act(
        'AssignRank',
        '2020-02-01',
        { rank: 'ENVOY_II', representation: representation('2020-01-01') },
        president('2020-02-01'),
      ),
      act('DismissForDisciplineBreach', '2021-01-01', {
        breach: 'absence',
        revocation: { ...president('2021-01-01'), representation: representation('2021-01-01') },
      }),
    );
    const code = (order: object) => history.code(annulled('2021-02-01', history.last(), order));
    expect([minister, president, court].map((by) => code(by('2021-02-01')))).toEqual([
      'AUTHORITY',
      'OK',
      'OK',
    ]);
  });

  it('of one event of an act is of all', () => {
    const history = holding('ATTACHE', '2020-01-01', 'POS_ATTACHE').and(
      act('DismissForDisciplineBreach', '2021-01-01', {
        breach: 'absence',
        revocation: minister('2021-01-01'),
      }),
    );
    const [, revocation] = history.ledger.acts.at(-1)!.events;
    const back = history.and(annulled('2021-02-01', revocation!.eventId));
    expect([back.career.held?.rank, back.career.service[0]!.to]).toEqual(['ATTACHE', undefined]);
  });

  it('that is annulled brings its act back, and so on', () => {
    let history = attache();
    for (const held of [undefined, 'ATTACHE', undefined, 'ATTACHE', undefined]) {
      history = history.and(annulled('2021-01-01', history.last()));
      expect(history.career.held?.rank).toBe(held);
    }
  });

  it('brings nothing back under an id that was taken meanwhile', () => {
    const history = attache().and(leave('l', 'ANNUAL', '2021-01-01', '2021-02-01'));
    const again = history.and(
      annulled('2021-03-01', history.last()),
      leave('l', 'UNPAID', '2021-04-01', '2021-05-01'),
    );
    expect(again.code(annulled('2021-06-01', again.last(1)))).toBe('DUPLICATE_ID');
  });

  it('brings back what is judged like a late act', () => {
    const history = attache().and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    const gone = history.and(annulled('2022-04-01', history.last()), left('2022-01-01'));
    expect(gone.code(annulled('2022-05-01', gone.last(1)))).toBe('NOT_IN_SERVICE');
  });

  it('of a cancellation brings the leave back', () => {
    const history = attache().and(
      leave('l', 'UNPAID', '2021-01-01', '2021-02-01'),
      act('CancelLeave', '2021-03-01', { leaveId: 'l' }),
    );
    const back = history.and(annulled('2021-04-01', history.last()));
    expect(back.standings.all[4]!.status).toBe('in-force');
    const entry = history.with(corrected('2021-05-01', history.id(1), { effectiveOn: '2020-03-01' }));
    expect(entry.code(annulled('2021-06-01', history.last()))).toBe('OK');
    const gone = history.with(left('2020-12-01'));
    expect(gone.code(annulled('2021-06-01', history.last()))).toBe('NOT_IN_SERVICE');
  });

  it('of a correction is judged like the correction back', () => {
    const misread = serving('2020-03-02', 'POS_ATTACHE').and(assigned('2020-03-20', 'ATTACHE'));
    const mended = misread.and(corrected('2020-04-01', misread.last(), { effectiveOn: '2020-03-15' }));
    const promoted = mended.and(assigned('2022-03-15', 'THIRD_SECRETARY'));
    expect(
      refusedWith(promoted.when(annulled('2022-04-01', mended.last()))).facts['dependants'],
    ).toMatchObject([{ eventId: promoted.last(), kind: 'AssignRank' }]);
  });

  it('of a correction brings back what that annulled, and judges it, though another correction says the same', () => {
    const later = { effectiveOn: '1988-01-02' };
    const begun = serving('1988-01-01', 'POS_ATTACHE');
    const data = { eventId: begun.id(1), changes: later, reason: 'misread' };
    const ordered = act('CorrectAct', '1988-02-01', data, court('1988-02-01'));
    const moved = begun.with(ordered, {
      dependants: [{ eventId: begun.id(2), action: 'ANNUL' }],
    });
    const again = moved.and(corrected('1988-02-02', begun.id(1), later));
    const back = annulled('1988-02-03', moved.last());

    expect(moved.standings.all[2]!.status).toBe('annulled');
    expect(again.code(back)).toBe('NOT_IN_SERVICE');
    expect(moved.code(back)).toBe('OK');
  });

  it('keeps a demotion from having been, with the restoration that followed it', () => {
    const history = holding('FIRST_SECRETARY_I', '2015-03-19', 'POS_FIRST_SECRETARY').and(
      demoted('2016-09-05', 'FIRST_SECRETARY_II'),
      attested('2017-05-15'),
      restored('2017-06-05', 'FIRST_SECRETARY_I'),
    );
    const decide = (action: 'KEEP' | 'ANNUL') =>
      history.when(annulled('2017-12-04', history.id(4)), {
        dependants: [{ eventId: history.last(), action }],
      });
    expect(refusedWith(decide('KEEP')).refused).toBe('ID_UNKNOWN');
    expect(accepted(decide('ANNUL')).events).toHaveLength(2);
  });

  it('does not touch an appointment on the day of the one that it removes', () => {
    const history = attache().and(
      appointed('2021-01-01', 'POS_THIRD_SECRETARY'),
      appointed('2021-01-01', 'POS_ATTACHE'),
    );
    const { positions } = history.and(annulled('2021-02-01', history.id(4))).career;
    expect(positions.map(({ positionCode, to }) => [positionCode, to])).toEqual([
      ['POS_ATTACHE', '2021-01-01'],
      ['POS_ATTACHE', undefined],
    ]);
  });
});
