import type { ActingTitle, CalendarDate, HeadTitle, OfficeKind, StateCode } from '@elshi/law';
import {
  BEGINNING,
  type Command,
  commandOn,
  formOn,
  headOn,
  type Office,
  type OfficeStatus,
  officeStatusOn,
} from '@elshi/domain';
import { rowsFrom, type Valid } from './valid-rows.js';

/** What an office is on a day, and where; before its establishment what it was to become. */
export interface OfficeShown {
  readonly officeKind: OfficeKind | null;
  readonly name: string | null;
  readonly hostState: StateCode | null;
  readonly organisation: string | null;
  readonly seat: string | null;
  readonly parentOfficeId: string | null;
  readonly status: OfficeStatus;
}

/** What the list of offices shows and is filtered by, from one day up to, not including, another. */
export interface OfficeRow extends Valid, OfficeShown {
  readonly headState: Command['state'];
  /** Who heads it for good, present or not. */
  readonly headedBy: string | null;
  /** Who heads it, or acts for its head. */
  readonly commandedBy: string | null;
  readonly title: HeadTitle | ActingTitle | null;
}

/** An office as it is shown on a day, in the list and in its record. */
export function officeShown(office: Office, day: CalendarDate): OfficeShown {
  const form = formOn(office, day);
  return {
    officeKind: form?.officeKind ?? null,
    name: form?.name ?? null,
    hostState: office.hostState ?? null,
    organisation: office.organisation ?? null,
    seat: form?.seat ?? null,
    parentOfficeId: office.parentOfficeId ?? null,
    status: officeStatusOn(office, day),
  };
}

/**
 * An office's rows for the list: one for each stretch of days on which nothing that it shows changes. One of which no establishment stands has
 * none.
 */
export function officeRows(office: Office): readonly OfficeRow[] {
  return office.establishment === undefined ? [] : rowsFrom(changeDays(office), (day) => rowOn(office, day));
}

/** The first day of each stretch on which nothing that the list shows can change. */
function changeDays(office: Office): readonly CalendarDate[] {
  const { establishment, termination, forms, headships, absences, inabilities, acting } = office;
  const stretches = [...forms, ...headships, ...absences, ...inabilities, ...acting];
  return [
    BEGINNING,
    ...[establishment, termination].flatMap((standing) => standing?.day ?? []),
    ...stretches.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to])),
  ];
}

function rowOn(office: Office, day: CalendarDate): OfficeRow {
  const command = commandOn(office, day);
  const shown = officeShown(office, day);
  const vacant = command.state === 'VACANT';
  return {
    validFrom: day,
    validTo: null,
    ...shown,
    headState: command.state,
    headedBy: (shown.status === 'OPEN' ? headOn(office, day)?.officerId : undefined) ?? null,
    commandedBy: vacant ? null : command.officerId,
    title: vacant ? null : command.title,
  };
}
