import { joinedInto, type Ledger, officer, type Subject } from '@elshi/domain';
import type { LoadLedger } from './ledgers.js';

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
