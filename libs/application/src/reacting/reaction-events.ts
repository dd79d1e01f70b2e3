import {
  FIRST_EVENT,
  type Ledger,
  provisionsOf,
  type Reaction,
  type RecordedEvent,
  type Subject,
} from '@elshi/domain';
import type { EventToAppend } from '@elshi/event-store';
import { encode } from '../codec.js';

/** Who records what a reaction writes, and as what. */
const REACTION = { recordedBy: 'elshi', role: 'REACTION' } as const;

/**
 * What reactions write in a record, as it is appended. It is the same whichever node writes it and when: the request is that of the cause,
 * which stands in one of the records.
 */
export function reactionEvents(
  { kind: about }: Subject,
  reactions: readonly Reaction[],
  records: readonly Ledger[],
): readonly EventToAppend[] {
  return reactions.map(({ eventId, act, causationId }) => {
    const { kind, effectiveOn, order, historical, data } = act;
    const { ruleset, requestId, correlationId } = causeIn(records, causationId).metadata;
    return encode(
      eventId,
      FIRST_EVENT[kind],
      { effectiveOn, ...data },
      {
        actId: eventId,
        kind,
        ...(order && { order }),
        ...(historical && { historical }),
        ...REACTION,
        citations: provisionsOf(about, kind),
        ...{ ruleset, policies: {}, facts: {}, warnings: [], dependants: [] },
        ...{ requestId, correlationId, causationId },
      },
    );
  });
}

function causeIn(records: readonly Ledger[], eventId: string): RecordedEvent {
  for (const { acts } of records)
    for (const { events } of acts.toReversed()) {
      const cause = events.find((event) => event.eventId === eventId);
      if (cause !== undefined) return cause;
    }
  throw new TypeError(`The event ${eventId}, from which something follows, stands in none of the records.`);
}
