import type { HeadProposal, RepresentationSubject } from '@elshi/law';

/** What is said with the answer to a proposal, or with its withdrawal. */
export interface DecisionData {
  readonly reason?: string;
  /** The event of the act that followed. */
  readonly resultingEventId?: string;
}

/** The data of every kind of act about a proposal, under the names of the contract. */
export interface ProposalActData {
  SubmitHeadProposal: {
    /** Who heads the office, or acts for its head. */
    readonly proposedBy: string;
    readonly officeId: string;
    /** For whom it is proposed. */
    readonly officerId: string;
    readonly proposes: HeadProposal;
    readonly detail: string;
  };
  SubmitMinisterRepresentation: {
    /** Who is to have the rank, or to head an office. */
    readonly officerId?: string;
    /** The office whose head it is about. */
    readonly officeId?: string;
    readonly subject: RepresentationSubject;
    readonly detail: string;
    /** By which the decree names it. */
    readonly number: string;
  };
  AcceptProposal: DecisionData;
  RejectProposal: DecisionData;
  WithdrawProposal: DecisionData;
}

export type ProposalActKind = keyof ProposalActData;
/** The kinds of act by which a proposal is made. */
export type Submitting = 'SubmitHeadProposal' | 'SubmitMinisterRepresentation';
/** The kinds of act by which it is settled, once and for all. */
export type Settling = Exclude<ProposalActKind, Submitting>;
