import type { ActKind } from './act.js';
import type { Order } from './order.js';

/** Types of the events that are recorded. Stored for ever: add, never rename. */
export const EVENT_TYPES = [
  'OfficerRegistered',
  'StaffCategorySet',
  'ServiceEntered',
  'ServiceReentered',
  'ServiceLeft',
  'DismissedForDisciplineBreach',
  'PositionAppointed',
  'PositionRelieved',
  'RankAssigned',
  'RankAssignedEarly',
  'RankAssignedOutOfTurn',
  'RankDemoted',
  'RankRevoked',
  'RankRestored',
  'RankCertificateIssued',
  'RankCertificateWithdrawn',
  'ServiceRecordEntryMade',
  'ServiceCreditRecorded',
  'ServiceCreditClosed',
  'ServiceCreditVoided',
  'LeaveRecorded',
  'LeaveCancelled',
  'DutySuspended',
  'DutySuspensionEnded',
  'AttestationPassed',
  'AttestationFailed',
  'DisciplinarySanctionImposed',
  'DisciplinarySanctionLifted',
  'AwardRecorded',
  'RepresentativeOfficeEstablished',
  'RepresentativeOfficeReorganised',
  'RepresentativeOfficeTerminated',
  'ActCorrected',
  'ActAnnulled',
] as const;

export type EventType = (typeof EVENT_TYPES)[number];

/** The type of the first event that each kind of act leads to. An attestation's depends on its result. */
export const FIRST_EVENT: Readonly<Record<ActKind, EventType>> = {
  RegisterOfficer: 'OfficerRegistered',
  SetStaffCategory: 'StaffCategorySet',
  EnterService: 'ServiceEntered',
  ReenterService: 'ServiceReentered',
  LeaveService: 'ServiceLeft',
  DismissForDisciplineBreach: 'DismissedForDisciplineBreach',
  AppointToPosition: 'PositionAppointed',
  RelieveFromPosition: 'PositionRelieved',
  AssignRank: 'RankAssigned',
  AssignRankEarly: 'RankAssignedEarly',
  AssignRankOutOfTurn: 'RankAssignedOutOfTurn',
  RecordHistoricalRank: 'RankAssigned',
  DemoteRank: 'RankDemoted',
  RevokeRank: 'RankRevoked',
  RestoreRank: 'RankRestored',
  IssueRankCertificate: 'RankCertificateIssued',
  WithdrawRankCertificate: 'RankCertificateWithdrawn',
  EnterServiceRecord: 'ServiceRecordEntryMade',
  RecordServiceCredit: 'ServiceCreditRecorded',
  CloseServiceCredit: 'ServiceCreditClosed',
  VoidServiceCredit: 'ServiceCreditVoided',
  RecordLeave: 'LeaveRecorded',
  CancelLeave: 'LeaveCancelled',
  SuspendFromDuty: 'DutySuspended',
  EndSuspension: 'DutySuspensionEnded',
  RecordAttestation: 'AttestationPassed',
  ImposeSanction: 'DisciplinarySanctionImposed',
  LiftSanction: 'DisciplinarySanctionLifted',
  RecordAward: 'AwardRecorded',
  EstablishOffice: 'RepresentativeOfficeEstablished',
  ReorganiseOffice: 'RepresentativeOfficeReorganised',
  TerminateOffice: 'RepresentativeOfficeTerminated',
  CorrectAct: 'ActCorrected',
  AnnulAct: 'ActAnnulled',
};

/** An event that the judge would have written: its type, and the members of its data that are not the act's own. */
export interface EventDraft {
  readonly type: EventType;
  /** The act's data and what was found when it was judged. No fold reads the found members. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The order it rests on, where that is not the act's own. */
  readonly order?: Order;
}
