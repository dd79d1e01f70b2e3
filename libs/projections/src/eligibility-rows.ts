import { type CalendarDate, type Policies, type Rank, rankAfter } from '@elshi/law';
import { type Career, firstEligibleOn, TermCounters } from '@elshi/domain';

/** When the holder of a rank becomes eligible for the next, while the rank is held. */
export interface EligibilityRow {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly spellId: string;
  readonly rankHeld: Rank;
  readonly nextRank: Rank;
  readonly eligibleOn: CalendarDate | null;
}

/** A row for each stretch during which a rank below the highest is held; none for who goes on under another record. */
export function eligibilityRows(career: Career, policies: Policies): readonly EligibilityRow[] {
  if (career.joinedInto !== undefined) return [];
  const rows: EligibilityRow[] = [];
  const counters = new TermCounters(career, policies);
  for (const spell of career.spells) {
    const nextRank = rankAfter(spell.rank);
    if (nextRank === undefined) continue;
    for (const part of spell.held) {
      if (part.to !== undefined && part.to <= part.from) continue;
      rows.push({
        validFrom: part.from,
        validTo: part.to ?? null,
        spellId: spell.spellId,
        rankHeld: spell.rank,
        nextRank,
        eligibleOn: firstEligibleOn(career, part.from, policies, counters),
      });
    }
  }
  return rows;
}
