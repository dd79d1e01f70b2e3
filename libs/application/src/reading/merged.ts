import type { Row, Value } from '@elshi/read-models';

/** Rows of several queries in one order, each of them once: the columns of the order name a row. */
export function merged(found: readonly (readonly Row[])[], order: readonly string[]): readonly Row[] {
  const rows = found.flat().sort((a, b) => compared(a, b, order));
  return rows.filter((row, place) => place === 0 || compared(rows[place - 1]!, row, order) !== 0);
}

function compared(a: Row, b: Row, order: readonly string[]): number {
  for (const column of order) {
    const [one, other] = [a[column] ?? null, b[column] ?? null];
    if (one !== other) return isBefore(one, other) ? -1 : 1;
  }
  return 0;
}

/** As the views put them in order: nothing first. */
function isBefore(one: Value, other: Value): boolean {
  return one === null || (other !== null && one < other);
}
