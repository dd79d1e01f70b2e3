import type { Act } from '../act.js';
import { FIRST_EVENT } from '../event.js';
import type { Ledger, LedgerAct, RecordedEvent } from '../ledger.js';
import { type Standings, standings } from '../standing.js';

/** The ledger as it would stand with one more act, and with the acts of these events annulled by it. */
export function supposing(ledger: Ledger, act: Act, eventId: string, annulled: readonly string[]): Standings {
  const event = (type: RecordedEvent['type'], data: object) =>
    ({ eventId, type, data, revision: 0, position: 0n, known: 0, metadata: {} }) as unknown as RecordedEvent;
  const entry: LedgerAct = {
    index: ledger.acts.length,
    actId: eventId,
    act,
    events: [
      event(FIRST_EVENT[act.kind], act.data),
      ...annulled.map((id) => event('ActAnnulled', { eventId: id })),
    ],
  };
  return standings({ ...ledger, acts: [...ledger.acts, entry] });
}
