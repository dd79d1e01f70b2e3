import { type CalendarDate, firstDayOf } from '@elshi/law';
import { finding, type QualityFinding } from '../../findings/finding.js';
import { ordersAfterEffect } from '../../findings/order-dates.js';
import type { Standings } from '../../standing.js';
import type { Career } from '../career.js';

/** Dates of documents that stand in an order which cannot be, or needs an explanation. */
export function datesOutOfOrder(career: Career, standings: Standings): readonly QualityFinding[] {
  return [...ordersAfterEffect(standings), ...entriesTooEarly(career), ...bornTooLate(career)];
}

/** An entry in the service record that is earlier than what it enters. */
function entriesTooEarly({ entries, spells }: Career): readonly QualityFinding[] {
  const opened = new Map(spells.flatMap(({ by }) => by.entry.events.map(({ eventId }) => [eventId, by])));
  return entries.flatMap((entry) => {
    const entered = opened.get(entry.act.data.eventId);
    if (entered === undefined || entry.day >= entered.day) return [];
    return finding('DATE_ORDER', {
      about: [entry, entered],
      mark: 'ENTRY',
      since: entry.day,
      because: `The entry of ${entry.day} is earlier than the rank that it enters, of ${entered.day}.`,
      facts: { entered: entered.day, entry: entry.day },
    });
  });
}

/** A service that begins before the person was born. */
function bornTooLate({ registration, service }: Career): readonly QualityFinding[] {
  const born = registration?.act.data.birthDate;
  const first = service[0];
  if (registration === undefined || born === undefined || first === undefined) return [];
  const since: CalendarDate = first.from;
  if (firstDayOf(born) < since) return [];
  return finding('DATE_ORDER', {
    about: [registration, first.by],
    mark: 'BIRTH',
    since,
    because: `The service begins on ${since}, and the date of birth is ${born}.`,
    facts: { birthDate: born, service: since },
  });
}
