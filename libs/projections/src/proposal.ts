import { type Proposal, type ProposalState, proposalState, type StandingAct } from '@elshi/domain';
import type { HeadProposal, RepresentationSubject, WrittenDate } from '@elshi/law';
import { lineOf } from './line.js';
import type { View } from './view.js';

/** What a list shows of a proposal; nothing of it depends on the day that is asked for. */
export interface ProposalRow {
  readonly proposalId: string;
  /** Null where what was proposed is annulled. */
  readonly state: ProposalState | null;
  /** Who proposes as head of the office; null for a representation by the Minister. */
  readonly proposedBy: string | null;
  readonly officeId: string | null;
  readonly officerId: string | null;
  readonly proposes: HeadProposal | null;
  readonly subject: RepresentationSubject | null;
  /** Of a representation. */
  readonly number: string | null;
  readonly submittedOn: WrittenDate | null;
  readonly settledOn: WrittenDate | null;
}

const nothing: Omit<ProposalRow, 'proposalId' | 'state' | 'settledOn'> = {
  proposedBy: null,
  officeId: null,
  officerId: null,
  proposes: null,
  subject: null,
  number: null,
  submittedOn: null,
};

/** A proposal as a list shows it. */
function proposalRow(proposalId: string, proposal: Proposal): ProposalRow {
  const { submission, settlement } = proposal;
  return {
    proposalId,
    state: proposalState(proposal) ?? null,
    ...nothing,
    ...(submission && told(submission.act)),
    settledOn: settlement?.act.effectiveOn ?? null,
  };
}

function told({ data, effectiveOn }: NonNullable<Proposal['submission']>['act']): Partial<ProposalRow> {
  const { detail: _detail, ...members } = data;
  return { ...members, submittedOn: effectiveOn };
}

/** A proposal with what was said when it was made and when it was settled, and the orders of both. */
export function proposalView(proposalId: string, proposal: Proposal): View {
  const { submission, settlement } = proposal;
  const { reason = null, resultingEventId = null } = settlement?.act.data ?? {};
  return {
    ...proposalRow(proposalId, proposal),
    detail: submission?.act.data.detail ?? null,
    reason,
    resultingEventId,
    submission: submission === undefined ? null : lineOf(submission),
    settlement: settlement === undefined ? null : lineOf(settlement),
  };
}

/** An act that carries a proposal out, as the proposal shows it. */
export function resultingAct(subject: string, { actId, act, status }: StandingAct): View {
  return { eventId: actId, subject, kind: act.kind, effectiveOn: act.effectiveOn, status };
}
