import { type Ledger, record } from '@elshi/domain';
import type { EventToAppend } from '@elshi/event-store';
import { decode, streamOf } from '../codec.js';

/** The ledger as it would stand with events that are only decided. */
export function supposed(ledger: Ledger, events: readonly EventToAppend[]): Ledger {
  const stream = streamOf(ledger.subject);
  const stored = events.map((event, index) => ({
    ...event,
    stream,
    revision: ledger.revision + index,
    position: 0n,
    known: 0,
  }));
  return record(ledger, stored.map(decode));
}
