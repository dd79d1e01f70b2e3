import {
  type CalendarDate,
  type CreditKind,
  creditKinds,
  dayNumber,
  type Policies,
  type PolicyNo,
} from '@elshi/law';
import { type Career, type Stretch, suspensionEnd } from './career.js';
import { staysOf } from './posts.js';
import { type Span, spanOf, union } from './span.js';

export const EXCLUSION_REASONS = ['UNPAID_LEAVE', 'CHILDCARE_LEAVE', 'DUTY_SUSPENSION', 'NO_CREDIT'] as const;
export type ExclusionReason = (typeof EXCLUSION_REASONS)[number];

/** The kinds of credit that follow from the record: work in the Ministry, and in institutions abroad. */
const [AT_HOME, ABROAD]: readonly [CreditKind, CreditKind] = [1, 2];

/** The days that a counter looks at: from the first up to, not including, the second; open where one is missing. */
export interface Window {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

/** Days that do not count although a rank is held. */
export interface Exclusion extends Span {
  readonly reason: ExclusionReason;
  readonly policy: PolicyNo;
  readonly stretch: Stretch;
}

/** Where days of one kind of credit were earned. */
export interface Earned extends Span {
  readonly creditKind: CreditKind;
  readonly stretch: Stretch;
}

/** Leaves and suspensions that keep days from counting (policies P09, P10, P11). */
export function exclusions(career: Career, policies: Policies, window: Window): readonly Exclusion[] {
  const excluded: Exclusion[] = [];
  for (const leave of career.leaves) {
    const policy = leave.leaveKind === 'UNPAID' ? 'P09' : leave.leaveKind === 'CHILDCARE' ? 'P10' : undefined;
    if (policy === undefined || policies[policy] === 'COUNTS' || !overlaps(leave, window)) continue;
    const reason = policy === 'P09' ? 'UNPAID_LEAVE' : 'CHILDCARE_LEAVE';
    excluded.push({ ...spanOf(leave.from, leave.to), reason, policy, stretch: leave });
  }
  for (const suspension of career.suspensions) {
    const isCleared = policies.P11 === 'SUSPENDS_UNLESS_CLEARED' && suspension.cleared;
    if (policies.P11 === 'COUNTS' || isCleared || !overlaps(suspension, window)) continue;
    const span = spanOf(suspension.from, suspensionEnd(career, suspension));
    excluded.push({ ...span, reason: 'DUTY_SUSPENSION', policy: 'P11', stretch: suspension });
  }
  return excluded;
}

/** Credit: positions give kinds 1 and 2, days at a post kind 2, the rest is recorded. Days of a kind that has ended do not count (policy P13). */
export function earnings(career: Career, policies: Policies, window: Window): readonly Earned[] {
  const earned: Earned[] = [];
  for (const held of career.positions) {
    if (overlaps(held, window))
      earned.push({
        ...spanOf(held.from, held.to),
        creditKind: held.officeId === undefined ? AT_HOME : ABROAD,
        stretch: held,
      });
  }
  for (const stay of staysOf(career)) {
    if (overlaps(stay, window))
      earned.push({ ...spanOf(stay.from, stay.to), creditKind: ABROAD, stretch: stay });
  }
  for (const credit of career.credits) {
    if (!overlaps(credit, window)) continue;
    const { creditKind } = credit;
    const { endsOn } = creditKinds[creditKind - 1]!;
    const { from, to } = spanOf(credit.from, credit.to);
    const cutOff = endsOn === undefined || policies.P13 === 'OFF' ? Infinity : dayNumber(endsOn);
    earned.push({ from, to: Math.min(to, cutOff), creditKind, stretch: credit });
  }
  return earned;
}

/** The days earned, by kind. */
export function byCreditKind(earned: readonly Earned[]): ReadonlyMap<CreditKind, readonly Span[]> {
  const spans = new Map<CreditKind, Span[]>();
  for (const { creditKind, from, to } of earned) {
    const others = spans.get(creditKind);
    if (others === undefined) spans.set(creditKind, [{ from, to }]);
    else others.push({ from, to });
  }
  return new Map([...spans].map(([kind, list]) => [kind, union(list)]));
}

function overlaps(
  stretch: { readonly from: CalendarDate; readonly to?: CalendarDate },
  window: Window,
): boolean {
  const endsBefore = stretch.to !== undefined && window.from !== undefined && stretch.to <= window.from;
  return !endsBefore && (window.to === undefined || stretch.from < window.to);
}
