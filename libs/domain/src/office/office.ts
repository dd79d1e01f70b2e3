import type {
  ActingCause,
  ActingTitle,
  CalendarDate,
  DepartmentKind,
  HeadTitle,
  OfficeKind,
  StateCode,
} from '@elshi/law';
import type { Names } from '../career/act-data.js';
import type { Standing, StandingAct } from '../standing.js';
import type { ApprovedPost, ScheduledLeave } from './act-data.js';

/** A stretch of days at an office: `from` counts, `to` does not. Each end names the act that made it. */
export interface OfficeStretch {
  readonly from: CalendarDate;
  readonly to?: CalendarDate;
  readonly by: StandingAct;
  readonly endedBy?: StandingAct;
}

/** What an office was called, and what it was, from one day to another: a mission raised to an embassy keeps its history. */
export interface OfficeForm {
  readonly from: CalendarDate;
  /** The first day on which it was something else, or was no more. */
  readonly to?: CalendarDate;
  readonly officeKind: OfficeKind;
  readonly name: string;
  readonly seat: string;
  readonly by: StandingAct;
}

/** Somebody heads the office for good. */
export interface Headship extends OfficeStretch {
  readonly officerId: string;
  readonly title: HeadTitle;
  readonly tookUp?: Standing<'RecordTakingUpFunctions'>;
}

/** The head of this office is accredited to a state or an organisation. */
export interface Accreditation extends OfficeStretch {
  readonly officerId: string;
  readonly accreditedTo: string;
  /** Beside the accreditation to the host state, or another one. */
  readonly concurrent: boolean;
}

/** The head of this office heads another one as well, for which this is declared once. */
export interface ConcurrentHeadship extends OfficeStretch {
  readonly officerId: string;
  readonly otherOfficeId: string;
}

/** The head is away. */
export interface HeadAbsence extends OfficeStretch {
  readonly absenceId: string;
  readonly officerId: string;
  readonly cause: string;
  readonly tripId?: string;
}

/** The head cannot act. */
export interface HeadInability extends OfficeStretch {
  readonly officerId: string;
  readonly cause: string;
}

/** Somebody acts for the head, or for who acts. */
export interface ActingPeriod extends OfficeStretch {
  readonly officerId: string;
  readonly title: ActingTitle;
  readonly cause: ActingCause;
  /** Acts for the acting head, who is away as well. */
  readonly isSubstitute: boolean;
}

/** The posts of an office that are approved, until another table takes the place of this one. */
export interface StaffingTable extends OfficeStretch {
  readonly limit: number;
  readonly posts: readonly ApprovedPost[];
}

/** A department of the office. Each kind is there once, and is named by it. */
export interface Department extends OfficeStretch {
  readonly departmentKind: DepartmentKind;
  readonly name?: string;
}

/** Somebody of the service personnel, employed by the office itself. */
export interface ServicePerson extends OfficeStretch {
  readonly personId: string;
  readonly names: Names;
  readonly nationality: StateCode;
  readonly contractNo: string;
}

/** The leaves of a year, until another schedule of that year takes the place of this one. */
export interface LeaveSchedule extends OfficeStretch {
  readonly year: number;
  readonly leaves: readonly ScheduledLeave[];
}

/** An institution that the head of this office directs. */
export interface Subordinate extends OfficeStretch {
  readonly officeId: string;
}

export const OFFICE_STATUSES = ['NOT_YET_OPEN', 'OPEN', 'TERMINATED'] as const;
export type OfficeStatus = (typeof OFFICE_STATUSES)[number];

/** What stood at an office on each day, as far as it is known: the acts in force, folded in the order of their effect. */
export interface Office {
  readonly officeId: string;
  readonly establishment?: Standing<'EstablishOffice'>;
  readonly hostState?: StateCode;
  readonly organisation?: string;
  readonly parentOfficeId?: string;
  /** Oldest first, each from the day on which the one before it ends. */
  readonly forms: readonly OfficeForm[];
  readonly termination?: Standing<'TerminateOffice'>;
  readonly staffing: readonly StaffingTable[];
  readonly departments: readonly Department[];
  readonly servicePersons: readonly ServicePerson[];
  readonly leaveSchedules: readonly LeaveSchedule[];
  readonly subordinates: readonly Subordinate[];
  readonly headships: readonly Headship[];
  readonly absences: readonly HeadAbsence[];
  readonly inabilities: readonly HeadInability[];
  readonly acting: readonly ActingPeriod[];
  readonly trips: readonly Standing<'AgreeHeadTrip'>[];
  readonly accreditations: readonly Accreditation[];
  readonly concurrent: readonly ConcurrentHeadship[];
  /** That somebody's acting was reported. */
  readonly notes: readonly Standing<'NotifyActingHead'>[];
  /** Findings about the record that somebody accepted as they are. */
  readonly acceptances: readonly Standing<'AcceptFinding'>[];
}

/** Whether a stretch is open on a day. */
export function isOpenOn({ from, to }: OfficeStretch, day: CalendarDate): boolean {
  return from <= day && (to === undefined || day < to);
}

/**
 * Those of the stretches that are open on a day, in the order of their beginning. Nothing stands at an office that is not open itself, though an
 * act was kept that began something there.
 */
export function openOn<S extends OfficeStretch>(
  office: Office,
  stretches: readonly S[],
  day: CalendarDate,
): readonly S[] {
  return officeStatusOn(office, day) === 'OPEN' ? stretches.filter((stretch) => isOpenOn(stretch, day)) : [];
}

/** To whom the head of an office is accredited on a day, in the order in which it was granted. */
export function accreditationsOn(office: Office, day: CalendarDate): readonly Accreditation[] {
  return openOn(office, office.accreditations, day);
}

/** Whether an institution stands under the head of this office on a day. */
export function directs(office: Office, officeId: string, day: CalendarDate): boolean {
  return openOn(office, office.subordinates, day).some((subordinate) => subordinate.officeId === officeId);
}

/** What was declared at an office, as it stands on a day, of its head who heads another office as well. */
export function concurrentWith(
  office: Office,
  otherOfficeId: string,
  day: CalendarDate,
): readonly ConcurrentHeadship[] {
  return openOn(office, office.concurrent, day).filter((each) => each.otherOfficeId === otherOfficeId);
}

/** What the office was on a day; before its establishment what it was to become, after its end what it last was. */
export function formOn({ forms }: Office, day: CalendarDate): OfficeForm | undefined {
  return forms.findLast(({ from }) => from <= day) ?? forms[0];
}

export function officeStatusOn({ establishment, termination }: Office, day: CalendarDate): OfficeStatus {
  if (establishment === undefined || day < establishment.day) return 'NOT_YET_OPEN';
  return termination !== undefined && termination.day <= day ? 'TERMINATED' : 'OPEN';
}

/** The staffing table that is in force on a day; none before the first, and none once the office is terminated. */
export function staffingOn(office: Office, day: CalendarDate): StaffingTable | undefined {
  return openOn(office, office.staffing, day).at(-1);
}

/** How many posts of a position a table approves; one that it does not name, none. */
export function approvedPosts({ posts }: StaffingTable, positionCode: string): number {
  return posts.find((post) => post.positionCode === positionCode)?.count ?? 0;
}
