import { calendarDate } from './calendar.js';
import { type Citation, citationCatalogue, instruments } from './citations.js';
import { creditKindEntry, creditKinds, CREDIT_KINDS } from './credit.js';
import { positionDeviation, positionOn, positions } from './positions.js';
import { rankAfter, rankAt, RANK_CODES, rankEntry, rankNo, ranks, termOf, timeInRank } from './ranks.js';
import { rulesets } from './rulesets.js';

const today = calendarDate('2026-11-27');
const text = ({ instrument, article, paragraph = '' }: Citation) => `${instrument} ${article} ${paragraph}`;
const cited = new Set(citationCatalogue.map(({ citation }) => text(citation)));

describe('The ladder of ranks', () => {
  it('has eleven, numbered from the lowest, the II class below the I class', () => {
    expect(ranks.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(ranks.map(({ code }) => code)).toEqual([...RANK_CODES]);
    for (const [lower, higher] of [
      ['SECOND_SECRETARY_II', 'SECOND_SECRETARY_I'],
      ['FIRST_SECRETARY_II', 'FIRST_SECRETARY_I'],
      ['COUNSELLOR_II', 'COUNSELLOR_I'],
      ['ENVOY_II', 'ENVOY_I'],
    ] as const)
      expect(rankNo(lower)).toBe(rankNo(higher) - 1);
  });

  it("is the President's from Envoy of the II class up, on representation, and the Minister's below", () => {
    expect(ranks.map(({ assignedBy }) => assignedBy)).toEqual([
      ...Array<string>(8).fill('MINISTER'),
      ...Array<string>(3).fill('PRESIDENT'),
    ]);
    for (const { assignedBy, representation } of ranks)
      expect(representation).toBe(assignedBy === 'PRESIDENT');
  });

  it('goes up one by one to Ambassador', () => {
    expect(rankAfter(undefined)).toBe('ATTACHE');
    expect(rankAfter('COUNSELLOR_I')).toBe('ENVOY_II');
    expect(rankAfter('AMBASSADOR')).toBeUndefined();
    expect([rankAt(0), rankAt(12)]).toEqual([undefined, undefined]);
    expect(rankEntry('AMBASSADOR').titles.ru).toBe('Чрезвычайный и Полномочный Посол');
  });
});

describe('Time in a rank', () => {
  it('is two years in the first four, three in the next three, and none above', () => {
    expect(RANK_CODES.map((rank) => termOf(rank, today)?.years)).toEqual([
      ...Array<number>(4).fill(2),
      ...Array<number>(3).fill(3),
      ...Array<undefined>(4).fill(undefined),
    ]);
    expect(timeInRank.reduce((sum, { years }) => sum + years, 0)).toBe(17);
  });

  it('of days before the first edition is that of the first edition', () => {
    expect(termOf('ATTACHE', calendarDate('1990-01-01'))).toEqual(
      termOf('ATTACHE', calendarDate('2002-03-07')),
    );
  });
});

describe('Kinds of credit', () => {
  it('are eight, by the number of their sub-paragraph', () => {
    expect(creditKinds.map(({ kind, cite }) => [kind, cite.paragraph])).toEqual(
      CREDIT_KINDS.map((kind) => [kind, `2(${kind})`]),
    );
    for (const kind of CREDIT_KINDS) expect(creditKindEntry(kind).kind).toBe(kind);
  });

  it('end only with the Union', () => {
    expect(creditKinds.flatMap(({ kind, endsOn }) => (endsOn ? [[kind, endsOn]] : []))).toEqual([
      [4, '1991-12-26'],
    ]);
  });
});

describe('Positions', () => {
  it.each([
    ['POS_FIRST_SECRETARY', [-4, -3, -2, -1, 0, 0, 1, 2, 3, 4, 5]],
    ['POS_CONSUL_GENERAL', [-6, -5, -4, -3, -2, -1, 0, 0, 0, 1, 2]],
    ['POS_MINISTER', [-10, -9, -8, -7, -6, -5, -4, -3, -2, -1, 0]],
  ])('%s lies so many steps from the ranks: %j', (code, steps) => {
    expect(RANK_CODES.map((rank) => positionDeviation(rank, positionOn(code, today)!))).toEqual(steps);
  });

  it('without a rank have no distance, and unknown ones no entry', () => {
    expect(positionDeviation('ATTACHE', positionOn('POS_ADMINISTRATIVE', today)!)).toBeUndefined();
    expect(positionOn('POS_GHOST', today)).toBeUndefined();
  });

  it('have one row each on every day, with ranks of the ladder', () => {
    expect(new Set(positions.map(({ code }) => code)).size).toBe(positions.length);
    for (const { ranks: [lowest, highest] = [1, 1] } of positions)
      expect(lowest).toBeLessThanOrEqual(highest);
  });
});

describe('Citations', () => {
  it('are listed once, of instruments that are listed, in their edition', () => {
    expect(cited.size).toBe(citationCatalogue.length);
    for (const { citation, says } of citationCatalogue) {
      const { edition } = instruments.find(({ instrument }) => instrument === citation.instrument)!;
      expect(citation.edition).toBe(edition);
      expect(says).toMatch(/[.]$/);
    }
  });

  it('are listed for every provision of the tables', () => {
    const used = [
      ...ranks.map(({ authorityCite }) => authorityCite),
      ...timeInRank.map(({ cite }) => cite),
      ...creditKinds.map(({ cite }) => cite),
    ];
    expect(used.map(text).filter((cite) => !cited.has(cite))).toEqual([]);
  });

  it('belong to rulesets that are named', () => {
    expect(rulesets.map(({ id }) => id)).toEqual(['L299-II/2002']);
  });
});
