import {
  type Proposal,
  type ProposalState,
  proposalState,
  type Standing,
  type StandingAct,
  type Standings,
  type Submitting,
} from '@elshi/domain';
import type { CalendarDate, HeadProposal, RepresentationSubject, WrittenDate } from '@elshi/law';

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

/** Whether what was proposed stands. */
export type ProposalStanding = 'in-force' | 'annulled';

/** A proposal in the list, with what it is found and put in order by. */
export interface ListedProposal extends ProposalRow {
  readonly standing: ProposalStanding;
  /** The day on which it was made; the first of the period for a month or a year. */
  readonly submittedDay: CalendarDate;
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

/** A proposal as its record shows it. */
export function proposalRow(proposalId: string, proposal: Proposal): ProposalRow {
  const { submission, settlement } = proposal;
  return {
    proposalId,
    state: proposalState(proposal) ?? null,
    ...nothing,
    ...(submission && told(submission)),
    settledOn: settlement?.act.effectiveOn ?? null,
  };
}

/**
 * A proposal as the list has it. Where what was proposed is annulled, the row still tells what that was, as it stood last, so that it is found by
 * it. Nothing where nothing was ever proposed.
 */
export function listedProposal(
  proposalId: string,
  proposal: Proposal,
  { all }: Standings,
): ListedProposal | undefined {
  const made = proposal.submission ?? all.findLast(isSubmission);
  if (made === undefined) return undefined;
  const standing = proposal.submission === undefined ? 'annulled' : 'in-force';
  return { ...proposalRow(proposalId, proposal), ...told(made), standing, submittedDay: made.day };
}

function told({ act: { data, effectiveOn } }: Standing<Submitting>): Partial<ProposalRow> {
  const { detail: _detail, ...members } = data;
  return { ...members, submittedOn: effectiveOn };
}

function isSubmission(standing: StandingAct): standing is Standing<Submitting> {
  const { kind } = standing.act;
  return kind === 'SubmitHeadProposal' || kind === 'SubmitMinisterRepresentation';
}
