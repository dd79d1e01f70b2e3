import type { ActKind, AmendmentKind, QualityActKind } from '../../act.js';
import { acceptFinding } from '../../judging/acceptance.js';
import { annulAct, correctAct } from '../../judging/amendment.js';
import type { OfficerActKind } from '../act-data.js';
import type { ActRule } from '../act-rule.js';
import { isRegistered } from '../checks/person.js';
import { assignRank } from './assign-rank.js';
import { assignRankEarly } from './assign-rank-early.js';
import { assignRankOutOfTurn } from './assign-rank-out-of-turn.js';
import { enterServiceRecord, issueRankCertificate, withdrawRankCertificate } from './certificates.js';
import { imposeSanction, liftSanction, recordAttestation, recordAward } from './conduct.js';
import { closeServiceCredit, recordServiceCredit, voidServiceCredit } from './credit.js';
import { recordHistoricalRank } from './historical-rank.js';
import {
  assignDepartment,
  issueAccreditationCard,
  permitShortTrip,
  returnAccreditationCard,
} from './at-post.js';
import { joinRecord } from './joining.js';
import { cancelLeave, recordLeave } from './leave.js';
import { appointToPosition, relieveFromPosition } from './position.js';
import { assignPosting, endsPosting, extendPosting, recallEarly, startPosting } from './posting.js';
import { demoteRank, revokeRank } from './rank-loss.js';
import { registerOfficer, setStaffCategory } from './registration.js';
import { restoreRank } from './restoration.js';
import { dismissForDisciplineBreach, enterService, leaveService, reenterService } from './service.js';
import { endSuspension, suspendFromDuty } from './suspension.js';

const rules: { readonly [K in OfficerActKind | QualityActKind | AmendmentKind]: ActRule<K> } = {
  RegisterOfficer: registerOfficer,
  SetStaffCategory: setStaffCategory,
  JoinRecord: joinRecord,
  EnterService: enterService,
  ReenterService: reenterService,
  LeaveService: leaveService,
  DismissForDisciplineBreach: dismissForDisciplineBreach,
  AppointToPosition: appointToPosition,
  RelieveFromPosition: relieveFromPosition,
  AssignRank: assignRank,
  AssignRankEarly: assignRankEarly,
  AssignRankOutOfTurn: assignRankOutOfTurn,
  RecordHistoricalRank: recordHistoricalRank,
  DemoteRank: demoteRank,
  RevokeRank: revokeRank,
  RestoreRank: restoreRank,
  IssueRankCertificate: issueRankCertificate,
  WithdrawRankCertificate: withdrawRankCertificate,
  EnterServiceRecord: enterServiceRecord,
  RecordServiceCredit: recordServiceCredit,
  CloseServiceCredit: closeServiceCredit,
  VoidServiceCredit: voidServiceCredit,
  RecordLeave: recordLeave,
  CancelLeave: cancelLeave,
  SuspendFromDuty: suspendFromDuty,
  EndSuspension: endSuspension,
  RecordAttestation: recordAttestation,
  ImposeSanction: imposeSanction,
  LiftSanction: liftSanction,
  RecordAward: recordAward,
  AssignPosting: assignPosting,
  StartPosting: startPosting,
  ExtendPosting: extendPosting,
  RecallEarly: recallEarly,
  EndPosting: endsPosting,
  AssignDepartment: assignDepartment,
  PermitShortTrip: permitShortTrip,
  IssueAccreditationCard: issueAccreditationCard,
  ReturnAccreditationCard: returnAccreditationCard,
  AcceptFinding: acceptFinding(isRegistered),
  CorrectAct: correctAct(isRegistered),
  AnnulAct: annulAct(isRegistered),
};

/** The rule of a kind of act about an officer. Acts about anything else never stand in the stream of one. */
export function ruleOf<K extends ActKind>(kind: K): ActRule<K> {
  return (rules as unknown as { readonly [Kind in ActKind]: ActRule<Kind> })[kind];
}
