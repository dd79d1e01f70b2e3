import type { Ledger } from '@elshi/domain';
import { History } from './careers.js';

/** The history as if the acts at these places had been imported without their papers having been compared. */
export function unverified({ ledger }: History, ...places: readonly number[]): History {
  const acts = ledger.acts.map((entry) => {
    if (!places.includes(entry.index)) return entry;
    const events = entry.events.map((event) => ({
      ...event,
      metadata: { ...event.metadata, basis: 'unverified' as const },
    }));
    return { ...entry, events };
  });
  return new History({ ...ledger, acts } satisfies Ledger);
}
