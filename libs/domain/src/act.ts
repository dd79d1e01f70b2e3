import type { CreditKind, GroundKind, LeaveKind, LiabilityJurisdiction, Rank, WrittenDate } from '@elshi/law';
import type { Order, Representation } from './order.js';

/** Staff categories of the Regulation, point 14. */
export const STAFF_CATEGORIES = ['OFFICER', 'EMPLOYEE', 'SERVICE_PERSONNEL'] as const;
export type StaffCategory = (typeof STAFF_CATEGORIES)[number];

/** Causes of leaving the service. */
export const LEAVING_CAUSES = ['VOLUNTARY', 'RETIREMENT', 'TRANSFER', 'DEATH', 'OTHER'] as const;
export type LeavingCause = (typeof LEAVING_CAUSES)[number];

export const ATTESTATION_RESULTS = ['PASSED', 'FAILED'] as const;
export type AttestationResult = (typeof ATTESTATION_RESULTS)[number];

export const DEPENDANT_ACTIONS = ['KEEP', 'ANNUL'] as const;
/** What the caller decides about an act that rests on another. */
export interface DependantDecision {
  readonly eventId: string;
  readonly action: (typeof DEPENDANT_ACTIONS)[number];
}

export interface Names {
  readonly latin: string;
  readonly ru?: string;
  readonly kk?: string;
}

export interface Ground {
  readonly kind: GroundKind;
  readonly detail: string;
}

export interface Liability {
  readonly jurisdiction: LiabilityJurisdiction;
  readonly decision: string;
}

interface Assignment {
  readonly rank: Rank;
  readonly representation?: Representation;
  readonly justification?: string;
}

/** What a correction changes: a JSON Merge Patch (RFC 7396) on the act as it was posted. */
export interface ActChanges {
  readonly effectiveOn?: string;
  readonly order?: Readonly<Record<string, unknown>> | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The data of every kind of act about an officer, under the names of the contract. */
export interface ActData {
  RegisterOfficer: {
    readonly names: Names;
    readonly birthDate?: WrittenDate;
    readonly personalNo?: string;
    readonly category: StaffCategory;
  };
  SetStaffCategory: { readonly category: StaffCategory };
  EnterService: { readonly organisation?: string };
  ReenterService: { readonly organisation?: string };
  LeaveService: { readonly cause: LeavingCause };
  DismissForDisciplineBreach: {
    readonly breach: string;
    readonly revocation?: { readonly order: Order; readonly representation?: Representation };
  };
  AppointToPosition: { readonly positionCode: string; readonly unit?: string; readonly officeId?: string };
  RelieveFromPosition: { readonly cause: string };
  AssignRank: Assignment;
  AssignRankEarly: Assignment & { readonly ground?: Ground };
  AssignRankOutOfTurn: Assignment & { readonly ground?: Ground };
  RecordHistoricalRank: {
    readonly rank?: Rank;
    readonly ladder?: string;
    readonly rankText?: string;
    readonly source: string;
  };
  DemoteRank: {
    readonly toRank: Rank;
    readonly liability?: Liability;
    readonly representation?: Representation;
  };
  RevokeRank: { readonly liability?: Liability; readonly representation?: Representation };
  RestoreRank: {
    readonly rank: Rank;
    readonly attestationId: string;
    readonly representation?: Representation;
  };
  IssueRankCertificate: { readonly certificateNo: string; readonly rank: Rank };
  WithdrawRankCertificate: { readonly certificateNo: string; readonly cause: string };
  EnterServiceRecord: { readonly entryNo: string; readonly eventId: string };
  RecordServiceCredit: {
    readonly creditId: string;
    readonly creditKind: CreditKind;
    readonly organisation: string;
    readonly from: WrittenDate;
    readonly to?: WrittenDate;
    readonly document: string;
  };
  CloseServiceCredit: { readonly creditId: string; readonly to: WrittenDate };
  VoidServiceCredit: { readonly creditId: string; readonly cause: string };
  RecordLeave: {
    readonly leaveId: string;
    readonly leaveKind: LeaveKind;
    readonly from: WrittenDate;
    readonly to: WrittenDate;
  };
  CancelLeave: { readonly leaveId: string };
  SuspendFromDuty: { readonly suspensionId: string };
  EndSuspension: { readonly suspensionId: string; readonly cleared: boolean };
  RecordAttestation: {
    readonly attestationId: string;
    readonly result: AttestationResult;
    readonly commission: string;
    readonly purpose?: string;
  };
  ImposeSanction: { readonly sanctionId: string; readonly sanctionKind: string };
  LiftSanction: { readonly sanctionId: string };
  RecordAward: { readonly award: string };
  CorrectAct: { readonly eventId: string; readonly changes: ActChanges; readonly reason: string };
  AnnulAct: { readonly eventId: string; readonly reason: string };
}

export type ActKind = keyof ActData;

/** One legal act, as a registrar posts it. Its shape has been checked at the edge; whether it is lawful, the judge says. */
export type ActOf<K extends ActKind> = {
  readonly [Kind in K]: {
    readonly kind: Kind;
    /** The day from which the act counts in law; a month or a year on a historical act only. */
    readonly effectiveOn: WrittenDate;
    readonly order?: Order;
    readonly data: ActData[Kind];
    readonly note?: string;
    /** Recorded from older papers: judged for form only. */
    readonly historical?: boolean;
    /** The day was left out, and is that of the order. */
    readonly dayOfOrder?: boolean;
  };
}[K];
export type Act = ActOf<ActKind>;

/** Whether an act is judged for form only: history that was not decided here. */
export function isHistorical(act: { readonly kind: ActKind; readonly historical?: boolean }): boolean {
  return act.historical === true || act.kind === 'RecordHistoricalRank';
}

/** An act together with what the caller decided about the acts that rest on it. */
export interface ProposedAct {
  readonly act: Act;
  readonly dependants: readonly DependantDecision[];
}

/** The act in the form in which it was posted: without a day where that was left to the order. */
export function postedForm(
  act: Act,
): Omit<Act, 'effectiveOn' | 'dayOfOrder'> & { readonly effectiveOn?: WrittenDate } {
  const { dayOfOrder, effectiveOn, ...posted } = act;
  return dayOfOrder === true ? posted : { effectiveOn, ...posted };
}
