import { dateOf, type DayNumber, type Rank, termOf, yearsAfter } from '@elshi/law';

/** Days from `from` up to, not including, `to`. */
export interface DaySpan {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** How a rank is to end. */
export type Plan = 'ON_TIME' | 'LATE' | 'EARLY' | 'OUT_OF_TURN' | 'NEVER';

/** A rank held in an invented career. */
export interface Spell {
  readonly rank: Rank;
  readonly eventId: string;
  readonly openedOn: DayNumber;
  /** Days since then that do not count: without credit, on unpaid leave, suspended, without the rank. */
  readonly uncounted: readonly DaySpan[];
  readonly plan: Plan;
  /** Days after (or, planned early, within) the term. */
  readonly lag: number;
  readonly certificateNo?: string;
}

/** The day on which the next rank is to be assigned; never for a rank that is to be the last. */
export function dueOn(spell: Spell): DayNumber {
  switch (spell.plan) {
    case 'NEVER':
      return Infinity;
    case 'ON_TIME':
    case 'LATE':
      return termServedOn(spell) + spell.lag;
    case 'EARLY':
    case 'OUT_OF_TURN':
      return spell.openedOn + spell.lag;
  }
}

/** Days from the first day of a rank to the end of its term; 0 where it has none. */
export function quotaOf(rank: Rank, openedOn: DayNumber): number {
  const term = termOf(rank, dateOf(openedOn));
  return term === undefined ? 0 : yearsAfter(openedOn, term.years, 'CLAMP') - openedOn;
}

/** When the term will be served, by what is planned so far. The judge counts for itself; this only chooses a day. */
export function termServedOn({ rank, openedOn, uncounted }: Spell): DayNumber {
  let left = quotaOf(rank, openedOn);
  let day = openedOn;
  for (const span of [...uncounted].sort((one, other) => one.from - other.from)) {
    if (span.to <= day) continue;
    const counted = Math.max(0, span.from - day);
    if (counted >= left) break;
    left -= counted;
    day = span.to;
  }
  return day + left;
}
