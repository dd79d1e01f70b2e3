import type {
  CardKind,
  CreditKind,
  DepartmentKind,
  GroundKind,
  LeaveKind,
  LiabilityJurisdiction,
  PostingOutcome,
  Rank,
  StateCode,
  WrittenDate,
} from '@elshi/law';
import type { Order, Representation } from '../order.js';

/** Staff categories of the Regulation, point 14. */
export const STAFF_CATEGORIES = ['OFFICER', 'EMPLOYEE', 'SERVICE_PERSONNEL'] as const;
export type StaffCategory = (typeof STAFF_CATEGORIES)[number];

/** Causes of leaving the service. */
export const LEAVING_CAUSES = ['VOLUNTARY', 'RETIREMENT', 'TRANSFER', 'DEATH', 'OTHER'] as const;
export type LeavingCause = (typeof LEAVING_CAUSES)[number];

export const ATTESTATION_RESULTS = ['PASSED', 'FAILED'] as const;
export type AttestationResult = (typeof ATTESTATION_RESULTS)[number];

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

/** The data of every kind of act about an officer, under the names of the contract. */
export interface OfficerActData {
  RegisterOfficer: {
    readonly names: Names;
    readonly birthDate?: WrittenDate;
    readonly personalNo?: string;
    readonly category: StaffCategory;
  };
  SetStaffCategory: { readonly category: StaffCategory };
  /** The officer under whose record the same person goes on. */
  JoinRecord: { readonly officerId: string; readonly reason?: string };
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
  AssignPosting: {
    readonly postingId: string;
    readonly officeId: string;
    readonly positionCode: string;
    readonly plannedFrom?: WrittenDate;
    readonly plannedTo?: WrittenDate;
  };
  StartPosting: { readonly postingId: string };
  ExtendPosting: {
    readonly postingId: string;
    readonly plannedTo: WrittenDate;
    readonly proposalId?: string;
  };
  RecallEarly: { readonly postingId: string; readonly cause: string; readonly proposalId?: string };
  EndPosting: {
    readonly postingId: string;
    readonly outcome: PostingOutcome;
    readonly detail?: string;
  };
  AssignDepartment: {
    readonly postingId: string;
    readonly department: DepartmentKind;
    readonly duties?: string;
  };
  PermitShortTrip: {
    readonly tripId: string;
    readonly destination: string;
    readonly from: WrittenDate;
    readonly to: WrittenDate;
    readonly ministryAgreement?: string;
    readonly onAnnualLeave: boolean;
  };
  IssueAccreditationCard: {
    readonly cardNo: string;
    readonly cardKind: CardKind;
    readonly hostState: StateCode;
    readonly validTo?: WrittenDate;
  };
  ReturnAccreditationCard: { readonly cardNo: string };
}

export type OfficerActKind = keyof OfficerActData;
