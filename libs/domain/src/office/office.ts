import type { CalendarDate, OfficeKind, StateCode } from '@elshi/law';
import type { Standing, StandingAct } from '../standing.js';

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

export const OFFICE_STATUSES = ['NOT_YET_OPEN', 'OPEN', 'TERMINATED'] as const;
export type OfficeStatus = (typeof OFFICE_STATUSES)[number];

/** What stood at an office on each day, as far as it is known: the acts in force, folded in the order of their effect. */
export interface Office {
  readonly establishment?: Standing<'EstablishOffice'>;
  readonly hostState?: StateCode;
  readonly organisation?: string;
  readonly parentOfficeId?: string;
  /** Oldest first, each from the day on which the one before it ends. */
  readonly forms: readonly OfficeForm[];
  readonly termination?: Standing<'TerminateOffice'>;
}

/** What the office was on a day; before its establishment what it was to become, after its end what it last was. */
export function formOn({ forms }: Office, day: CalendarDate): OfficeForm | undefined {
  return forms.findLast(({ from }) => from <= day) ?? forms[0];
}

export function officeStatusOn({ establishment, termination }: Office, day: CalendarDate): OfficeStatus {
  if (establishment === undefined || day < establishment.day) return 'NOT_YET_OPEN';
  return termination !== undefined && termination.day <= day ? 'TERMINATED' : 'OPEN';
}
