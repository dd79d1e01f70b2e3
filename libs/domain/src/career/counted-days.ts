import { type CalendarDate, type CreditKind, dateOf, dayNumber, type PolicyNo } from '@elshi/law';
import type { ExclusionReason } from './credit-days.js';
import { before, days, type Span } from './span.js';
import type { TermCounter } from './counter.js';

/** A part of a counter as it is shown: `to` is null while it is open. */
interface ShownPart {
  readonly from: CalendarDate;
  readonly to: CalendarDate | null;
  /** Those before the day that is asked about. */
  readonly days: number;
}

export interface ShownCounted extends ShownPart {
  readonly creditKind: CreditKind;
}

export interface ShownExcluded extends ShownPart {
  readonly reason: ExclusionReason;
  readonly policy: PolicyNo | null;
}

/** The parts counted before a day; their days sum to what is credited. */
export function countedBefore(counter: TermCounter, asOf: CalendarDate): readonly ShownCounted[] {
  return counter.counted.flatMap(({ creditKind, ...span }) => {
    const past = before(span, dayNumber(asOf));
    return past === undefined ? [] : [{ ...shown(past), creditKind, days: days(past) }];
  });
}

/** Days without credit are shown up to the day; leaves and suspensions whole, with their days up to it. */
export function excludedAsOf(counter: TermCounter, asOf: CalendarDate): readonly ShownExcluded[] {
  return counter.excluded.flatMap(({ reason, policy = null, ...span }) => {
    const past = before(span, dayNumber(asOf));
    const listed = reason === 'NO_CREDIT' ? past : span;
    return listed === undefined
      ? []
      : [{ ...shown(listed), reason, policy, days: past === undefined ? 0 : days(past) }];
  });
}

function shown({ from, to }: Span): { readonly from: CalendarDate; readonly to: CalendarDate | null } {
  return { from: dateOf(from), to: to === Infinity ? null : dateOf(to) };
}
