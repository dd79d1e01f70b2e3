import { Command } from '@nestjs/cqrs';
import type {
  BasisMark,
  ImportSource,
  ProposedAct,
  Refusal,
  Subject,
  SubjectKind,
  Warning,
} from '@elshi/domain';
import type { CalendarDate } from '@elshi/law';
import type { Violation } from '@elshi/contract';
import type { Consequences } from '@elshi/projections';

/** Who asks, and under which ids the request is known. */
export interface RequestContext {
  readonly user: string;
  /** How he is called, where that was shown. */
  readonly userName?: string;
  readonly role: string;
  readonly requestId: string;
  readonly correlationId: string;
  readonly traceparent?: string;
}

/** An act about a subject, with what the caller said about how it is to be recorded. */
export interface Submission {
  readonly subject: Subject;
  readonly proposed: ProposedAct;
  /** Hash of path and body in canonical JSON, hexadecimal. */
  readonly requestHash: string;
  readonly context: RequestContext;
  /** `*`, or the revision of the tag, counted from 1. */
  readonly ifMatch?: '*' | number;
  readonly idempotencyKey?: string;
  /** The id of its first event, where that says more than that it is another one. */
  readonly firstEventId?: string;
  readonly dryRun: boolean;
  /** The day on which a preview shows what changes, beside the act's own. */
  readonly asOf?: CalendarDate;
  /** The preview that the caller has seen: nothing else is to be written. It names its revision, in place of `ifMatch`. */
  readonly previewToken?: string;
  /** Where an imported act stands in its file. */
  readonly source?: ImportSource;
  /** Set where nobody has compared the papers with an imported act. */
  readonly basis?: BasisMark;
  /** When and by whom an older register says it was recorded, and the ids it gave (a migration). */
  readonly claim?: {
    readonly recordedAt: number;
    readonly recordedBy?: string;
    readonly eventIds?: readonly string[];
    /** The event about another subject from which the act follows: it is recorded as it was, and judged by nobody. */
    readonly causationId?: string;
  };
}

export interface AnsweredEvent {
  readonly eventId: string;
  readonly type: string;
  readonly effectiveOn: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Where and when the act was recorded. */
export interface Receipt {
  /** Events of the subject, this act included. */
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  readonly recordedBy: string;
  readonly requestId: string;
}

export interface Decided {
  readonly events: readonly AnsweredEvent[];
  readonly warnings: readonly Warning[];
}

/** What would be written about another subject, because it follows from the act. */
export interface Elsewhere {
  readonly subject: string;
  readonly events: readonly AnsweredEvent[];
}

/** What an act would do, were it recorded now. */
export interface Preview extends Decided, Consequences {
  /** What follows from it in other records; left out where nothing does. */
  readonly elsewhere?: readonly Elsewhere[];
  /** Events of the subject by which it was judged, counted from 1; 0 for one that is not recorded yet. */
  readonly revision: number;
  /** By which the act can be recorded as long as it writes just these events. */
  readonly previewToken: string;
}

export interface Recorded extends Decided {
  readonly receipt: Receipt;
}

/** Everything that can become of a submission. Faults of the log are thrown as `EventStoreError`. */
export type RecordOutcome =
  | { readonly outcome: 'recorded'; readonly answer: Recorded; readonly replayed: boolean }
  | { readonly outcome: 'previewed'; readonly answer: Preview }
  /** Something else would be written than was previewed, or nothing any more. */
  | { readonly outcome: 'stale-preview'; readonly revision: number; readonly now: Preview | Refusal }
  | { readonly outcome: 'refused'; readonly refusal: Refusal }
  /** The changes of a correction do not give a well-formed act. */
  | { readonly outcome: 'malformed'; readonly violations: readonly Violation[] }
  | { readonly outcome: 'unknown-subject'; readonly kind: SubjectKind }
  | { readonly outcome: 'key-reused' }
  | { readonly outcome: 'in-flight' }
  /** What the act is judged by beside its own record cannot be read yet. */
  | { readonly outcome: 'not-caught-up' }
  | { readonly outcome: 'revision-required'; readonly revision: number }
  | { readonly outcome: 'stale'; readonly revision: number };

/** What can become of a submission that is judged only, and what it would write. */
export type JudgedOutcome = RecordOutcome | { readonly outcome: 'decided'; readonly answer: Decided };

/** Records one act, or (dry run) says what would be written. */
export class RecordAct extends Command<RecordOutcome> {
  constructor(readonly submission: Submission) {
    super();
  }
}
