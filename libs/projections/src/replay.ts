import type { CalendarDate } from '@elshi/law';
import { foldCareer, type Ledger, ledgerAfter, standings } from '@elshi/domain';
import { eventView } from './acts.js';
import { serviceRecord, type View } from './service-record.js';

/**
 * A career event by event in recorded order: each with the service record after it, read on one day.
 * `from` and `to` are revisions counted from 1, both included.
 */
export function* replay(
  subject: string,
  ledger: Ledger,
  asOf: CalendarDate,
  from = 1,
  to = Number.MAX_SAFE_INTEGER,
): Generator<View> {
  for (const entry of ledger.acts) {
    for (const event of entry.events) {
      const revision = event.revision + 1;
      if (revision < from || revision > to) continue;
      const known = standings(ledgerAfter(ledger, revision));
      yield {
        revision,
        event: eventView(subject, event),
        record: serviceRecord(ledger.subject.id, foldCareer(known), asOf),
      };
    }
  }
}
