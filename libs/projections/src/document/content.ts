import type {
  CalendarDate,
  CardKind,
  Citation,
  CreditKind,
  DepartmentKind,
  GroundKind,
  LeaveKind,
  LiabilityJurisdiction,
  PostingOutcome,
  Rank,
  WrittenDate,
} from '@elshi/law';
import type {
  AmendmentKind,
  AttestationResult,
  LeavingCause,
  OfficerActKind,
  Order,
  PostingState,
  QualityActKind,
  ServiceStatus,
  SpellMode,
  StaffCategory,
} from '@elshi/domain';
import type { TermView } from '../term.js';

/**
 * The service record as a document: what it says, before it is put into the words of a language. Plain JSON, so that its
 * canonical form can be hashed.
 */
export interface RecordDocument {
  /** Name and edition of the form; what it says changes with its edition only. */
  readonly form: 'service-record/1';
  readonly officerId: string;
  readonly asOf: CalendarDate;
  readonly identity: Identity;
  readonly sections: readonly Section[];
  readonly term: TermFigures;
}

/** The counter without ids: those of events are other ones in a register that was brought over. */
export type TermFigures = Omit<TermView, 'officerId' | 'spellId'>;

/** Who it is, and how he stands on the day. */
export interface Identity {
  readonly latin: string | null;
  readonly ru: string | null;
  readonly kk: string | null;
  readonly birthDate: WrittenDate | null;
  readonly personalNo: string | null;
  readonly category: StaffCategory | null;
  readonly status: ServiceStatus;
  readonly position: { readonly code: string; readonly from: WrittenDate; readonly on: CalendarDate } | null;
  readonly rank: { readonly rank: Rank; readonly from: WrittenDate } | null;
}

export const SECTION_NAMES = [
  'registration',
  'service',
  'positions',
  'postings',
  'ranks',
  'certificates',
  'recordEntries',
  'credits',
  'leaves',
  'suspensions',
  'attestations',
  'sanctions',
  'awards',
  'otherActs',
  'annulled',
] as const;
export type SectionName = (typeof SECTION_NAMES)[number];

export interface Section {
  readonly name: SectionName;
  readonly entries: readonly Entry[];
}

/** One line, with the act that it rests on. */
export interface Entry {
  /** Number of the act: the revision of its first event, as in the audit trail. */
  readonly act: number;
  readonly from: WrittenDate;
  /** The first day on which it no longer stands; nothing while it does, and for what has a day only. */
  readonly to: WrittenDate | null;
  /** What it is, the main thing first. */
  readonly parts: readonly Part[];
  readonly basis: Basis;
  readonly ending: Ending | null;
  readonly remarks: readonly Remark[];
}

/** What a line rests on. */
export interface Basis {
  readonly order: Order | null;
  readonly citations: readonly Citation[];
  /** When and by whom it was recorded, where there is no order to name. */
  readonly recorded: Recorded | null;
  /** Imported, and compared with no papers yet. */
  readonly unverified?: true;
}

export interface Recorded {
  /** The day in UTC. */
  readonly on: CalendarDate;
  readonly by: string;
}

/** The act that ended a line. */
export interface Ending {
  readonly act: number;
  /** The kind of act. */
  readonly how: Value;
  readonly parts: readonly Part[];
  /** Nothing where the act has a line of its own in the same section. */
  readonly basis: Basis | null;
}

/** What became of the act of a line, or is to be known about its dates. */
export type Remark =
  | ({ readonly is: 'corrected' | 'annulled' | 'removed' } & Amendment)
  | { readonly is: 'historical' | 'approximate' };

/** The act that changed another. */
export interface Amendment {
  readonly act: number;
  readonly on: WrittenDate;
  readonly order: Order | null;
  readonly recorded: Recorded;
  readonly reason: string | null;
}

/** What is named beside a value. */
export type Label =
  | 'agreement'
  | 'annuls'
  | 'attestation'
  | 'breach'
  | 'cancels'
  | 'card'
  | 'category'
  | 'cause'
  | 'certificate'
  | 'cleared'
  | 'commission'
  | 'corrects'
  | 'destination'
  | 'detail'
  | 'document'
  | 'duties'
  | 'enters'
  | 'entry'
  | 'ground'
  | 'hostState'
  | 'justification'
  | 'leave'
  | 'liability'
  | 'mode'
  | 'office'
  | 'organisation'
  | 'outcome'
  | 'plannedFrom'
  | 'plannedTo'
  | 'posting'
  | 'proposal'
  | 'purpose'
  | 'reason'
  | 'representation'
  | 'source'
  | 'state'
  | 'tripFrom'
  | 'tripTo'
  | 'unit'
  | 'validTo';

/** A value with what it is; the main one of a line stands without a label. */
export interface Part {
  readonly label: Label | null;
  readonly value: Value;
}

/** Finds what is named in an act. */
export interface Lookup {
  /** The number of the act that an event belongs to; nothing for one that is not on record. */
  readonly actOf: (eventId: string) => number | null;
  /** What an office was called on a day; nothing for one that is not on record. */
  readonly officeOn: (officeId: string, day: CalendarDate) => string | null;
}

/** Kinds of act that an officer's record tells. */
export type ToldKind = OfficerActKind | QualityActKind | AmendmentKind;

/** Members of closed lists, worded by each language. */
export interface Terms {
  readonly answer: 'YES' | 'NO';
  readonly card: CardKind;
  readonly category: StaffCategory;
  readonly cause: LeavingCause;
  readonly credit: CreditKind;
  readonly department: DepartmentKind;
  readonly ground: GroundKind;
  readonly jurisdiction: LiabilityJurisdiction;
  readonly kind: ToldKind;
  readonly leave: LeaveKind;
  readonly mode: SpellMode | 'RESTORATION';
  readonly outcome: PostingOutcome;
  readonly postingState: PostingState;
  readonly result: AttestationResult;
}

export type Term = {
  readonly [L in keyof Terms]: { readonly is: 'term'; readonly list: L; readonly code: Terms[L] };
}[keyof Terms];

export type Value =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'day'; readonly day: WrittenDate }
  /** As it was recorded: a code in common use, or free words. */
  | { readonly is: 'sanction'; readonly kind: string }
  | { readonly is: 'rank'; readonly rank: Rank }
  | { readonly is: 'position'; readonly code: string; readonly on: CalendarDate }
  | { readonly is: 'office'; readonly officeId: string; readonly name: string | null }
  /** The number of an act; nothing for one that is not on record. */
  | { readonly is: 'act'; readonly act: number | null }
  | { readonly is: 'paper'; readonly number: string; readonly date: CalendarDate }
  | Term;
