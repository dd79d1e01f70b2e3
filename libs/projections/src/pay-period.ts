import type { CalendarDate } from '@elshi/law';
import { BEGINNING, type Career, suspensionEnd } from '@elshi/domain';
import { changeDays, rowOn } from './officer-rows.js';
import type { View } from './service-record.js';

/** A stretch of days on which what pay rests on is another than before. */
export interface PayPart {
  /** Null: from the beginning. */
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  /** The members that differ, as they were; null while nothing was recorded. */
  readonly was: View | null;
  readonly now: View | null;
}

/** The days on which what pay rests on has changed, from the first up to, not including, the last. */
export interface PayPeriod {
  readonly from: CalendarDate | null;
  readonly to: CalendarDate | null;
  readonly parts: readonly PayPart[];
}

/** Where category, service, rank, position, leave or suspension differ between two states of one career; null where nowhere. */
export function payPeriod(before: Career, after: Career): PayPeriod | null {
  const days = [...new Set([...payDays(before), ...payDays(after)])].sort();
  const [leaveBefore, leaveAfter] = [leavesInOrder(before), leavesInOrder(after)];
  const parts: PayPart[] = [];
  for (const [place, day] of days.entries()) {
    const found = differing(payRow(before, day, leaveBefore), payRow(after, day, leaveAfter));
    if (found === undefined) continue;
    const [from, to] = [day === BEGINNING ? null : day, days[place + 1] ?? null];
    const last = parts.at(-1);
    if (last !== undefined && last.to === day && isSame(last, found))
      parts[parts.length - 1] = { ...last, to };
    else parts.push({ from, to, ...found });
  }
  const [first, last] = [parts[0], parts.at(-1)];
  return first && last ? { from: first.from, to: last.to, parts } : null;
}

function payDays(career: Career): readonly CalendarDate[] {
  const ends = career.suspensions.flatMap((suspension) => suspensionEnd(career, suspension) ?? []);
  const spans = [...career.leaves, ...career.suspensions];
  return [
    ...changeDays(career),
    ...spans.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
    ...ends,
  ];
}

type PayRow = Readonly<Record<string, string | boolean | null>>;

type LeaveOn = (day: CalendarDate) => string | null;

function payRow(career: Career, day: CalendarDate, leaveOn: LeaveOn): PayRow | null {
  if (career.registration === undefined) return null;
  const { category, status, rank, positionCode, officeId } = rowOn(career, day);
  const suspended = career.suspensions.some((suspension) => {
    const end = suspensionEnd(career, suspension);
    return !suspension.cleared && suspension.from <= day && (end === undefined || day < end);
  });
  return { category, status, rank, positionCode, officeId, leave: leaveOn(day), suspended };
}

/** The kind of leave of a day, asked day after day: of many leaves only those are looked at that have begun and not ended. */
function leavesInOrder({ leaves }: Career): LeaveOn {
  const toCome = leaves
    .map((leave, place) => ({ leave, place }))
    .sort((a, b) =>
      a.leave.from === b.leave.from ? a.place - b.place : a.leave.from < b.leave.from ? 1 : -1,
    );
  let begun: typeof toCome = [];
  return (day) => {
    while (toCome.length > 0 && toCome.at(-1)!.leave.from <= day) begun.push(toCome.pop()!);
    begun = begun
      .filter(({ leave: { to } }) => to === undefined || day < to)
      .sort((a, b) => a.place - b.place);
    return begun.at(-1)?.leave.leaveKind ?? null;
  };
}

function differing(was: PayRow | null, now: PayRow | null): Pick<PayPart, 'was' | 'now'> | undefined {
  if (was === null || now === null) return was === now ? undefined : { was, now };
  const names = Object.keys(was).filter((name) => was[name] !== now[name]);
  if (names.length === 0) return undefined;
  const only = (row: PayRow): View => Object.fromEntries(names.map((name) => [name, row[name]]));
  return { was: only(was), now: only(now) };
}

function isSame(part: PayPart, { was, now }: Pick<PayPart, 'was' | 'now'>): boolean {
  return JSON.stringify([part.was, part.now]) === JSON.stringify([was, now]);
}
