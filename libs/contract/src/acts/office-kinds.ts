import type { OfficeActKind } from '@elshi/domain';
import type { KindShape } from './kind-shape.js';
import * as accreditation from './accreditation.dto.js';
import * as head from './head.dto.js';
import * as life from './office.dto.js';
import * as staff from './office-staff.dto.js';

/** Every kind of act about an office, in the order of the contract. */
// prettier-ignore
export const officeKinds: { readonly [K in OfficeActKind]: KindShape<K> } = {
  EstablishOffice:            { order: 'required', data: life.EstablishOfficeDto,              says: 'Establishes an office abroad.' },
  ReorganiseOffice:           { order: 'required', data: life.ReorganiseOfficeDto,             says: 'Changes the kind, the name or the seat of an office; who heads it stays.' },
  TerminateOffice:            { order: 'required', data: life.TerminateOfficeDto,              says: 'Terminates an office; what stands there ends that day.' },
  ApproveStaffing:            { order: 'required', data: life.ApproveStaffingDto,              says: 'Approves the posts of an office, within the limit of the Government.' },
  CreateDepartment:           { order: 'required', data: staff.CreateDepartmentDto,            says: 'Sets up a department of the office, by order of its head.' },
  AbolishDepartment:          { order: 'required', data: staff.AbolishDepartmentDto,           says: 'Ends a department of the office.' },
  EngageServicePerson:        { order: 'required', data: staff.EngageServicePersonDto,         says: 'Employs somebody of the service personnel, by order of the head.' },
  ReleaseServicePerson:       { order: 'required', data: staff.ReleaseServicePersonDto,        says: 'Ends the employment of somebody of the service personnel.' },
  ApproveLeaveSchedule:       { order: 'required', data: staff.ApproveLeaveScheduleDto,        says: 'Approves the leaves of the staff for a year, by order of the head; it grants none.' },
  LinkSubordinate:            { order: 'required', data: life.SubordinateDto,                  says: 'Places a consular institution, or a diplomatic mission, under the head of an embassy.' },
  UnlinkSubordinate:          { order: 'required', data: life.SubordinateDto,                  says: 'Takes an institution from under the head of an embassy.' },
  AppointHead:                { order: 'required', data: head.AppointHeadDto,                  says: 'Appoints the head of an office, and ends a vacancy.' },
  RecordTakingUpFunctions:    { order: 'none',     data: head.RecordTakingUpFunctionsDto,      says: 'Records that the head took up functions, and handed over credentials.' },
  DismissHead:                { order: 'required', data: head.DismissHeadDto,                  says: 'Dismisses the head of an office.' },
  GrantAccreditation:         { order: 'required', data: accreditation.GrantAccreditationDto,  says: 'Accredits the head of an office to a state or an organisation.' },
  EndAccreditation:           { order: 'required', data: accreditation.EndAccreditationDto,    says: 'Ends an accreditation while the headship goes on.' },
  DeclareConcurrentHeadship:  { order: 'required', data: head.ConcurrentHeadshipDto,           says: 'Declares that one person heads this office and another.' },
  EndConcurrentHeadship:      { order: 'required', data: head.ConcurrentHeadshipDto,           says: 'Ends a concurrent headship.' },
  AgreeHeadTrip:              { order: 'none',     data: head.AgreeHeadTripDto,                says: 'Agrees a trip of the head beyond the host state with the Ministry.' },
  RecordHeadAbsence:          { order: 'none',     data: head.RecordHeadAbsenceDto,            says: 'Records that the head is away from a day on.' },
  EndHeadAbsence:             { order: 'none',     data: head.EndHeadAbsenceDto,               says: 'Records that the head is back; who acted for the absence acts no longer.' },
  DeclareHeadInability:       { order: 'required', data: head.DeclareHeadInabilityDto,         says: 'Declares that the head cannot act.' },
  EndHeadInability:           { order: 'required', data: head.EndHeadInabilityDto,             says: 'Declares that the head can act again.' },
  DesignateActingHead:        { order: 'required', data: head.DesignateActingHeadDto,          says: 'Names who acts for the head, or in a vacancy.' },
  EndActingHead:              { order: 'required', data: head.EndActingHeadDto,                says: 'Ends an acting period before its cause ends.' },
  DesignateActingHeadSubstitute: { order: 'required', data: head.DesignateSubstituteDto,       says: 'Names who acts for the acting head, who is away as well.' },
  NotifyActingHead:           { order: 'none',     data: head.NotifyActingHeadDto,             says: 'Records that the name of who acts was reported.' },
};
