import {
  type CalendarDate,
  type DepartmentKind,
  firstDayOf,
  type PostingOutcome,
  type WrittenDate,
} from '@elshi/law';
import type { Standing, StandingAct } from '../standing.js';
import type { Stretch } from './stretch.js';

export const POSTING_STATES = ['ASSIGNED', 'STARTED', 'ENDED'] as const;
export type PostingState = (typeof POSTING_STATES)[number];

/** A posting to an office abroad: decided, taken up or not, and ended. */
export interface Posting {
  readonly postingId: string;
  readonly officeId: string;
  readonly positionCode: string;
  /** The decision. */
  readonly by: Standing<'AssignPosting'>;
  /** The days at the post, from arrival on; absent while it is only assigned, and for ever where it is not taken up. */
  readonly stay?: Stretch;
  readonly end?: PostingEnd;
  readonly extensions: readonly Standing<'ExtendPosting'>[];
  readonly recalls: readonly Standing<'RecallEarly'>[];
  readonly departments: readonly Standing<'AssignDepartment'>[];
}

/** The first day on which a posting no longer stands. */
export interface PostingEnd {
  readonly on: CalendarDate;
  readonly outcome: PostingOutcome;
  /** An act that ends the posting, or the service and with it the posting. */
  readonly by: StandingAct;
}

/** Ids of the postings that are a head's begin so, and are given to no other (they follow from the office's own acts). */
const HEADSHIP = 'head.';

/** The id of the officer's half of a headship: the number of the appointment's event at the office, counted from 1, is in it. */
export function headshipId(officeId: string, revision: number): string {
  return `${HEADSHIP}${officeId}.${revision}`;
}

/** Whether a posting is the officer's half of a headship. */
export function isHeadship(postingId: string): boolean {
  return postingId.startsWith(HEADSHIP);
}

/** The state of a posting on a day; nothing before it was decided. */
export function postingStateOn({ by, stay, end }: Posting, day: CalendarDate): PostingState | undefined {
  if (day < by.day) return undefined;
  if (end !== undefined && end.on <= day) return 'ENDED';
  return stay !== undefined && stay.from <= day ? 'STARTED' : 'ASSIGNED';
}

/** The end that is planned for a posting, as known on a day: that of its last extension. */
export function plannedToOn({ by, extensions }: Posting, day: CalendarDate): WrittenDate | undefined {
  const last = extensions.findLast((extension) => extension.day <= day);
  return last === undefined ? by.act.data.plannedTo : last.act.data.plannedTo;
}

/** The first day of the planned end. */
export function plannedEndOn(posting: Posting, day: CalendarDate): CalendarDate | undefined {
  const planned = plannedToOn(posting, day);
  return planned === undefined ? undefined : firstDayOf(planned);
}

/** The department in which somebody serves at a post on a day, by the last assignment; nothing before the first. */
export function departmentOn({ departments }: Posting, day: CalendarDate): DepartmentKind | undefined {
  return departments.findLast((assignment) => assignment.day <= day)?.act.data.department;
}
