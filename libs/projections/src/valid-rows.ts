import type { CalendarDate } from '@elshi/law';

/** What holds from one day up to, not including, another. */
export interface Valid {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
}

/** Rows that begin on some of these days, the first of them among those: one for each stretch of days on which nothing that they show changes. */
export function rowsFrom<Row extends Valid>(
  days: Iterable<CalendarDate>,
  rowOn: (day: CalendarDate) => Row,
): readonly Row[] {
  const rows: Row[] = [];
  for (const day of [...new Set(days)].sort()) {
    const row = rowOn(day);
    const last = rows.at(-1);
    if (last !== undefined && sameButDays(last, row)) continue;
    if (last !== undefined) rows[rows.length - 1] = { ...last, validTo: day };
    rows.push(row);
  }
  return rows;
}

function sameButDays<Row extends Valid>(a: Row, b: Row): boolean {
  return (Object.keys(a) as (keyof Row)[]).every(
    (name) => name === 'validFrom' || name === 'validTo' || a[name] === b[name],
  );
}
