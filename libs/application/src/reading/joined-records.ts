import { joinedInto, type Ledger, officer, type Subject, subjectText } from '@elshi/domain';
import type { LoadLedger } from '../writing/surroundings.js';
import type { Moment } from './moments.js';

/**
 * The record under which a subject is read: its own, or the one that it is joined to, be it over others. Records that two
 * nodes have joined to one another at one moment are each read under their own, until one joining is annulled.
 */
export async function recordOf(load: LoadLedger, subject: Subject): Promise<Ledger> {
  const own = await load(subject);
  const passed = new Set([subject.id]);
  for (let ledger = own; ;) {
    const into = joinedInto(ledger);
    if (into === undefined) return ledger;
    if (passed.has(into)) return own;
    passed.add(into);
    ledger = await load(officer(into));
    if (ledger.revision === 0) return own;
  }
}

/** The moment of an answer about a subject; it says whose record answers where it is that of another. */
export function answeredBy(answering: Subject, asked: Subject, moment: Moment): Moment {
  if (answering.id === asked.id) return moment;
  return { ...moment, meta: { ...moment.meta, joinedInto: subjectText(answering) } };
}
