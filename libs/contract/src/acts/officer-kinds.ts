import type { OfficerActKind } from '@elshi/domain';
import * as conduct from './conduct.dto.js';
import type { KindShape } from './kind-shape.js';
import * as person from './person.dto.js';
import * as posting from './posting.dto.js';
import * as rank from './rank.dto.js';
import * as time from './time.dto.js';

/** Every kind of act about an officer, in the order of the contract. */
// prettier-ignore
export const officerKinds: { readonly [K in OfficerActKind]: KindShape<K> } = {
  RegisterOfficer:            { order: 'none',     data: person.RegisterOfficerDto,            says: 'Opens the record of a person, with names and first category of staff.' },
  SetStaffCategory:           { order: 'required', data: person.SetStaffCategoryDto,           says: 'Moves a person to another category of staff.' },
  JoinRecord:                 { order: 'optional', data: person.JoinRecordDto,                 says: 'Says under which record a person goes on who was recorded twice; both ids are read there.' },
  EnterService:               { order: 'required', data: person.EnterServiceDto,               says: 'Takes a person into the diplomatic service.' },
  ReenterService:             { order: 'required', data: person.EnterServiceDto,               says: 'Takes a person who has left into the service again.' },
  LeaveService:               { order: 'required', data: person.LeaveServiceDto,               says: 'Ends the service, also by death; the rank stays.' },
  DismissForDisciplineBreach: { order: 'required', data: person.DismissForDisciplineBreachDto, says: 'Dismisses an officer for a breach of discipline, and revokes the rank held in the same stroke.' },
  AppointToPosition:          { order: 'required', data: person.AppointToPositionDto,          says: 'Appoints to a position; one held before ends that day.' },
  RelieveFromPosition:        { order: 'required', data: person.RelieveFromPositionDto,        says: 'Relieves from the position held.' },
  AssignRank:                 { order: 'required', data: rank.AssignRankDto,                   says: 'Assigns the first rank, or the next once the term is served.' },
  AssignRankEarly:            { order: 'required', data: rank.AssignRankOnGroundDto,           says: 'Assigns the next rank before the term is served, for success or merit.' },
  AssignRankOutOfTurn:        { order: 'required', data: rank.AssignRankOnGroundDto,           says: 'Assigns a rank beyond the next, for success or merit.' },
  RecordHistoricalRank:       { order: 'optional', data: rank.RecordHistoricalRankDto,         says: 'Records a rank held before these records began, or one of another ladder.' },
  DemoteRank:                 { order: 'required', data: rank.DemoteRankDto,                   says: 'Lowers the rank on a decision that entails liability.' },
  RevokeRank:                 { order: 'required', data: rank.RevokeRankDto,                   says: 'Takes the rank away on a decision that entails liability.' },
  RestoreRank:                { order: 'required', data: rank.RestoreRankDto,                  says: 'Restores a rank that was lost, after attestation.' },
  IssueRankCertificate:       { order: 'none',     data: rank.IssueRankCertificateDto,         says: 'Issues the certificate that confirms a rank.' },
  WithdrawRankCertificate:    { order: 'none',     data: rank.WithdrawRankCertificateDto,      says: 'Takes a certificate of rank back.' },
  EnterServiceRecord:         { order: 'none',     data: rank.EnterServiceRecordDto,           says: 'Notes the entry in the paper service record that confirms an act.' },
  RecordServiceCredit:        { order: 'none',     data: time.RecordServiceCreditDto,          says: 'Records service that counts toward a term, by its document.' },
  CloseServiceCredit:         { order: 'none',     data: time.CloseServiceCreditDto,           says: 'Ends a credit that was recorded open.' },
  VoidServiceCredit:          { order: 'none',     data: time.VoidServiceCreditDto,            says: 'Removes a credit from its beginning.' },
  RecordLeave:                { order: 'required', data: time.RecordLeaveDto,                  says: 'Grants a leave; unpaid and childcare leave can keep days from counting.' },
  CancelLeave:                { order: 'required', data: time.CancelLeaveDto,                  says: 'Removes a leave from its beginning.' },
  SuspendFromDuty:            { order: 'required', data: conduct.SuspendFromDutyDto,           says: 'Suspends an officer from duty.' },
  EndSuspension:              { order: 'required', data: conduct.EndSuspensionDto,             says: 'Ends a suspension, cleared or not.' },
  RecordAttestation:          { order: 'required', data: conduct.RecordAttestationDto,         says: 'Records the result of a service attestation.' },
  ImposeSanction:             { order: 'required', data: conduct.ImposeSanctionDto,            says: 'Imposes a disciplinary sanction, in force until it is lifted.' },
  LiftSanction:               { order: 'required', data: conduct.LiftSanctionDto,              says: 'Lifts a disciplinary sanction.' },
  RecordAward:                { order: 'required', data: conduct.RecordAwardDto,               says: 'Records a state award.' },
  AssignPosting:              { order: 'required', data: posting.AssignPostingDto,              says: 'Decides to post an officer to an office abroad.' },
  StartPosting:               { order: 'none',     data: posting.StartPostingDto,               says: 'Records the arrival at the post; its days count from here.' },
  ExtendPosting:              { order: 'required', data: posting.ExtendPostingDto,              says: 'Moves the planned end of a posting to a later day.' },
  RecallEarly:                { order: 'required', data: posting.RecallEarlyDto,                says: 'Decides an early recall; the posting ends with EndPosting.' },
  EndPosting:                 { order: 'required', data: posting.EndPostingDto,                 says: 'Ends a posting, or withdraws one that was not taken up.' },
  AssignDepartment:           { order: 'required', data: posting.AssignDepartmentDto,           says: 'Gives a member of staff a department and duties, by order of the head.' },
  PermitShortTrip:            { order: 'required', data: posting.PermitShortTripDto,            says: 'Permits a short trip of a member of staff, by order of the head.' },
  IssueAccreditationCard:     { order: 'none',     data: posting.IssueAccreditationCardDto,     says: 'Records the accreditation card that the host state issues.' },
  ReturnAccreditationCard:    { order: 'none',     data: posting.ReturnAccreditationCardDto,    says: 'Records the return of an accreditation card.' },
};
