import type { CalendarDate } from '@elshi/law';
import type { Standing } from '../standing.js';
import { unreachable } from '../unreachable.js';
import type { Settling, Submitting } from './act-data.js';

export const PROPOSAL_STATES = ['SUBMITTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

/** A proposal by a head, or a representation by the Minister: the acts in force, folded in the order of their effect. */
export interface Proposal {
  readonly proposalId: string;
  /** Absent where nothing stands that was proposed. */
  readonly submission?: Standing<Submitting>;
  /** What settled it; absent while it waits. */
  readonly settlement?: Standing<Settling>;
  /** Findings about the record that somebody accepted as they are. */
  readonly acceptances: readonly Standing<'AcceptFinding'>[];
}

/** How a proposal stands by everything that is known of it; nothing where none stands that was made. */
export function proposalState({ submission, settlement }: Proposal): ProposalState | undefined {
  if (submission === undefined) return undefined;
  return settlement === undefined ? 'SUBMITTED' : stateAfter(settlement.act.kind);
}

/** How a proposal stood on a day; nothing before it was made. */
export function proposalStateOn(proposal: Proposal, day: CalendarDate): ProposalState | undefined {
  const { submission, settlement } = proposal;
  if (submission === undefined || day < submission.day) return undefined;
  return settlement === undefined || day < settlement.day ? 'SUBMITTED' : proposalState(proposal);
}

/** Who the proposal is about; nothing for one that names an office alone. */
export function officerProposed({ submission }: Proposal): string | undefined {
  return submission?.act.data.officerId;
}

function stateAfter(kind: Settling): ProposalState {
  switch (kind) {
    case 'AcceptProposal':
      return 'ACCEPTED';
    case 'RejectProposal':
      return 'REJECTED';
    case 'WithdrawProposal':
      return 'WITHDRAWN';
    default:
      return unreachable(kind);
  }
}
