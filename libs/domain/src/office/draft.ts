import type { CalendarDate } from '@elshi/law';
import type { StandingAct } from '../standing.js';
import type { Office, OfficeForm, OfficeStretch } from './office.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Kept<Item>[] : T[K] };
/** Acts are kept as they are; what the fold makes of them is written on. */
type Kept<Item> = Item extends StandingAct ? Item : Writable<Item>;

/** An office while it is being folded. Each act leaves it whole. */
export type OfficeDraft = Writable<Office>;

export function emptyOffice(officeId: string): OfficeDraft {
  return {
    officeId,
    accreditations: [],
    concurrent: [],
    forms: [],
    staffing: [],
    departments: [],
    servicePersons: [],
    leaveSchedules: [],
    subordinates: [],
    headships: [],
    absences: [],
    inabilities: [],
    acting: [],
    trips: [],
    notes: [],
    acceptances: [],
  };
}

/** The office becomes another: what it was ends that day. */
export function openForm(office: OfficeDraft, form: Omit<OfficeForm, 'to'>): void {
  endForm(office, form.from);
  office.forms.push(form);
}

/** What the office was ends. */
export function endForm({ forms }: OfficeDraft, day: CalendarDate): void {
  const last = forms.at(-1);
  if (last !== undefined) last.to ??= day;
}

type StretchDraft = Writable<OfficeStretch>;

/** Ends those of the stretches that are open on the day and fit. */
export function endOpen<S extends StretchDraft>(
  stretches: readonly S[],
  by: StandingAct,
  fits: (stretch: S) => boolean = () => true,
): void {
  for (const stretch of stretches) {
    const isOver = stretch.to !== undefined && stretch.to <= by.day;
    if (isOver || !fits(stretch)) continue;
    stretch.to = by.day;
    stretch.endedBy = by;
  }
}

/** The headship ends, and with it what rests on there being this head. */
export function endHeadship(office: OfficeDraft, by: StandingAct): void {
  endOpen(office.headships, by);
  endOpen(office.accreditations, by);
  endOpen(office.concurrent, by);
  endOpen(office.absences, by);
  endOpen(office.inabilities, by);
  endOpen(office.acting, by, ({ cause }) => cause !== 'VACANCY');
}
