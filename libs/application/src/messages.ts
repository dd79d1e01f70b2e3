import { Query } from '@nestjs/cqrs';
import type { Subject, SubjectKind } from '@elshi/domain';
import type { CalendarDate, Policies, Rank } from '@elshi/law';
import type { RecordDocument } from '@elshi/projections';
import type { LagOfParts, PartLag } from './lag.js';
import type { NotHeld } from './log-identity.js';
import type { Receipt } from './recording-messages.js';

export * from './order-messages.js';
export * from './recording-messages.js';

/** The two clocks of a read. `knownAt` in microseconds; left out, it is the watermark. */
export interface Clocks {
  readonly asOf: CalendarDate;
  readonly knownAt?: number;
  /** The answer must include this position of the log. */
  readonly minPosition?: bigint;
}

export interface Page {
  readonly limit: number;
  readonly cursor?: string;
}

/** What a read answers: the body as it is sent, or why there is none. */
export type ReadOutcome<Body> =
  | { readonly outcome: 'found'; readonly body: Body; readonly revision?: number }
  | { readonly outcome: 'unknown-subject'; readonly kind: SubjectKind }
  /** `knownAt` lies after now and after everything recorded. */
  | { readonly outcome: 'future' }
  /** The projections have not reached what was asked for, after a second of waiting; or this node has not reached it. */
  | { readonly outcome: 'not-caught-up' }
  /** What is asked for cannot be read or done just now. */
  | { readonly outcome: 'not-ready' }
  | NotHeld
  | { readonly outcome: 'bad-cursor' };

export interface Meta {
  readonly asOf: string;
  readonly knownAt: string;
  readonly position: string;
  readonly ruleset: string;
  /** The policies that were supposed in place of those in force; not there where none was. */
  readonly policies?: Readonly<Record<string, string>>;
  /** Whose record answers, where the one asked for is joined to it: as `officer/w01`. */
  readonly joinedInto?: string;
  /** What a list may be missing, at most 100 of them; not there when nothing is. */
  readonly incomplete?: readonly Incomplete[];
  /** How many there are in all. */
  readonly incompleteTotal?: number;
}

/** What a projection of the list does not hold of a subject, because it waits for an event that could not be projected. */
export interface Incomplete {
  readonly projection: string;
  readonly subject: string;
  /** What was known of the subject before this instant is complete. */
  readonly since: string;
}

export type Body = Readonly<Record<string, unknown>>;

export interface ListBody {
  readonly items: readonly Body[];
  readonly nextCursor: string | null;
  readonly meta: Meta;
}

/** A page of the recorded feed, with the id of the log that it was read from: that of its first event, null while it has none. */
export interface FeedBody extends ListBody {
  readonly logId: string | null;
}

/** How many events the recorded feed holds up to a position. */
export interface FeedCount {
  readonly count: number;
  readonly position: string;
  readonly logId: string | null;
  readonly meta: Meta;
}

/** All rows of a read, one after another, for CSV and NDJSON. */
export interface Rows {
  readonly rows: AsyncIterable<Body>;
  readonly meta: Meta;
}

/** The moment at which a read is answered that no act changes, such as a catalogue. */
export class GetMoment extends Query<ReadOutcome<{ readonly meta: Meta }>> {
  constructor(readonly clocks: Clocks) {
    super();
  }
}

export class GetServiceRecord extends Query<ReadOutcome<Body>> {
  constructor(
    readonly officerId: string,
    readonly clocks: Clocks,
  ) {
    super();
  }
}

/** The service record as a document, before it is put into words, with a code by which its content is known again. */
export interface PrintableRecord {
  readonly document: RecordDocument;
  readonly clocks: Meta;
  readonly code: string;
}

/** With `annulled`, acts that were annulled, cancelled or voided are told in a section of their own. */
export class GetPrintableRecord extends Query<ReadOutcome<PrintableRecord>> {
  constructor(
    readonly officerId: string,
    readonly clocks: Clocks,
    readonly annulled: boolean,
  ) {
    super();
  }
}

/** Whether a printed record still tells what is known, once told it, or was never printed here. */
export const PRINT_STATES = ['valid', 'superseded', 'unknown'] as const;
export type PrintState = (typeof PRINT_STATES)[number];

/** The record printed as of a day, by its code without hyphens; what was known when it was printed tells one that is superseded. */
export class CheckRecord extends Query<ReadOutcome<{ readonly state: PrintState }>> {
  constructor(
    readonly officerId: string,
    readonly code: string,
    readonly clocks: Clocks,
  ) {
    super();
  }
}

export class GetTerm extends Query<ReadOutcome<Body>> {
  constructor(
    readonly officerId: string,
    readonly clocks: Clocks,
    readonly policies: Policies,
  ) {
    super();
  }
}

/** Stays at posts, days abroad, and rotation under the policies. */
export class GetTimeAtPost extends Query<ReadOutcome<Body>> {
  constructor(
    readonly officerId: string,
    readonly clocks: Clocks,
    readonly policies: Policies,
  ) {
    super();
  }
}

export class GetEligibility extends Query<ReadOutcome<Body>> {
  constructor(
    readonly officerId: string,
    readonly rank: Rank | undefined,
    readonly clocks: Clocks,
    readonly policies: Policies,
  ) {
    super();
  }
}

/** The audit trail of one subject. */
export class ListActs extends Query<ReadOutcome<ListBody>> {
  constructor(
    readonly subject: Subject,
    readonly clocks: Clocks,
    readonly page: Page | 'all',
  ) {
    super();
  }
}

/** `items` of the body: one step for each event from revision `from` to `to`, both included, counted from 1. */
export class ReplayCareer extends Query<ReadOutcome<Body & { readonly items: Iterable<Body> }>> {
  constructor(
    readonly officerId: string,
    readonly clocks: Clocks,
    readonly from?: number,
    readonly to?: number,
  ) {
    super();
  }
}

/** One line of an import file, read and checked. */
export interface ImportReport {
  readonly line: number;
  /** Where the text of the line stops being JSON, counted in characters from 1; only when it does. */
  readonly column?: number;
  readonly outcome: 'CREATED' | 'UNCHANGED' | 'ERROR';
  readonly problem?: Body;
  readonly receipt?: Receipt;
}

/** Whether the service can answer, and how far its projections are. */
export interface ServiceStatus extends PartLag {
  readonly ready: boolean;
  readonly head: string;
  readonly projected: string;
  readonly parts: LagOfParts;
  readonly log: string;
  /** Streams that projections have parked; not there while the views cannot be read. */
  readonly parked?: number;
  /** Set while the lists are made anew. */
  readonly rebuilding?: { readonly done: number; readonly total: number };
  /** Set while lists of another edition answer, which stay at their position until those of this edition are made. */
  readonly standIn?: { readonly edition: string; readonly position: string };
  /** Why it is not ready, in one sentence. */
  readonly fault?: string;
}
