import {
  type Citation,
  firstDayOf,
  lossProcedureCite,
  type Policies,
  type Rank,
  rankAfter,
  rankEntry,
  rankNo,
  representationCite,
  sequenceCite,
} from '@elshi/law';
import type { ActKind } from '../../act.js';
import type { Order, Representation } from '../../order.js';
import { type Check, fail, type Finding, type Judged, notApplicable, pass } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';

/** A rank is held that the act can start from. */
export const holdsRank = (cite: Citation): Check<ActKind> => ({
  rule: 'RANK_HELD',
  judge: ({ day }, { career }) => {
    const held = career.held;
    return held === undefined
      ? fail('NO_RANK_HELD', `No rank is held on ${day}.`, [cite])
      : pass(`${held.rank} is held.`, [cite], { rank: held.rank, spellId: held.spellId });
  },
});

export function nextRankFinding(rank: Rank, held: Rank | undefined): Finding {
  const next = rankAfter(held);
  if (rank === next) return pass(`${rank} is the next rank.`, [], { rankHeld: held ?? null });
  const because =
    next === undefined
      ? `${held} is the highest rank.`
      : `After ${held ?? 'no rank'} comes ${next}, not ${rank}.`;
  return fail('RANK_SEQUENCE', because, [sequenceCite], { rankHeld: held ?? null, next: next ?? null });
}

const datedCites = [representationCite];

/** Documents are dated in the order in which they rest on one another. */
export function representationDated(
  order: Order | undefined,
  representation: Representation | undefined,
): Finding {
  if (order === undefined || representation === undefined)
    return notApplicable('No representation is named.');
  if (representation.date <= firstDayOf(order.date))
    return pass('The representation is not later than the act.', datedCites);
  return fail(
    'DATE_ORDER',
    `The representation is dated ${representation.date}, after the act of ${order.date} that rests on it.`,
    datedCites,
    { representation: representation.date, order: order.date },
  );
}

/** What a rank act rests on: the rank that decides who is competent, and the documents. */
export interface Competence {
  readonly rank: Rank;
  readonly order: Order | undefined;
  readonly representation: Representation | undefined;
  /** True for acts that take a rank away or give it back: they follow the procedure of assignment (article 13). */
  readonly byProcedureOf13: boolean;
}

type CompetenceOf<K extends ActKind> = (
  judged: Judged<K>,
  circumstances: Circumstances,
) => Competence | undefined;

/** The act was issued by whoever assigns that rank (articles 11 and 13). */
export function authority<K extends ActKind>(competence: CompetenceOf<K>): Check<K> {
  return {
    rule: 'AUTHORITY',
    judge: (judged, circumstances) => {
      const found = competence(judged, circumstances);
      if (found === undefined) return notApplicable('No rank is concerned.');
      const entry = rankEntry(found.rank);
      const cites = citesOf(found);
      const facts = { rank: found.rank, required: entry.assignedBy, issuedBy: found.order?.issuedBy ?? null };
      if (found.order === undefined)
        return notApplicable(`To be decided by the ${titled(entry.assignedBy)}.`, cites, facts);
      if (found.order.issuedBy === entry.assignedBy)
        return pass(`${found.rank} is decided by the ${titled(entry.assignedBy)}.`, cites, facts);
      return fail(
        'AUTHORITY',
        `${found.rank} is decided by the ${titled(entry.assignedBy)}, not by an act of ${found.order.issuedBy}.`,
        cites,
        facts,
      );
    },
  };
}

/** The Minister represented the officer to the President, where the President decides. */
export function represented<K extends ActKind>(competence: CompetenceOf<K>): Check<K> {
  return {
    rule: 'REPRESENTATION',
    judge: (judged, circumstances) => {
      const found = competence(judged, circumstances);
      if (found === undefined || !rankEntry(found.rank).representation)
        return notApplicable('No representation is needed.', found && citesOf(found));
      const cites = citesOf(found);
      if (found.representation !== undefined) return pass('The Minister has represented it.', cites);
      if (found.order === undefined)
        return notApplicable('A representation by the Minister will be needed.', cites);
      return fail('REPRESENTATION_MISSING', `${found.rank} needs a representation by the Minister.`, cites, {
        rank: found.rank,
      });
    },
  };
}

function citesOf(competence: Competence): readonly Citation[] {
  const cite = rankEntry(competence.rank).authorityCite;
  return competence.byProcedureOf13 ? [lossProcedureCite, cite] : [cite];
}

function titled(authority: 'MINISTER' | 'PRESIDENT'): string {
  return authority === 'PRESIDENT' ? 'President' : 'Minister of Foreign Affairs';
}

/** The rank by which competence over a demotion is judged (policy P19). */
export function demotionCompetence(policies: Policies, held: Rank, target: Rank): Rank {
  return policies.P19 === 'BY_TARGET_RANK' ? target : held;
}

/** Steps from one rank up to another. */
export function steps(from: Rank, to: Rank): number {
  return rankNo(to) - rankNo(from);
}
