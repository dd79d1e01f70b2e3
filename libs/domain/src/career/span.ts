import { type CalendarDate, type DayNumber, dayNumber } from '@elshi/law';

/** A half-open run of days: `from` counts, `to` does not. An open run ends at Infinity, one without a beginning begins at -Infinity. */
export interface Span {
  readonly from: DayNumber;
  readonly to: DayNumber;
}

/** The span between two days; open without the second. */
export function spanOf(from: CalendarDate, to: CalendarDate | undefined): Span {
  return { from: dayNumber(from), to: to === undefined ? Infinity : dayNumber(to) };
}

export function days(span: Span): number {
  return span.to - span.from;
}

/** The same days as disjoint spans in order; what touches is joined, what is empty is left out. */
export function union(spans: readonly Span[]): readonly Span[] {
  const ordered = spans.filter((span) => span.from < span.to).sort((a, b) => a.from - b.from);
  const joined: Span[] = [];
  for (const span of ordered) {
    const last = joined.at(-1);
    if (last !== undefined && span.from <= last.to) {
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else joined.push(span);
  }
  return joined;
}

/** Days that lie in both. Both must be disjoint and in order, and so is the answer. */
export function intersection(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  const common: Span[] = [];
  for (let l = 0, r = 0; l < left.length && r < right.length;) {
    const [a, b] = [left[l]!, right[r]!];
    const [from, to] = [Math.max(a.from, b.from), Math.min(a.to, b.to)];
    if (from < to) common.push({ from, to });
    if (a.to <= b.to) l += 1;
    else r += 1;
  }
  return common;
}

/** Days of the first that do not lie in the second. Both must be disjoint and in order, and so is the answer. */
export function difference(left: readonly Span[], right: readonly Span[]): readonly Span[] {
  const rest: Span[] = [];
  let r = 0;
  for (const span of left) {
    let from = span.from;
    while (r < right.length && right[r]!.to <= from) r += 1;
    for (let next = r; next < right.length && right[next]!.from < span.to; next += 1) {
      if (right[next]!.from > from) rest.push({ from, to: right[next]!.from });
      from = Math.max(from, right[next]!.to);
    }
    if (from < span.to) rest.push({ from, to: span.to });
  }
  return rest;
}

/** The part of a span before a day, or nothing. */
export function before(span: Span, day: DayNumber): Span | undefined {
  const to = Math.min(span.to, day);
  return span.from < to ? { from: span.from, to } : undefined;
}
