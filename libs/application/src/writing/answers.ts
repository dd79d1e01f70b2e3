import { isReaction, type Ledger, type LedgerAct } from '@elshi/domain';
import { instantOf } from '@elshi/projections';
import type { Recorded } from '../messages.js';

/**
 * The answer to an act of a record, made from the events as they were read back: the same at any later time. Its revision is that after the
 * append, which may hold what follows from the act in the same record.
 */
export function answerOf({ acts }: Ledger, entry: LedgerAct): Recorded {
  const first = entry.events[0]!;
  let last = entry.events.at(-1)!;
  for (const next of acts.slice(entry.index + 1)) {
    if (!isReaction(next) || next.events[0]!.known !== first.known) break;
    last = next.events.at(-1)!;
  }
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
