import type { Ledger, RecordedEvent, StandingAct, Standings } from '@elshi/domain';
import { instantOf } from './instant.js';
import type { View } from './service-record.js';

/** The audit trail of one subject: an item for every event, oldest first, with its status as known now and links both ways. */
export function actItems(subject: string, ledger: Ledger, standings: Standings): readonly View[] {
  return ledger.acts.flatMap((entry) =>
    entry.events.map((event) => actItem(subject, event, standings.all[entry.index]!, standings)),
  );
}

/** One event of the audit trail. */
export function actItem(
  subject: string,
  event: RecordedEvent,
  standing: StandingAct,
  standings: Standings,
): View {
  return {
    ...eventView(subject, event),
    status: standing.status,
    ...links(event, standing, standings),
  };
}

/** An event as it was recorded, without what became of it. */
export function eventView(subject: string, event: RecordedEvent): View {
  const { metadata } = event;
  return {
    eventId: event.eventId,
    actId: metadata.actId,
    type: event.type,
    kind: metadata.kind,
    subject,
    effectiveOn: event.data['effectiveOn'],
    data: event.data,
    recordedAt: instantOf(event.known),
    recordedBy: metadata.recordedBy,
    role: metadata.role,
    order: metadata.order ?? null,
    citations: metadata.citations,
    ruleset: metadata.ruleset,
    policies: metadata.policies ?? {},
    warnings: metadata.warnings,
    note: metadata.note ?? null,
    historical: metadata.historical ?? false,
    dependants: metadata.dependants ?? [],
    facts: metadata['facts'] ?? {},
    revision: event.revision + 1,
    position: String(event.position),
    requestId: metadata.requestId,
    correlationId: metadata.correlationId,
    causationId: metadata['causationId'] ?? null,
  };
}

function links(event: RecordedEvent, standing: StandingAct, standings: Standings): View {
  const target = typeof event.data['eventId'] === 'string' ? event.data['eventId'] : null;
  const removed = standings.all.find((other) => other.removedBy === standing.actId);
  return {
    corrects: event.type === 'ActCorrected' ? target : null,
    correctedBy: standing.corrections.at(-1)?.actId ?? null,
    corrections: standing.corrections.map((correction) => correction.actId),
    annuls: event.type === 'ActAnnulled' ? target : null,
    annulledBy: standing.annulledBy ?? null,
    removes: removed?.actId ?? null,
    removedBy: standing.removedBy ?? null,
  };
}
