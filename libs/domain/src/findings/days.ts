import { type CalendarDate, dateOf } from '@elshi/law';
import type { Stretch } from '../career/career.js';
import { type Span, spanOf } from '../career/span.js';

/** The first day of a span that has a beginning. */
export function firstDay({ from }: Span): CalendarDate {
  return dateOf(from);
}

/** The day after a span, unless it is open. */
export function dayAfter({ to }: Span): CalendarDate | undefined {
  return to === Infinity ? undefined : dateOf(to);
}

/** The days of stretches. */
export function spansOf(stretches: readonly Pick<Stretch, 'from' | 'to'>[]): readonly Span[] {
  return stretches.map(({ from, to }) => spanOf(from, to));
}

/** The earliest of days, those that there are not left out. */
export function earliest(...days: readonly (CalendarDate | undefined)[]): CalendarDate | undefined {
  let found: CalendarDate | undefined;
  for (const day of days) if (day !== undefined && (found === undefined || day < found)) found = day;
  return found;
}

/** The later of two days. */
export function later(one: CalendarDate, other: CalendarDate): CalendarDate {
  return one < other ? other : one;
}

/** A span in words. */
export function fromTo(from: CalendarDate, to: CalendarDate | undefined): string {
  return to === undefined ? `from ${from} on` : `from ${from} to ${to}`;
}
