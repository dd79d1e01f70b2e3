import {
  type ActStatus,
  correctedEvent,
  hasUnverifiedBasis,
  type Ledger,
  type RecordedEvent,
  type StandingAct,
  type Standings,
  UNVERIFIED_BASIS,
} from '@elshi/domain';
import { instantOf } from './instant.js';
import type { View } from './service-record.js';

/** What became of an act, and what it did to others, by ids of events. */
export interface ActFate {
  readonly status: ActStatus;
  /** Corrections of it in force, first to last. */
  readonly corrections: readonly string[];
  readonly annulledBy: string | null;
  /** What it cancelled or voided. */
  readonly removes: string | null;
  readonly removedBy: string | null;
}

/** An act that simply stands. */
const STANDS: ActFate = {
  status: 'in-force',
  corrections: [],
  annulledBy: null,
  removes: null,
  removedBy: null,
};

/** What became of the acts of a ledger, by the id of each; those that simply stand are left out. */
export function actFates(standings: Standings): ReadonlyMap<string, ActFate> {
  const removes = new Map<string, string>();
  for (const { removedBy, actId } of standings.all)
    if (removedBy !== undefined && !removes.has(removedBy)) removes.set(removedBy, actId);
  return new Map(
    standings.all
      .filter((standing) => standing.status !== 'in-force' || removes.has(standing.actId))
      .map((standing) => [standing.actId, fateOf(standing, removes.get(standing.actId) ?? null)]),
  );
}

function fateOf(standing: StandingAct, removes: string | null): ActFate {
  return {
    status: standing.status,
    corrections: standing.corrections.map((correction) => correction.actId),
    annulledBy: standing.annulledBy ?? null,
    removes,
    removedBy: standing.removedBy ?? null,
  };
}

/** The audit trail of one subject: an item for every event, oldest first, with its status as known now and links both ways. */
export function actItems(subject: string, ledger: Ledger, standings: Standings): readonly View[] {
  const fates = actFates(standings);
  return ledger.acts.flatMap((entry) =>
    entry.events.map((event) => {
      const standing = standings.all[entry.index]!;
      return actItem(subject, event, fates.get(entry.actId), asCorrected(standing, event));
    }),
  );
}

/** What an event says after the corrections of its act; nothing where there are none. */
export function asCorrected(standing: StandingAct, event: RecordedEvent): View | null {
  if (standing.corrections.length === 0) return null;
  const { effectiveOn, order, data } = correctedEvent(standing, event);
  return { effectiveOn, order, data, basis: hasUnverifiedBasis(standing) ? UNVERIFIED_BASIS : null };
}

/** One event of the audit trail, with what became of its act. */
export function actItem(
  subject: string,
  event: RecordedEvent,
  fate = STANDS,
  corrected: View | null = null,
): View {
  const target = typeof event.data['eventId'] === 'string' ? event.data['eventId'] : null;
  return {
    ...eventView(subject, event),
    status: fate.status,
    corrects: event.type === 'ActCorrected' ? target : null,
    correctedBy: fate.corrections.at(-1) ?? null,
    corrections: fate.corrections,
    asCorrected: corrected,
    annuls: event.type === 'ActAnnulled' ? target : null,
    annulledBy: fate.annulledBy,
    removes: fate.removes,
    removedBy: fate.removedBy,
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
    ...(metadata.recordedByName !== undefined && { recordedByName: metadata.recordedByName }),
    role: metadata.role,
    order: metadata.order ?? null,
    citations: metadata.citations,
    ruleset: metadata.ruleset,
    policies: metadata.policies ?? {},
    warnings: metadata.warnings,
    note: metadata.note ?? null,
    historical: metadata.historical ?? false,
    source: metadata.source ?? null,
    basis: metadata.basis ?? null,
    dependants: metadata.dependants ?? [],
    facts: metadata['facts'] ?? {},
    revision: event.revision + 1,
    position: String(event.position),
    requestId: metadata.requestId,
    correlationId: metadata.correlationId,
    causationId: metadata['causationId'] ?? null,
  };
}
