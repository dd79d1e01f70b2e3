import type { Condition, RowQuery, ViewMoment } from '@elshi/read-models';
import type { OfficeFilter } from '../list-messages.js';
import { offices } from '../views/tables.js';
import { among, equal } from './conditions.js';
import type { RowsPage } from './officer-queries.js';

/** A filter in which each person stands with every id that he has. */
export interface OfficesWanted extends Omit<OfficeFilter, 'headedBy' | 'commandedBy'> {
  readonly headedBy?: readonly string[];
  readonly commandedBy?: readonly string[];
}

/** In which order offices are listed. */
export const OFFICE_ORDER = ['officeId'] as const;

/** Offices that a filter lets through, in the order of their ids. */
export function officesQuery(wanted: OfficesWanted, at: ViewMoment, page: RowsPage): RowQuery {
  return { table: offices.name, at, where: conditionsOf(wanted), order: OFFICE_ORDER, ...page };
}

function conditionsOf(wanted: OfficesWanted): readonly Condition[] {
  const { officeKind, hostState, status, headState, headedBy, commandedBy } = wanted;
  return [
    ...equal('officeKind', officeKind),
    ...equal('hostState', hostState),
    ...equal('status', status),
    ...equal('headState', headState),
    ...among('headedBy', headedBy),
    ...among('commandedBy', commandedBy),
  ];
}
