import type { Ledger, LedgerAct } from '@elshi/domain';
import { instantOf } from '@elshi/projections';
import type { Recorded } from '../messages.js';

/** The answer to a recorded act, made from the events as they were read back: the same at any later time. */
export function answerOf(entry: LedgerAct): Recorded {
  const first = entry.events[0]!;
  const last = entry.events.at(-1)!;
  return {
    events: entry.events.map(({ eventId, type, data }) => ({
      eventId,
      type,
      effectiveOn: String(data['effectiveOn']),
      data,
    })),
    warnings: first.metadata.warnings,
    receipt: {
      revision: last.revision + 1,
      position: String(last.position),
      recordedAt: instantOf(first.known),
      recordedBy: first.metadata.recordedBy,
      requestId: first.metadata.requestId,
    },
  };
}

/** The act that was recorded under an idempotency key. */
export function actOfKey(ledger: Ledger, key: string): LedgerAct | undefined {
  return ledger.acts.find((entry) => entry.events[0]!.metadata.idempotencyKey === key);
}
