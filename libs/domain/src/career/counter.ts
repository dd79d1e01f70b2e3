import type { CalendarDate, CreditKind, PolicyNo } from '@elshi/law';
import type { RankSpell } from './career.js';
import type { ExclusionReason } from './credit-days.js';
import type { Span } from './span.js';

export interface CountedPart extends Span {
  readonly creditKind: CreditKind;
}

export interface ExcludedPart extends Span {
  readonly reason: ExclusionReason;
  readonly policy?: PolicyNo;
}

/**
 * The time counted in one rank spell: what is credited up to any day, and when the term is served.
 *
 * A day counts when the rank is held on it, at least one credit covers it, and nothing excludes it (article 12). It rests
 * on the acts in force alone, so neither the order of recording nor the splitting of a period changes it.
 */
export interface TermCounter {
  readonly spell: RankSpell;
  /** The day the term runs from. */
  readonly startsOn: CalendarDate;
  /** Years of the term; absent where the rank has none. */
  readonly termYears?: number;
  /** Every counted part, past and to come, in order; the last may be open. */
  readonly counted: readonly CountedPart[];
  readonly excluded: readonly ExcludedPart[];
  /** Days to be credited, as seen from a day; 0 where the rank has no term. */
  readonly quotaOn: (day: CalendarDate) => number;
  /** Days credited before this one. */
  readonly creditedOn: (day: CalendarDate) => number;
  /** First day on which the term is served, by every act known, as seen from a day; none can be told, or there is no term. */
  readonly eligibleAsOf: (day: CalendarDate) => CalendarDate | undefined;
  /** Whether the day itself counts. */
  readonly countsOn: (day: CalendarDate) => boolean;
  /** Whether a figure rests on a date of which only the month or the year is known. */
  readonly approximate: boolean;
}
