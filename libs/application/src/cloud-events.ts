import type { ImportSource, RecordedEvent } from '@elshi/domain';
import { type Effect, instantOf, type Retroactivity } from '@elshi/projections';
import type { Body } from './messages.js';

/** Prefix of event types outside, so that they are ours among a subscriber's many. */
const TYPE_PREFIX = 'kz.elshi.';

/** An event as the log keeps it, decoded or not. */
interface Recorded {
  readonly eventId: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly revision: number;
  readonly position: bigint;
  readonly known: number;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** What the receiver of an event has to know of where it comes from. */
export interface Origin {
  /** Id of the log (see `LogIdentity`): another one tells that the log was replaced. */
  readonly logId?: string | undefined;
  /** Where the receiver reaches the service, as `https://elshi.example`: without it no schema is named, for its address must be absolute. */
  readonly base?: string | undefined;
}

/** Digits of a sequence number, so that comparing them as texts orders them, as the extension asks. */
const SEQUENCE_DIGITS = 10;

/**
 * An event as CloudEvents 1.0 (structured JSON), with what an auditor needs as extensions. `sequence` counts the events of
 * its subject from 1 without holes, whatever a feed is narrowed by.
 */
export function recordedCloudEvent(subject: string, event: Recorded, origin: Origin = {}): Body {
  const { order, citations, basis, schemaVersion } = event.metadata;
  const { logId, base } = origin;
  return {
    ...around('/v1/events', event.type, subject, event),
    ...(base !== undefined && { dataschema: base + eventSchemaPath(event.type, Number(schemaVersion)) }),
    effectiveon: event.data['effectiveOn'],
    sequence: String(event.revision + 1).padStart(SEQUENCE_DIGITS, '0'),
    ...(logId !== undefined && { logid: logId }),
    ...(basis !== undefined && { basis }),
    data: { ...event.data, order: order ?? null, citations },
  };
}

/** An event in force as CloudEvents 1.0: as it stands, under the id and the time under which it was recorded. */
export function effectiveCloudEvent(subject: string, { event, now, correctedBy, basis }: Effect): Body {
  return {
    ...around('/v1/events/effective', now.type, subject, event),
    effectiveon: now.effectiveOn,
    ...(correctedBy !== null && { correctedby: correctedBy }),
    ...(basis !== undefined && { basis }),
    data: { ...now.data, order: now.order, citations: event.metadata.citations },
  };
}

/** A notice of retroactivity as CloudEvents 1.0, under the id and the time of the event that caused it. */
export function noticeCloudEvent(subject: string, event: RecordedEvent, notice: Retroactivity): Body {
  const { metadata } = event;
  return {
    ...around('/v1/events/notices', 'RetroactivityNotice', subject, event),
    data: { eventId: event.eventId, event: event.type, order: metadata.order ?? null, ...notice },
  };
}

/** Where the JSON Schema of the data of a type of event is served, for the version of its shape. */
export function eventSchemaPath(type: string, version: number): string {
  return `/v1/schemas/events/${type}/${version}`;
}

function around(source: string, type: string, subject: string, event: Recorded): Body {
  const { metadata } = event;
  const file = metadata['source'] as ImportSource | undefined;
  return {
    specversion: '1.0',
    id: event.eventId,
    source,
    type: TYPE_PREFIX + type,
    subject,
    time: instantOf(event.known),
    datacontenttype: 'application/json',
    position: String(event.position),
    revision: event.revision + 1,
    actid: metadata['actId'],
    kind: metadata['kind'],
    recordedby: metadata['recordedBy'],
    ruleset: metadata['ruleset'],
    ...(metadata['historical'] === true && { historical: true }),
    ...(metadata['dayOfOrder'] === true && { dayoforder: true }),
    ...(file !== undefined && { sourcesha256: file.sha256, sourceline: file.line }),
  };
}
