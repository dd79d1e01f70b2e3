import {
  type ActingCause,
  type ActingTitle,
  type CalendarDate,
  type HeadTitle,
  isConsular,
} from '@elshi/law';
import type { Standing, StandingAct } from '../standing.js';
import {
  formOn,
  type ActingPeriod,
  type Headship,
  type HeadAbsence,
  type Office,
  type OfficeStretch,
  isOpenOn,
  officeStatusOn,
} from './office.js';

/** Who commands an office on a day: for every office and every day exactly one of three. */
export type Command =
  | {
      readonly state: 'SUBSTANTIVE';
      readonly officerId: string;
      readonly title: HeadTitle;
      /** The head is away, and nobody was designated. */
      readonly absent: boolean;
      readonly by: StandingAct;
      readonly headship: Headship;
    }
  | {
      readonly state: 'ACTING';
      readonly officerId: string;
      readonly title: ActingTitle;
      readonly cause: ActingCause;
      readonly notified: boolean;
      readonly by: StandingAct;
      readonly acting: ActingPeriod;
    }
  | { readonly state: 'VACANT' };

/** Who heads the office on a day, acts for its head, or that nobody does (the Regulation, points 8 and 9). */
export function commandOn(office: Office, day: CalendarDate): Command {
  if (officeStatusOn(office, day) !== 'OPEN') return { state: 'VACANT' };
  const acting = actingOn(office, day);
  if (acting !== undefined) {
    const { officerId, title, cause, by } = acting;
    return {
      state: 'ACTING',
      officerId,
      title,
      cause,
      notified: notificationOf(office, acting) !== undefined,
      by,
      acting,
    };
  }
  const headship = headOn(office, day);
  if (headship === undefined) return { state: 'VACANT' };
  const { officerId, title, by } = headship;
  return {
    state: 'SUBSTANTIVE',
    officerId,
    title,
    absent: absenceOn(office, day) !== undefined,
    by,
    headship,
  };
}

/**
 * The first note by which the name of who acts was reported. A note may be earlier than the first day, so it is of the next designation of that
 * person: the last that began by the day of the note, or else the first after it.
 */
export function notificationOf(
  { notes, acting }: Office,
  period: ActingPeriod,
): Standing<'NotifyActingHead'> | undefined {
  const own = acting.filter(({ officerId }) => officerId === period.officerId);
  return notes.find(({ act, day }) => {
    if (act.data.officerId !== period.officerId) return false;
    const begun = own.findLast(({ from, to }) => from <= day && (to === undefined || day < to));
    return (begun ?? own.find(({ from }) => from > day) ?? own.at(-1)) === period;
  });
}

/** Whether who heads the office is recorded at all: of what is a consular institution on the day, it is not. */
export function recordsHeads(office: Office, day: CalendarDate): boolean {
  const kind = formOn(office, day)?.officeKind;
  return kind === undefined || !isConsular(kind);
}

/** Who heads the office for good on a day, present or not. */
export function headOn(office: Office, day: CalendarDate): Headship | undefined {
  return coveringOn(office.headships, day);
}

export function absenceOn(office: Office, day: CalendarDate): HeadAbsence | undefined {
  return coveringOn(office.absences, day);
}

/** Who acts on a day: a substitute before the one whose place he takes. */
export function actingOn(office: Office, day: CalendarDate): ActingPeriod | undefined {
  const periods = office.acting.filter(
    (period) => isOpenOn(period, day) && causeStands(office, period.cause, day),
  );
  return periods.findLast(({ isSubstitute }) => isSubstitute) ?? periods.at(-1);
}

/** Whether there is still why somebody acts: the end of the cause ends the acting period, without an act of its own. */
export function causeStands(office: Office, cause: ActingCause, day: CalendarDate): boolean {
  switch (cause) {
    case 'ABSENCE':
      return absenceOn(office, day) !== undefined;
    case 'INABILITY':
      return coveringOn(office.inabilities, day) !== undefined;
    case 'VACANCY':
      return headOn(office, day) === undefined;
  }
}

function coveringOn<S extends OfficeStretch>(stretches: readonly S[], day: CalendarDate): S | undefined {
  return stretches.findLast((stretch) => isOpenOn(stretch, day));
}
