import type { Act, ActKind } from './act.js';
import type { LedgerAct } from './ledger.js';

/**
 * An act that follows in one stream from an act in another: the posting of a head from his appointment, the end of a headship from his
 * leaving the service. Nobody posts it, and it has one event.
 */
export interface Reaction {
  readonly eventId: string;
  readonly act: Act;
  /** The event in the other stream from which it follows. */
  readonly causationId: string;
}

/** The kinds of act that reactions write. */
export const REACTION_KINDS: ReadonlySet<ActKind> = new Set<ActKind>([
  'AssignPosting',
  'StartPosting',
  'EndPosting',
  'DismissHead',
  'EndActingHead',
  'CorrectAct',
  'AnnulAct',
]);

/**
 * Whether an act was written by a reaction. Such an act is never judged: the law was asked of its cause, in the stream of that. What it
 * makes unlawful beside it is found, and rests on nobody's decision.
 */
export function isReaction({ events }: Pick<LedgerAct, 'events'>): boolean {
  return events[0]!.metadata.causationId !== undefined;
}
