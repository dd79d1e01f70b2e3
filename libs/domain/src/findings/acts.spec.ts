import {
  act,
  annulled,
  assigned,
  attested,
  corrected,
  credit,
  demoted,
  given,
  holding,
  left,
  registered,
  restored,
  serving,
  withoutOrder,
} from '../../../../test/support/careers.js';
import { unverified } from '../../../../test/support/unverified.js';
import { accepting, findingsOf, foundBy, rulesOn } from '../../../../test/support/findings.js';

const historical = { historical: true };

describe('An irregular act', () => {
  // The second rank is kept although the first, from which its term ran, is annulled.
  const first = holding('ATTACHE', '2020-03-15', 'POS_THIRD_SECRETARY');
  const second = first.and(
    assigned('2022-03-15', 'THIRD_SECRETARY'),
    assigned('2024-03-15', 'SECOND_SECRETARY_II'),
  );
  const kept = second.with(annulled('2024-06-01', second.id(4)), {
    dependants: [{ eventId: second.id(5), action: 'KEEP' }],
  });

  it('is one that would be refused now, from its own day on, with the code, the reason and who kept it', () => {
    expect(findingsOf(second).filter(({ severity }) => severity === 'ERROR')).toEqual([]);
    expect(foundBy(kept, 'IRREGULAR_ACT')).toMatchObject([
      {
        findingId: `IRREGULAR_ACT:RANK_SEQUENCE:${kept.id(5)}`,
        since: '2024-03-15',
        severity: 'ERROR',
        events: [kept.id(5)],
        because:
          'AssignRank would be refused now: After ATTACHE comes THIRD_SECRETARY, not SECOND_SECRETARY_II.',
        citations: [{ article: '13', paragraph: '1' }],
        facts: { code: 'RANK_SEQUENCE', kind: 'AssignRank', keptBy: kept.last() },
      },
    ]);
    expect(rulesOn(kept, '2024-03-14')).not.toContain('IRREGULAR_ACT');
  });

  it('is none once it is mended', () => {
    expect(foundBy(kept.and(annulled('2024-07-01', kept.last())), 'IRREGULAR_ACT')).toEqual([]);
  });

  it('is another finding when another fault is the first, so that an acceptance does not carry over', () => {
    const accepted = kept.and(accepting('2024-07-01', `IRREGULAR_ACT:RANK_SEQUENCE:${kept.id(5)}`));
    expect(foundBy(accepted, 'IRREGULAR_ACT')).toMatchObject([{ accepted: {} }]);
    const leftBefore = accepted.and(left('2024-03-01'));
    expect(foundBy(leftBefore, 'IRREGULAR_ACT')).toMatchObject([
      { findingId: `IRREGULAR_ACT:NOT_IN_SERVICE:${kept.id(5)}` },
    ]);
    expect(foundBy(leftBefore, 'IRREGULAR_ACT')[0]).not.toHaveProperty('accepted');
  });

  it('is never one from older papers that breaks the law alone', () => {
    const papers = serving('2020-01-10', 'POS_ATTACHE').and(
      act('AssignRank', '2020-02-01', { rank: 'COUNSELLOR_I' }, historical),
      act('AssignRank', '2020-03-01', { rank: 'ATTACHE' }, historical),
    );
    expect(foundBy(papers, 'IRREGULAR_ACT')).toEqual([]);
  });

  it('asks nothing of other streams', () => {
    const abroad = given(registered('2020-01-10')).with(
      act('AppointToPosition', '2020-01-10', { positionCode: 'POS_ATTACHE', officeId: 'emb' }, historical),
    );
    expect(foundBy(abroad, 'IRREGULAR_ACT')).toEqual([]);
    const restoredRank = holding('THIRD_SECRETARY', '2020-01-10', 'POS_THIRD_SECRETARY').and(
      demoted('2021-01-10', 'ATTACHE'),
      attested('2021-02-01'),
      restored('2021-03-01', 'THIRD_SECRETARY'),
    );
    expect(foundBy(restoredRank, 'IRREGULAR_ACT')).toEqual([]);
  });
});

describe('A warning that stands', () => {
  it('is found under its code, with its provision', () => {
    const soviet = serving('1992-03-02', 'POS_ATTACHE').and(
      credit('c', 4, '1990-01-01', '1992-01-01', '1992-03-02'),
    );
    expect(foundBy(soviet, 'USSR_CUTOFF')).toMatchObject([
      { since: '1992-03-02', severity: 'WARNING', citations: [{ article: '12', paragraph: '2(4)' }] },
    ]);
    const mended = soviet.and(corrected('1992-04-01', soviet.last(), { data: { to: '1991-12-26' } }));
    expect(foundBy(mended, 'USSR_CUTOFF')).toEqual([]);
    expect(foundBy(soviet, 'USSR_CUTOFF', { P13: 'OFF' })).toEqual([]);
  });
});

describe('An act from older papers', () => {
  const papers = given(registered('1990-01-01')).and(
    act('EnterService', '1990', {}, { ...historical, ...withoutOrder }),
    act('RecordHistoricalRank', '1991', { rank: 'ATTACHE', source: 'sheet 3' }, withoutOrder),
    act('AppointToPosition', '1992-01-01', { positionCode: 'POS_ATTACHE' }, historical),
    credit('c', 1, '1990-01-01', '1991-01-01'),
  );

  it('lacks its basis until an order is recorded, by a correction', () => {
    expect(foundBy(papers, 'BASIS_MISSING')).toMatchObject([
      { findingId: `BASIS_MISSING:${papers.id(1)}`, since: '1990-01-01', severity: 'NOTICE' },
    ]);
    const order = { type: 'MINISTER_ORDER', number: '3', date: '1990', issuedBy: 'MINISTER' };
    const mended = papers.and(corrected('2026-01-01', papers.id(1), { order }));
    expect(foundBy(mended, 'BASIS_MISSING')).toEqual([]);
    expect(foundBy(mended.and(annulled('2026-02-01', mended.last())), 'BASIS_MISSING')).toHaveLength(1);
  });

  it('rests on a source alone where it is a rank', () => {
    expect(foundBy(papers, 'BASIS_UNVERIFIED')).toMatchObject([
      { events: [papers.id(2)], since: '1991-01-01', facts: { source: 'sheet 3' } },
    ]);
  });

  it('waits to be compared with its papers where it was imported so, until a correction says its order', () => {
    const imported = unverified(papers, 3);
    expect(foundBy(imported, 'BASIS_UNVERIFIED').map(({ events }) => events)).toEqual([
      [papers.id(2)],
      [papers.id(3)],
    ]);
    const compared = imported.and(corrected('2026-01-01', papers.id(3), { order: { number: '15-1/7' } }));
    expect(foundBy(compared, 'BASIS_UNVERIFIED')).toHaveLength(1);
    const undone = compared.and(annulled('2026-02-01', compared.last()));
    expect(foundBy(undone, 'BASIS_UNVERIFIED')).toHaveLength(2);
  });

  it('lacks its order and waits to be compared, where both are so; a rank that rests on a source is told once', () => {
    const imported = unverified(papers, 1, 2);
    expect(foundBy(imported, 'BASIS_MISSING').map(({ events }) => events)).toEqual([[papers.id(1)]]);
    expect(foundBy(imported, 'BASIS_UNVERIFIED').map(({ events }) => events)).toEqual([
      [papers.id(1)],
      [papers.id(2)],
    ]);
  });

  it('is asked for no order where its kind has none, nor when it is annulled', () => {
    const registration = given(
      act(
        'RegisterOfficer',
        '1990',
        { names: { latin: 'A' }, category: 'OFFICER' },
        { ...historical, ...withoutOrder },
      ),
    );
    expect(foundBy(registration, 'BASIS_MISSING')).toEqual([]);
    const gone = papers.and(annulled('2026-01-01', papers.id(1)));
    expect(foundBy(gone, 'BASIS_MISSING')).toEqual([]);
  });
});
