import type { CalendarDate } from '@elshi/law';
import type { StandingAct } from '../standing.js';
import type { Office, OfficeForm } from './office.js';

type Writable<T> = { -readonly [K in keyof T]: T[K] extends readonly (infer Item)[] ? Kept<Item>[] : T[K] };
/** Acts are kept as they are; what the fold makes of them is written on. */
type Kept<Item> = Item extends StandingAct ? Item : Writable<Item>;

/** An office while it is being folded. Each act leaves it whole. */
export type OfficeDraft = Writable<Office>;

export function emptyOffice(): OfficeDraft {
  return { forms: [] };
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
