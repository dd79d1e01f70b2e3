import type { RowQuery, ViewMoment } from '@elshi/read-models';
import { joinedRecords } from '../views/tables.js';
import type { ViewsToRead } from './officer-lines.js';

/** Under which record that of an officer goes on. */
export function joinedIntoQuery(officerId: string, at: ViewMoment): RowQuery {
  const where = [{ column: 'officerId', is: officerId }];
  return { table: joinedRecords.name, at, where, order: [], limit: 1 };
}

/** The records that go on under one of these. */
export function joinedToQuery(officerIds: readonly string[], at: ViewMoment): RowQuery {
  const where = [{ column: 'joinedInto', isIn: officerIds }];
  return { table: joinedRecords.name, at, where, order: [], limit: Number.MAX_SAFE_INTEGER };
}

/**
 * Every id of the person who is known under one: those of all records that go on under the record of that id, or under the one that it goes on
 * under. Where records were joined in a circle each goes on under its own id.
 */
export async function idsOfPerson(
  views: ViewsToRead,
  officerId: string,
  at: ViewMoment,
): Promise<readonly string[]> {
  const passed = new Set([officerId]);
  let goesOn = officerId;
  for (;;) {
    const [row] = await views.rows(joinedIntoQuery(goesOn, at));
    if (row === undefined) break;
    goesOn = String(row['joinedInto']);
    if (passed.has(goesOn)) return [officerId];
    passed.add(goesOn);
  }
  const ids = [goesOn];
  for (let last = ids; last.length > 0;) {
    const joined = await views.rows(joinedToQuery(last, at));
    last = joined.map((row) => String(row['officerId']));
    ids.push(...last);
  }
  return ids;
}
