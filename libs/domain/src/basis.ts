import { type LedgerAct, UNVERIFIED_BASIS } from './ledger.js';
import type { StandingAct } from './standing.js';

/**
 * Whether an act rests on papers that nobody has compared with it: it was imported so, and no correction in force has
 * verified it. That does one which says the act's order or rests on an order itself, and was not imported so too.
 */
export function hasUnverifiedBasis({ entry, corrections }: StandingAct): boolean {
  return isMarked(entry) && !corrections.some(verifies);
}

function isMarked({ events }: LedgerAct): boolean {
  return events[0]!.metadata.basis === UNVERIFIED_BASIS;
}

function verifies(entry: LedgerAct): boolean {
  const { act } = entry;
  if (act.kind !== 'CorrectAct' || isMarked(entry)) return false;
  const { order } = act.data.changes;
  return act.order !== undefined || (typeof order === 'object' && order !== null);
}
