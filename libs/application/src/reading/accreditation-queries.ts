import type { Condition, RowQuery, ViewMoment } from '@elshi/read-models';
import type { AccreditationFilter } from '../list-messages.js';
import { accreditations } from '../views/tables.js';
import { among, equal } from './conditions.js';
import type { RowsPage } from './officer-queries.js';

/** A filter in which the person stands with every id that he has. */
export interface AccreditationsWanted extends Omit<AccreditationFilter, 'officer'> {
  readonly officer?: readonly string[];
}

/** In which order accreditations are listed. */
export const ACCREDITATION_ORDER = ['accreditedTo', 'officeId', 'officerId', 'basis'] as const;

/** Accreditations that a filter lets through, by state or organisation, then by office. */
export function accreditationsQuery(wanted: AccreditationsWanted, at: ViewMoment, page: RowsPage): RowQuery {
  return { table: accreditations.name, at, where: conditionsOf(wanted), order: ACCREDITATION_ORDER, ...page };
}

function conditionsOf({ to, office, officer }: AccreditationsWanted): readonly Condition[] {
  return [...equal('accreditedTo', to), ...equal('officeId', office), ...among('officerId', officer)];
}
