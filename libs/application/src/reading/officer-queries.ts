import type { CalendarDate } from '@elshi/law';
import type { Condition, RowQuery, Value, ViewMoment } from '@elshi/read-models';
import type { OfficerFilter } from '../list-messages.js';
import { eligibility, officerNames, officers } from '../views/tables.js';

/** Which rows of all that are found. */
export interface RowsPage {
  readonly limit: number;
  /** Values of the order's columns in the row after which to go on. */
  readonly after?: readonly Value[];
}

/** Officers whom a filter lets through, in the order of their ids. */
export function officersQuery(filter: OfficerFilter, at: ViewMoment, page: RowsPage): RowQuery {
  return { table: officers.name, at, where: conditionsOf(filter), order: ['officerId'], ...page };
}

/** Who becomes eligible on a day of a window, in the order of that day, then of ids. */
export function eligibleQuery(
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  at: ViewMoment,
  page: RowsPage,
): RowQuery {
  const where = [{ column: 'eligibleOn', from, before: to }];
  return { table: eligibility.name, at, where, order: ['eligibleOn', 'officerId'], ...page };
}

/** Who holds a rank below the highest, in the order of ids. */
export function holdersQuery(at: ViewMoment, page: RowsPage): RowQuery {
  return { table: eligibility.name, at, where: [], order: ['officerId'], ...page };
}

/** What the lists show of the officers of some streams, and their names. */
export function linesQueries(
  streams: readonly string[],
  at: ViewMoment,
): { readonly shown: RowQuery; readonly named: RowQuery } {
  const where = [{ column: 'stream', isIn: streams }];
  const asked = { at, where, order: [], limit: streams.length };
  return { shown: { ...asked, table: officers.name }, named: { ...asked, table: officerNames.name } };
}

function conditionsOf({ q, rank, office, status }: OfficerFilter): readonly Condition[] {
  return [
    ...(rank === undefined ? [] : [{ column: 'rank', is: rank }]),
    ...(office === undefined ? [] : [{ column: 'officeId', is: office }]),
    ...(status === undefined ? [] : [{ column: 'status', is: status }]),
    ...(q === undefined || q.trim() === '' ? [] : [{ inTable: officerNames.name, where: [{ searched: q }] }]),
  ];
}
