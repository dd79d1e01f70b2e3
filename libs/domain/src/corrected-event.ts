import type { WrittenDate } from '@elshi/law';
import type { Act } from './act.js';
import { type EventType, FIRST_EVENT } from './event.js';
import type { RecordedEvent } from './ledger.js';
import type { Order } from './order.js';
import type { StandingAct } from './standing.js';

/** What an event says after the corrections of its act. The members that were found stay as they were found. */
export interface CorrectedEvent {
  readonly type: EventType;
  readonly effectiveOn: WrittenDate;
  readonly order: Order | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** An event of a recorded act with the values that stand now; as recorded where nothing was corrected. */
export function correctedEvent({ act, entry }: StandingAct, event: RecordedEvent): CorrectedEvent {
  const { effectiveOn } = act;
  if (event.eventId === entry.actId) {
    const found = Object.entries(event.data).filter(([name]) => !Object.hasOwn(entry.act.data, name));
    const data = { ...Object.fromEntries(found), effectiveOn, ...act.data };
    return { type: firstEventOf(act), effectiveOn, order: act.order ?? null, data };
  }
  const revocation =
    act.kind === 'DismissForDisciplineBreach' && event.type === 'RankRevoked' && act.data.revocation;
  const { representation: _representation, ...found } = event.data;
  const { representation } = revocation || {};
  return {
    type: event.type,
    effectiveOn,
    order: (revocation ? revocation.order : act.order) ?? null,
    data: revocation
      ? { ...found, effectiveOn, ...(representation && { representation }) }
      : { ...event.data, effectiveOn },
  };
}

/** An attestation that turns out to have failed is an event of another type. */
function firstEventOf(act: Act): EventType {
  return act.kind === 'RecordAttestation' && act.data.result === 'FAILED'
    ? 'AttestationFailed'
    : FIRST_EVENT[act.kind];
}
