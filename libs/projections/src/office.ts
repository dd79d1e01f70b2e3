import {
  accreditationsOn,
  approvedPosts,
  concurrentWith,
  directs,
  type Office,
  openOn,
  staffingOn,
} from '@elshi/domain';
import type { CalendarDate } from '@elshi/law';
import { lineOf } from './line.js';
import { officeShown } from './office-rows.js';
import type { View } from './service-record.js';

/** What an office is told with that stands in other records. */
export interface AroundOffice {
  /** The positions of those who serve there on the day, where there is a staffing table to compare them with. */
  readonly filled?: readonly string[];
  /** The institutions under its head, by id. */
  readonly institutions?: ReadonlyMap<string, Office>;
  /** The offices that named it. */
  readonly beside?: readonly Office[];
}

/** An office as it stood on a day, with what it was called before. */
export function officeView(
  officeId: string,
  office: Office,
  asOf: CalendarDate,
  around: AroundOffice = {},
): View {
  return {
    officeId,
    ...officeShown(office, asOf),
    staffing: staffingView(office, asOf, around.filled ?? []),
    departments: openOn(office, office.departments, asOf).map(({ departmentKind, name, from, by }) => ({
      departmentKind,
      name: name ?? null,
      from,
      ...lineOf(by),
    })),
    directedBy: (around.beside ?? [])
      .filter((other) => directs(other, officeId, asOf))
      .map((other) => institution(other.officeId, other, asOf)),
    leaveSchedule: leaveScheduleView(office, asOf),
    subordinates: openOn(office, office.subordinates, asOf).map((subordinate) => ({
      ...institution(subordinate.officeId, around.institutions?.get(subordinate.officeId), asOf),
      from: subordinate.from,
      ...lineOf(subordinate.by),
    })),
    accreditations: accreditationsOn(office, asOf).map(
      ({ officerId, accreditedTo, concurrent, from, by }) => ({
        officerId,
        to: accreditedTo,
        concurrent,
        from,
        ...lineOf(by),
      }),
    ),
    concurrentHeadships: concurrentHeadships(office, asOf, around.beside ?? []),
    forms: office.forms
      .filter(({ from }) => from <= asOf)
      .map(({ officeKind, name, seat, from, to, by }) => ({
        officeKind,
        name,
        seat,
        from,
        to: to !== undefined && to <= asOf ? to : null,
        ...lineOf(by),
      })),
  };
}

/** The schedule of leaves in force on a day for its year. */
function leaveScheduleView(office: Office, asOf: CalendarDate): View | null {
  const schedule = openOn(office, office.leaveSchedules, asOf).findLast(
    ({ year }) => String(year) === asOf.slice(0, 4),
  );
  if (schedule === undefined) return null;
  const { year, leaves, from, by } = schedule;
  return { year, leaves, from, ...lineOf(by) };
}

/** The other offices that the head heads as well, whichever of the two it was declared at. */
function concurrentHeadships(office: Office, asOf: CalendarDate, beside: readonly Office[]): readonly View[] {
  const here = openOn(office, office.concurrent, asOf).map((declared) => ({
    officeId: declared.otherOfficeId,
    declared,
  }));
  const there = beside.flatMap((other) =>
    concurrentWith(other, office.officeId, asOf).map((declared) => ({ officeId: other.officeId, declared })),
  );
  return [...here, ...there].map(({ officeId, declared: { officerId, from, by } }) => ({
    ...{ officerId, officeId, from },
    ...lineOf(by),
  }));
}

/** What another office is on a day. */
function institution(officeId: string, office: Office | undefined, asOf: CalendarDate): View {
  const shown = office && officeShown(office, asOf);
  const { officeKind = null, name = null, hostState = null, status = null } = shown ?? {};
  return { officeId, officeKind, name, hostState, status };
}

/** The staffing table in force on a day: the limit, and for each position how many posts are approved and how many filled. */
function staffingView(office: Office, asOf: CalendarDate, filled: readonly string[]): View | null {
  const table = staffingOn(office, asOf);
  if (table === undefined) return null;
  const { limit, from, by } = table;
  const positions = new Set([...table.posts.map(({ positionCode }) => positionCode), ...[...filled].sort()]);
  const posts = [...positions].map((positionCode) => ({
    positionCode,
    approved: approvedPosts(table, positionCode),
    filled: filled.filter((position) => position === positionCode).length,
  }));
  return { limit, posts, from, ...lineOf(by) };
}

/** The service personnel of an office on a day, oldest employment first. */
export function servicePersonnelView(office: Office, asOf: CalendarDate): readonly View[] {
  return openOn(office, office.servicePersons, asOf).map(
    ({ personId, names, nationality, contractNo, from, by }) => ({
      personId,
      names,
      category: 'SERVICE_PERSONNEL',
      nationality,
      contractNo,
      from,
      ...lineOf(by),
    }),
  );
}
