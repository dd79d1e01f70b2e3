import { type CalendarDate, type Policies, type Rank, rankNo } from '@elshi/law';
import { type Career, eligibility, type Standings } from '@elshi/domain';
import { type EligibilityRow, eligibilityRows } from './eligibility-rows.js';
import type { View } from './service-record.js';

/** Whether a rank, the next where none is named, may be assigned on a day, and why. */
export function eligibilityView(
  officerId: string,
  standings: Standings,
  rank: Rank | undefined,
  asOf: CalendarDate,
  policies: Policies,
): View {
  const found = eligibility(standings, rank, asOf, policies);
  return {
    officerId,
    ...found,
    rank: found.rank === null ? null : { no: rankNo(found.rank), code: found.rank },
  };
}

/** When the next rank can be assigned while a rank is held, where that is another day than before. */
export interface EligibleDay {
  readonly spellId: string;
  readonly rankHeld: Rank;
  readonly nextRank: Rank;
  readonly was: CalendarDate | null;
  readonly now: CalendarDate | null;
}

/** A career and the policies by which it is counted. */
interface Counted {
  readonly career: Career;
  readonly policies: Policies;
}

/** The days of eligibility that have changed, in each stretch during which a rank is or was held. */
export function eligibleDays(before: Counted, after: Counted): readonly EligibleDay[] {
  const [was, now] = [rowsByStretch(before), rowsByStretch(after)];
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((stretch) => {
    const [old, row] = [was.get(stretch), now.get(stretch)];
    const { spellId, rankHeld, nextRank } = (row ?? old)!;
    const days = { was: old?.eligibleOn ?? null, now: row?.eligibleOn ?? null };
    return days.was === days.now ? [] : [{ spellId, rankHeld, nextRank, ...days }];
  });
}

/** By the spell, and by which of its parts it is: a part that moves is the same part. */
function rowsByStretch({ career, policies }: Counted): ReadonlyMap<string, EligibilityRow> {
  const parts = new Map<string, number>();
  return new Map(
    eligibilityRows(career, policies).map((row) => {
      const part = parts.get(row.spellId) ?? 0;
      parts.set(row.spellId, part + 1);
      return [`${row.spellId} ${part}`, row];
    }),
  );
}
