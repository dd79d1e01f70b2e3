import type { Condition, RowQuery, ViewMoment } from '@elshi/read-models';
import type { ProposalFilter } from '../list-messages.js';
import { proposals } from '../views/tables.js';
import { among, equal } from './conditions.js';
import type { RowsPage } from './officer-queries.js';

/** A filter in which each person stands with every id that he has. */
export interface ProposalsWanted extends Omit<ProposalFilter, 'officer' | 'proposedBy'> {
  readonly officer?: readonly string[];
  readonly proposedBy?: readonly string[];
}

/** In which order proposals are listed. */
export const PROPOSAL_ORDER = ['submittedDay', 'proposalId'] as const;

/** Proposals that a filter lets through, in the order of the days on which they were made, then of ids. */
export function proposalsQuery(wanted: ProposalsWanted, at: ViewMoment, page: RowsPage): RowQuery {
  return { table: proposals.name, at, where: conditionsOf(wanted), order: PROPOSAL_ORDER, ...page };
}

function conditionsOf(wanted: ProposalsWanted): readonly Condition[] {
  const { state, officer, proposedBy, office, proposes, subject, submittedFrom, submittedTo } = wanted;
  const isAnnulled = state === 'ANNULLED';
  return [
    ...equal('standing', isAnnulled ? 'annulled' : 'in-force'),
    ...equal('state', isAnnulled ? undefined : state),
    ...among('officerId', officer),
    ...among('proposedBy', proposedBy),
    ...equal('officeId', office),
    ...equal('proposes', proposes),
    ...equal('subject', subject),
    ...(submittedFrom === undefined && submittedTo === undefined
      ? []
      : [
          {
            column: 'submittedDay',
            ...(submittedFrom !== undefined && { from: submittedFrom }),
            ...(submittedTo !== undefined && { before: submittedTo }),
          },
        ]),
  ];
}
