import {
  type CalendarDate,
  positionDeviation,
  positionMatchCite,
  positionOn,
  type Policies,
  type Rank,
  rankNo,
  STEPS_WITHOUT_JUSTIFICATION,
} from '@elshi/law';
import { type Check, fail, type Finding, notApplicable, pass, warn } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
import type { Career, RankSpell } from '../career.js';
import { postOn } from '../posts.js';

/** The position of the posting that runs on a day, else the one held, and how far a rank lies from it. */
export interface PositionMatch {
  readonly positionCode: string;
  /** Absent when the position has no ranks. */
  readonly deviation?: number;
}

export function positionMatch(career: Career, rank: Rank, day: CalendarDate): PositionMatch | undefined {
  const held = postOn(career, day);
  if (held === undefined) return undefined;
  const entry = positionOn(held.positionCode, day);
  const deviation = entry && positionDeviation(rank, entry);
  return { positionCode: held.positionCode, ...(deviation !== undefined && { deviation }) };
}

/** How far a rank lies from a position, in words. */
export function apart(rank: Rank, deviation: number, positionCode: string): string {
  return `${rank} is ${Math.abs(deviation)} steps ${deviation < 0 ? 'below' : 'above'} ${positionCode}.`;
}

/** Whether rank and position match as the law asks "as a rule", or the act says why not (policies P25, P26). */
export function matchFinding(
  { career, policies }: Circumstances,
  rank: Rank,
  held: RankSpell | undefined,
  day: CalendarDate,
  justification: string | undefined,
  proposed: boolean,
): Finding {
  const match = positionMatch(career, rank, day);
  const facts = { positionCode: match?.positionCode ?? null, positionDeviation: match?.deviation ?? null };
  if (policies.P25 === 'OFF')
    return notApplicable('The match of rank and position is not asked for.', [positionMatchCite], facts);
  if (match?.deviation === undefined) return unmatched(policies, rank, held, justification, proposed);
  if (Math.abs(match.deviation) <= STEPS_WITHOUT_JUSTIFICATION) {
    return pass(`${rank} matches ${match.positionCode}.`, [positionMatchCite], facts);
  }
  return judged(policies, apart(rank, match.deviation, match.positionCode), justification, proposed, facts);
}

/** A first rank above the lowest needs a position or a reason; a later rank without a position is not matched. */
function unmatched(
  policies: Policies,
  rank: Rank,
  held: RankSpell | undefined,
  justification: string | undefined,
  proposed: boolean,
): Finding {
  if (held !== undefined || rankNo(rank) === 1 || policies.P26 === 'ANY') {
    return notApplicable('No position is held that a rank could match.', [positionMatchCite]);
  }
  const because = `${rank} as a first rank, without a position that it matches.`;
  return judged(policies, because, justification, proposed, {});
}

/** Far from the position: with a reason it is only said, unless the match is asked for without exception. */
function judged(
  policies: Policies,
  because: string,
  justification: string | undefined,
  proposed: boolean,
  facts: Readonly<Record<string, unknown>>,
): Finding {
  if (policies.P25 === 'REFUSE')
    return fail(
      'JUSTIFICATION_MISSING',
      `${because} No justification lifts that.`,
      [positionMatchCite],
      facts,
    );
  if (justification === undefined && !proposed)
    return fail('JUSTIFICATION_MISSING', `${because} It needs a justification.`, [positionMatchCite], facts);
  return warn({ code: 'POSITION_MISMATCH', detail: because, citations: [positionMatchCite] }, facts);
}

/** The position that an act gives is in the catalogue on its day. */
export const positionKnown: Check<'AppointToPosition' | 'AssignPosting'> = {
  rule: 'POSITION',
  judge: ({ act, day }) =>
    positionOn(act.data.positionCode, day) === undefined
      ? fail('POSITION_UNKNOWN', `${act.data.positionCode} is not in the catalogue of positions on ${day}.`, [
          positionMatchCite,
        ])
      : pass('The position is in the catalogue.'),
};

/** A change of position alone is never refused for the rank, but it is said (article 11, paragraph 2). */
export const positionMatchesRank: Check<'AppointToPosition' | 'AssignPosting'> = {
  rule: 'POSITION_MATCH',
  judge: ({ act, day }, { career, policies }) => {
    const { held } = career;
    const entry = positionOn(act.data.positionCode, day);
    const deviation = held && entry && positionDeviation(held.rank, entry);
    if (held === undefined || deviation === undefined || policies.P25 === 'OFF')
      return notApplicable('There is nothing to match.');
    const facts = { rank: held.rank, positionDeviation: deviation };
    if (Math.abs(deviation) <= STEPS_WITHOUT_JUSTIFICATION)
      return pass('Rank and position match.', [positionMatchCite], facts);
    const detail = apart(held.rank, deviation, act.data.positionCode);
    return warn({ code: 'POSITION_MISMATCH', detail, citations: [positionMatchCite] }, facts);
  },
};
