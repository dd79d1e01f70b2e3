import type {
  ActingCause,
  ActingTitle,
  CalendarDate,
  DepartmentKind,
  HeadTitle,
  OfficeKind,
  RecipientKind,
  StateCode,
} from '@elshi/law';
import type { Names } from '../career/act-data.js';
import type { Representation } from '../order.js';

/** How many posts of a position are approved. */
export interface ApprovedPost {
  readonly positionCode: string;
  readonly count: number;
}

/** A leave that is planned: `from` counts, `to` is the first day after. */
export interface ScheduledLeave {
  readonly officerId: string;
  readonly from: CalendarDate;
  readonly to: CalendarDate;
}

/** The data of every kind of act about an office, under the names of the contract. */
export interface OfficeActData {
  EstablishOffice: {
    readonly officeKind: OfficeKind;
    readonly name: string;
    readonly hostState: StateCode;
    /** Of a permanent representation: the international organisation. */
    readonly organisation?: string;
    readonly seat: string;
    readonly parentOfficeId?: string;
  };
  ReorganiseOffice: {
    readonly officeKind?: OfficeKind;
    readonly name?: string;
    readonly seat?: string;
  };
  TerminateOffice: object;
  ApproveStaffing: {
    /** The number of posts that the Government allows. */
    readonly limit: number;
    readonly posts: readonly ApprovedPost[];
  };
  CreateDepartment: { readonly departmentKind: DepartmentKind; readonly name?: string };
  AbolishDepartment: { readonly department: DepartmentKind };
  EngageServicePerson: {
    readonly personId: string;
    readonly names: Names;
    readonly nationality: StateCode;
    readonly contractNo: string;
  };
  ReleaseServicePerson: { readonly personId: string };
  ApproveLeaveSchedule: { readonly year: number; readonly leaves: readonly ScheduledLeave[] };
  LinkSubordinate: { readonly officeId: string };
  UnlinkSubordinate: { readonly officeId: string };
  AppointHead: {
    readonly officerId: string;
    readonly title: HeadTitle;
    readonly representation?: Representation;
  };
  RecordTakingUpFunctions: { readonly officerId: string; readonly credentialsOn?: CalendarDate };
  DismissHead: {
    readonly officerId: string;
    readonly cause: string;
    readonly representation?: Representation;
  };
  GrantAccreditation: {
    readonly officerId: string;
    /** A state, as ISO 3166-1 alpha-2, or an international organisation. */
    readonly to: string;
    readonly concurrent: boolean;
  };
  EndAccreditation: { readonly officerId: string; readonly to: string };
  DeclareConcurrentHeadship: { readonly otherOfficeId: string; readonly officerId: string };
  EndConcurrentHeadship: { readonly otherOfficeId: string; readonly officerId: string };
  AgreeHeadTrip: {
    readonly tripId: string;
    readonly from: CalendarDate;
    readonly to: CalendarDate;
    readonly ministryAgreement?: string;
  };
  RecordHeadAbsence: { readonly absenceId: string; readonly cause: string; readonly tripId?: string };
  EndHeadAbsence: { readonly absenceId: string };
  DeclareHeadInability: { readonly cause: string };
  EndHeadInability: object;
  DesignateActingHead: {
    readonly officerId: string;
    readonly title: ActingTitle;
    readonly cause: ActingCause;
    readonly to?: CalendarDate;
  };
  EndActingHead: { readonly officerId: string };
  DesignateActingHeadSubstitute: { readonly officerId: string; readonly title: ActingTitle };
  NotifyActingHead: {
    readonly officerId: string;
    readonly recipientKind: RecipientKind;
    readonly noteNo: string;
  };
}

export type OfficeActKind = keyof OfficeActData;
