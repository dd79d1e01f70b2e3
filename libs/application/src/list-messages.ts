import { Query } from '@nestjs/cqrs';
import type { Command, FindingRule, OfficeStatus, ProposalState, Severity } from '@elshi/domain';
import type {
  CalendarDate,
  HeadProposal,
  OfficeKind,
  Policies,
  Rank,
  RepresentationSubject,
  StateCode,
} from '@elshi/law';
import type { Checkpoint } from './log-identity.js';
import type { Clocks, FeedBody, FeedCount, ListBody, Page, ReadOutcome, Rows } from './messages.js';

export interface OfficerFilter {
  readonly q?: string;
  readonly rank?: Rank;
  readonly office?: string;
  readonly status?: string;
}

export class ListOfficers extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly filter: OfficerFilter,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}

export interface OfficeFilter {
  readonly officeKind?: OfficeKind;
  readonly hostState?: StateCode;
  readonly status?: OfficeStatus;
  /** Whether somebody heads it, acts for its head, or nobody does. */
  readonly headState?: Command['state'];
  /** Who heads it for good, present or not, under any of his ids. */
  readonly headedBy?: string;
  /** Who heads it, or acts for its head, under any of his ids. */
  readonly commandedBy?: string;
}

/** Offices abroad on `asOf`. */
export class ListOffices extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly filter: OfficeFilter,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}

export interface ProposalFilter {
  /** Left out, whatever stands; what is annulled is asked for by its own name. */
  readonly state?: ProposalState | 'ANNULLED';
  /** For whom it is proposed, under any of his ids. */
  readonly officer?: string;
  readonly office?: string;
  /** Who proposes as head of the office, under any of his ids. */
  readonly proposedBy?: string;
  readonly proposes?: HeadProposal;
  readonly subject?: RepresentationSubject;
  /** A window of the days on which proposals are made: from included, to not. */
  readonly submittedFrom?: CalendarDate;
  readonly submittedTo?: CalendarDate;
}

export interface AccreditationFilter {
  /** A state or an organisation. */
  readonly to?: string;
  readonly office?: string;
  /** Under any of his ids. */
  readonly officer?: string;
}

/** To which states and organisations heads of offices are accredited. */
export class ListAccreditations extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly filter: AccreditationFilter,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}

/** Proposals by heads of offices and representations by the Minister. */
export class ListProposals extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly filter: ProposalFilter,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}

/** Who becomes eligible for the next rank on a day from `from` up to, not including, `to`. */
export class ListEligible extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly from: CalendarDate,
    readonly to: CalendarDate,
    readonly clocks: Clocks,
    readonly policies: Policies,
    readonly page: Page,
  ) {
    super();
  }
}

export interface AuditFilter {
  readonly actor?: string;
  readonly kind?: string;
  /** Number of the order. */
  readonly order?: string;
  /** As `officer/w01`. */
  readonly subject?: string;
  readonly effectiveFrom?: CalendarDate;
  readonly effectiveTo?: CalendarDate;
  /** Microseconds; from included, to not. */
  readonly recordedFrom?: number;
  readonly recordedTo?: number;
}

export class ListAudit extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly filter: AuditFilter,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}

/** The audit trail, all rows of it, as they are read. */
export class StreamAudit extends Query<ReadOutcome<Rows>> {
  constructor(
    readonly filter: AuditFilter,
    readonly clocks: Clocks,
    readonly limit?: number,
  ) {
    super();
  }
}

export interface FindingFilter {
  readonly status: 'open' | 'accepted';
  /** As `officer/w01`. */
  readonly subject?: string;
  readonly rule?: FindingRule;
  readonly severity?: Severity;
}

/** How many findings of a rule are open. */
export interface FindingCount {
  readonly rule: FindingRule;
  readonly severity: Severity;
  readonly findings: number;
}

/** What should be looked at in the records, by subject. */
export class ListFindings extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly filter: FindingFilter,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}

/** The findings, all of them, as they are read. */
export class StreamFindings extends Query<ReadOutcome<Rows>> {
  constructor(
    readonly filter: FindingFilter,
    readonly clocks: Clocks,
    readonly limit?: number,
  ) {
    super();
  }
}

export interface FeedFilter {
  /** Bare event types. */
  readonly types?: readonly string[];
  /** As `officer/w01`. */
  readonly subject?: string;
}

/** A period of effect: from included, to not. Left out, it has no beginning, or no end. */
export interface EffectiveFilter extends FeedFilter {
  readonly from?: CalendarDate;
  readonly to?: CalendarDate;
}

/** The effective feed, as CloudEvents 1.0: what takes effect in a period, as it stands. */
export class ReadEffective extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly filter: EffectiveFilter,
    readonly clocks: Clocks,
    readonly page: Page,
  ) {
    super();
  }
}

export type NoticeFilter = Pick<FeedFilter, 'subject'>;

/** Notices of retroactivity, as CloudEvents 1.0, after a position. `dayOf` tells the civil day of an instant in microseconds. */
export class ReadNotices extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly after: bigint,
    readonly limit: number,
    readonly filter: NoticeFilter,
    readonly clocks: Clocks,
    readonly dayOf: (instant: number) => CalendarDate,
  ) {
    super();
  }
}

/** A page of the recorded feed that is asked for. */
export interface FeedQuestion {
  readonly after: Checkpoint;
  readonly limit: number;
  readonly filter: FeedFilter;
  readonly clocks: Clocks;
  /** Where the reader reaches the service, for what events name by an absolute address. */
  readonly base?: string | undefined;
}

/** How many events were recorded up to a position, or so far. */
export class CountFeed extends Query<ReadOutcome<FeedCount>> {
  constructor(
    readonly clocks: Clocks,
    readonly upTo?: bigint,
  ) {
    super();
  }
}

/** The recorded feed, as CloudEvents 1.0, after a checkpoint. `nextCursor` is the position to go on from. */
export class ReadFeed extends Query<ReadOutcome<FeedBody>> {
  constructor(readonly asked: FeedQuestion) {
    super();
  }
}
