import type { ActKind, AmendmentKind, QualityActKind } from '../../act.js';
import { acceptFinding } from '../../judging/acceptance.js';
import { annulAct, correctAct } from '../../judging/amendment.js';
import type { OfficeActKind } from '../act-data.js';
import type { ActRule } from '../act-rule.js';
import { isRecorded } from '../checks/existence.js';
import {
  designateActingHead,
  designateActingHeadSubstitute,
  endActingHead,
  notifyActingHead,
} from './acting-heads.js';
import {
  agreeHeadTrip,
  declareHeadInability,
  endHeadAbsence,
  endHeadInability,
  recordHeadAbsence,
} from './absence.js';
import { endAccreditation, grantAccreditation } from './accreditation.js';
import { abolishDepartment, createDepartment } from './departments.js';
import { declareConcurrentHeadship, endConcurrentHeadship } from './concurrent-headship.js';
import { appointHead, dismissHead, recordTakingUpFunctions } from './heads.js';
import { approveLeaveSchedule } from './leave-schedule.js';
import { establishOffice, reorganiseOffice, terminateOffice } from './life-cycle.js';
import { engageServicePerson, releaseServicePerson } from './service-personnel.js';
import { approveStaffing } from './staffing.js';
import { linkSubordinate, unlinkSubordinate } from './subordinates.js';

const rules: { readonly [K in OfficeActKind | QualityActKind | AmendmentKind]: ActRule<K> } = {
  EstablishOffice: establishOffice,
  ReorganiseOffice: reorganiseOffice,
  TerminateOffice: terminateOffice,
  ApproveStaffing: approveStaffing,
  CreateDepartment: createDepartment,
  AbolishDepartment: abolishDepartment,
  EngageServicePerson: engageServicePerson,
  ReleaseServicePerson: releaseServicePerson,
  ApproveLeaveSchedule: approveLeaveSchedule,
  LinkSubordinate: linkSubordinate,
  UnlinkSubordinate: unlinkSubordinate,
  AppointHead: appointHead,
  RecordTakingUpFunctions: recordTakingUpFunctions,
  DismissHead: dismissHead,
  GrantAccreditation: grantAccreditation,
  EndAccreditation: endAccreditation,
  DeclareConcurrentHeadship: declareConcurrentHeadship,
  EndConcurrentHeadship: endConcurrentHeadship,
  AgreeHeadTrip: agreeHeadTrip,
  RecordHeadAbsence: recordHeadAbsence,
  EndHeadAbsence: endHeadAbsence,
  DeclareHeadInability: declareHeadInability,
  EndHeadInability: endHeadInability,
  DesignateActingHead: designateActingHead,
  EndActingHead: endActingHead,
  DesignateActingHeadSubstitute: designateActingHeadSubstitute,
  NotifyActingHead: notifyActingHead,
  AcceptFinding: acceptFinding(isRecorded),
  CorrectAct: correctAct(isRecorded),
  AnnulAct: annulAct(isRecorded),
};

/** The rule of a kind of act about an office. Acts about anything else never stand in the stream of one. */
export function officeRuleOf<K extends ActKind>(kind: K): ActRule<K> {
  return (rules as unknown as { readonly [Kind in ActKind]: ActRule<Kind> })[kind];
}
