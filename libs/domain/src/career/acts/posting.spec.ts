import {
  accepted,
  annulled,
  appointed,
  assigned,
  given,
  left,
  refusedWith,
  registered,
  relieved,
} from '../../../../../test/support/careers.js';
import {
  arrived,
  chosen,
  endOf,
  posted,
  returned,
  secretary,
  state,
  there,
} from '../../../../../test/support/postings.js';

describe('A posting', () => {
  it('is of those in service, to a position of the catalogue, at an office that is open', () => {
    expect(given(registered('2019-01-14')).code(posted('2020-01-10'))).toBe('NOT_IN_SERVICE');
    const refusal = refusedWith(secretary().when(posted('2020-01-10', 'p1', { positionCode: 'POS_GHOST' })));
    expect(refusal).toMatchObject({ refused: 'POSITION_UNKNOWN' });
    const nowhere = refusedWith(secretary().when(posted('2020-01-10', 'p1', { officeId: 'nowhere' })));
    expect(nowhere).toMatchObject({ refused: 'OFFICE_UNKNOWN', citations: [{ article: '3' }] });
    const decided = accepted(secretary().when(posted('2020-01-10')));
    expect(decided.citations).toContainEqual(expect.objectContaining({ article: '12', paragraph: '2(2)' }));
    expect(decided).toMatchObject({
      events: [{ type: 'PostingAssigned' }],
      facts: { OFFICE: { officeId: 'emb' } },
    });
  });

  it('has an id of its own, and a plan that ends after it begins', () => {
    expect(chosen().code(posted('2020-03-01'))).toBe('DUPLICATE_ID');
    const planned = (plannedFrom: string, plannedTo: string) =>
      secretary().code(posted('2020-01-10', 'p1', { plannedFrom, plannedTo }));
    expect(planned('2020-02-04', '2020-02-03')).toBe('INTERVAL_INVALID');
    expect(planned('2020-02-04', '2020-02-04')).toBe('INTERVAL_INVALID');
    expect(planned('2020-02-04', '2020-02-05')).toBe('OK');
  });

  it('only warns when its position lies two steps or more from the rank', () => {
    const warnings = (positionCode: string) =>
      accepted(secretary().when(posted('2020-01-10', 'p1', { positionCode }))).warnings;
    expect(warnings('POS_SECOND_SECRETARY')).toEqual([]);
    expect(warnings('POS_COUNSELLOR')).toMatchObject([{ code: 'POSITION_MISMATCH' }]);
  });

  it('is assigned, runs from the arrival, and ends on the first day on which it no longer stands', () => {
    const history = there().and(returned('2022-08-04'));
    expect(
      ['2020-01-09', '2020-01-10', '2020-02-05', '2020-02-06', '2022-08-03', '2022-08-04'].map((day) =>
        state(history, day),
      ),
    ).toEqual([undefined, 'ASSIGNED', 'ASSIGNED', 'STARTED', 'STARTED', 'ENDED']);
    expect(endOf(history)).toEqual(['2020-02-06', '2022-08-04', '2022-08-04', 'COMPLETED']);
  });

  it('begins once, in service, not before it was decided, and after it only if it is on record', () => {
    expect(chosen().code(arrived('2020-01-09'))).toBe('DATE_ORDER');
    expect(chosen().code(arrived('2020-01-10'))).toBe('OK');
    expect(chosen().code(arrived('2020-02-06', 'p2'))).toBe('ID_UNKNOWN');
    expect(there().code(arrived('2020-02-07'))).toBe('POSTING_STATE');
    expect(there().and(returned('2020-03-01')).code(arrived('2020-03-01'))).toBe('POSTING_STATE');
    expect(chosen().and(left('2020-02-05')).code(arrived('2020-02-06'))).toBe('NOT_IN_SERVICE');
  });

  it('begins only while its office is open', () => {
    expect(chosen().code(arrived('2020-02-06'), { offices: [] })).toBe('OFFICE_UNKNOWN');
    expect(there().code(returned('2020-03-01'), { offices: [] })).toBe('OK');
  });

  it('cannot keep its end when its beginning is annulled', () => {
    const history = there().and(returned('2022-08-04'));
    const annulment = annulled('2023-01-09', history.last(1));
    expect(refusedWith(history.when(annulment))).toMatchObject({
      refused: 'DEPENDANT_ACTS',
      facts: { dependants: [{ kind: 'EndPosting', refused: 'POSTING_STATE' }] },
    });
    const decided = (action: 'KEEP' | 'ANNUL') => ({ dependants: [{ eventId: history.last(), action }] });
    expect(history.code(annulment, decided('KEEP'))).toBe('ID_UNKNOWN');
    const undone = history.with(annulment, decided('ANNUL'));
    expect(state(undone, '2024-01-01')).toBe('ASSIGNED');
  });
});

describe('Two postings', () => {
  const second = () => there().and(posted('2020-06-01', 'p2', { officeId: 'con' }));

  it('do not run at once, but one may begin on the day on which the other ends', () => {
    expect(refusedWith(second().when(arrived('2021-02-01', 'p2')))).toMatchObject({
      refused: 'POSTING_OVERLAP',
      citations: [{ article: '9', paragraph: '¶3' }],
      facts: { postingId: 'p1', officeId: 'emb', from: '2020-02-06' },
    });
    const ended = second().and(returned('2021-02-01'));
    expect(ended.code(arrived('2021-01-31', 'p2'))).toBe('POSTING_OVERLAP');
    expect(ended.code(arrived('2021-02-01', 'p2'))).toBe('OK');
    expect(second().code(arrived('2021-02-01', 'p2'), { policies: { P31: 'ANY' } })).toBe('OK');
  });

  it('ask about the later when the end of the earlier is taken away', () => {
    const history = second().and(returned('2021-02-01'), arrived('2021-02-01', 'p2'));
    expect(refusedWith(history.when(annulled('2021-03-01', history.last(1))))).toMatchObject({
      refused: 'DEPENDANT_ACTS',
      facts: { dependants: [{ kind: 'StartPosting', refused: 'POSTING_OVERLAP' }] },
    });
  });
});

describe('Days at a post', () => {
  it('count as kind 2 from the arrival to the end, and not while it is only assigned', () => {
    const history = there().and(returned('2020-08-04'));
    expect(
      history.term('2019-01-14').counted.map(({ creditKind, from, to }) => [creditKind, to - from]),
    ).toEqual([
      [1, 386],
      [2, 180],
    ]);
    const declined = chosen().and(relieved('2020-02-04'), returned('2020-02-10', 'DECLINED'));
    expect(declined.term('2019-01-14').counted).toHaveLength(1);
  });

  it('count for the next rank, and its position is the one that a rank is matched with', () => {
    const history = there({ positionCode: 'POS_COUNSELLOR' });
    const ordinary = assigned('2021-01-16', 'SECOND_SECRETARY_II');
    expect(refusedWith(history.when(ordinary))).toMatchObject({
      refused: 'JUSTIFICATION_MISSING',
      facts: { positionCode: 'POS_COUNSELLOR' },
    });
    expect(history.and(returned('2021-01-16')).code(ordinary)).toBe('OK');
    const besides = history.and(appointed('2020-03-01', 'POS_SECOND_SECRETARY'));
    expect(besides.code(ordinary)).toBe('JUSTIFICATION_MISSING');
  });
});

describe('A posting of older papers', () => {
  const old = (what: ReturnType<typeof posted>, effectiveOn: string) => ({
    ...what,
    effectiveOn,
    order: undefined,
    historical: true,
  });

  it('is judged for form only: names and states, neither service nor office nor overlap', () => {
    const history = given(registered('2019-01-14')).and(
      old(posted('x', 'p1', { officeId: 'nowhere', positionCode: 'POS_GHOST' }), '1994') as never,
      old(arrived('x'), '1994-05') as never,
      old(posted('x', 'p2'), '1995') as never,
      old(arrived('x', 'p2'), '1995-03') as never,
    );
    expect(history.code(old(arrived('x'), '1996') as never)).toBe('POSTING_STATE');
    expect(history.code(old(returned('x', 'COMPLETED', 'p3'), '1996') as never)).toBe('ID_UNKNOWN');
    expect(endOf(history.and(old(returned('x'), '1996') as never))).toEqual([
      '1994-05-01',
      '1996-01-01',
      '1996-01-01',
      'COMPLETED',
    ]);
  });
});
