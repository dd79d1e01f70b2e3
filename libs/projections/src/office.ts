import { formOn, type Office, officeStatusOn } from '@elshi/domain';
import type { CalendarDate } from '@elshi/law';
import { lineOf } from './line.js';
import type { View } from './service-record.js';

/** An office as it stood on a day, with what it was called before. */
export function officeView(officeId: string, office: Office, asOf: CalendarDate): View {
  const form = formOn(office, asOf);
  return {
    officeId,
    officeKind: form?.officeKind ?? null,
    name: form?.name ?? null,
    hostState: office.hostState ?? null,
    organisation: office.organisation ?? null,
    seat: form?.seat ?? null,
    parentOfficeId: office.parentOfficeId ?? null,
    status: officeStatusOn(office, asOf),
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
