import type { Role } from '@elshi/access';
import type { ActKind } from '@elshi/domain';

/** Who may record a kind of act. */
export interface Recorders {
  readonly by: readonly Role[];
  /** Whether a second person (APP) has to approve it; that is not asked for yet. */
  readonly approved?: true;
}

const REG: Recorders = { by: ['REG'] };
const REG_APP: Recorders = { by: ['REG'], approved: true };
const HEAD: Recorders = { by: ['HEAD'] };
const HEAD_REG: Recorders = { by: ['HEAD', 'REG'] };
const COM: Recorders = { by: ['COM'] };

/**
 * Who may record which kind of act: the one table of it. REG records what the Ministry decides or registers, COM what the
 * attestation commission decides, HEAD what the head of an office decides there.
 */
// prettier-ignore
export const recorders: Readonly<Record<ActKind, Recorders>> = {
  RegisterOfficer: REG,
  SetStaffCategory: REG,
  JoinRecord: REG_APP,
  EnterService: REG,
  ReenterService: REG,
  LeaveService: REG,
  DismissForDisciplineBreach: REG_APP,
  AppointToPosition: REG,
  RelieveFromPosition: REG,
  AssignRank: REG_APP,
  AssignRankEarly: REG_APP,
  AssignRankOutOfTurn: REG_APP,
  RecordHistoricalRank: REG,
  DemoteRank: REG_APP,
  RevokeRank: REG_APP,
  RestoreRank: REG_APP,
  IssueRankCertificate: REG,
  WithdrawRankCertificate: REG,
  EnterServiceRecord: REG,
  RecordServiceCredit: REG,
  CloseServiceCredit: REG,
  VoidServiceCredit: REG,
  RecordLeave: REG,
  CancelLeave: REG,
  SuspendFromDuty: REG,
  EndSuspension: REG,
  RecordAttestation: COM,
  ImposeSanction: REG,
  LiftSanction: REG,
  RecordAward: REG,
  AssignPosting: REG,
  StartPosting: REG,
  ExtendPosting: REG,
  RecallEarly: REG,
  EndPosting: REG,
  AssignDepartment: HEAD,
  PermitShortTrip: HEAD,
  IssueAccreditationCard: REG,
  ReturnAccreditationCard: REG,

  EstablishOffice: REG_APP,
  ReorganiseOffice: REG_APP,
  TerminateOffice: REG_APP,
  ApproveStaffing: REG,
  CreateDepartment: HEAD,
  AbolishDepartment: HEAD,
  EngageServicePerson: HEAD,
  ReleaseServicePerson: HEAD,
  ApproveLeaveSchedule: HEAD,
  LinkSubordinate: REG,
  UnlinkSubordinate: REG,
  AppointHead: REG_APP,
  RecordTakingUpFunctions: REG,
  DismissHead: REG_APP,
  GrantAccreditation: REG,
  EndAccreditation: REG,
  DeclareConcurrentHeadship: REG,
  EndConcurrentHeadship: REG,
  AgreeHeadTrip: HEAD_REG,
  RecordHeadAbsence: HEAD_REG,
  EndHeadAbsence: HEAD_REG,
  DeclareHeadInability: REG,
  EndHeadInability: REG,
  DesignateActingHead: HEAD_REG,
  EndActingHead: HEAD_REG,
  DesignateActingHeadSubstitute: HEAD_REG,
  NotifyActingHead: HEAD_REG,

  SubmitHeadProposal: HEAD,
  SubmitMinisterRepresentation: REG,
  AcceptProposal: REG,
  RejectProposal: REG,
  WithdrawProposal: HEAD_REG,

  AcceptFinding: REG,
  CorrectAct: REG_APP,
  AnnulAct: REG_APP,
};
