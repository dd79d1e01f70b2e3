import type { ActKind, Act, ActChanges } from './act.js';
import type { EventType } from './event.js';
import type { Order } from './order.js';
import type { Facts, Warning } from './refusal.js';
import type { Subject } from './subject.js';

/** An event of one stream as the log keeps it, decoded. */
export interface RecordedEvent {
  readonly eventId: string;
  readonly type: EventType;
  readonly data: Readonly<Record<string, unknown>>;
  /** Number within the stream, from 0. */
  readonly revision: number;
  readonly position: bigint;
  /** Known time in microseconds. */
  readonly known: number;
  readonly metadata: RecordedMetadata;
}

/** Where an imported act stands in the file that it came from. */
export interface ImportSource {
  /** SHA-256 of the file, hexadecimal in small letters. */
  readonly sha256: string;
  /** Number of the line, from 1. */
  readonly line: number;
}

/** What an import says of an act whose papers nobody has compared with it. */
export const UNVERIFIED_BASIS = 'unverified';
export type BasisMark = typeof UNVERIFIED_BASIS;

/** What the log keeps beside an event's data. */
export interface RecordedMetadata {
  readonly actId: string;
  readonly kind: ActKind;
  readonly order?: Order;
  readonly note?: string;
  readonly historical?: boolean;
  readonly dayOfOrder?: boolean;
  /** Only of an imported act. */
  readonly source?: ImportSource;
  /** Only of an imported act whose papers nobody has compared with it. */
  readonly basis?: BasisMark;
  readonly recordedAt: string;
  readonly recordedBy: string;
  /** How who recorded it was called then, where that was shown. */
  readonly recordedByName?: string;
  readonly role: string;
  readonly citations: readonly unknown[];
  readonly ruleset: string;
  readonly policies?: Readonly<Record<string, string>>;
  readonly warnings: readonly Warning[];
  /** What the decision rested on, by rule. */
  readonly facts?: Readonly<Record<string, Facts>>;
  readonly dependants?: readonly { readonly eventId: string; readonly action: string }[];
  /** Only of an act that follows from one in another stream: the event of that. */
  readonly causationId?: string;
  readonly idempotencyKey?: string;
  readonly requestHash?: string;
  readonly requestId: string;
  readonly correlationId: string;
  readonly [member: string]: unknown;
}

/** One act as it was recorded, with all its events. */
export interface LedgerAct {
  /** Place in the order of recording, from 0. */
  readonly index: number;
  /** Id of its first event. */
  readonly actId: string;
  readonly events: readonly RecordedEvent[];
  /** As posted, before any correction. */
  readonly act: Act;
}

/** Everything recorded about one subject, in the order of recording. */
export interface Ledger {
  readonly subject: Subject;
  readonly acts: readonly LedgerAct[];
  /** Number of events; one more than the last revision. */
  readonly revision: number;
}

export function emptyLedger(subject: Subject): Ledger {
  return { subject, acts: [], revision: 0 };
}

/** The ledger with later events of the same stream added: the acts they belong to, in order. */
export function record(ledger: Ledger, events: readonly RecordedEvent[]): Ledger {
  if (events.length === 0) return ledger;
  const acts = [...ledger.acts];
  for (let start = 0; start < events.length;) {
    const first = events[start]!;
    let end = start + 1;
    while (end < events.length && events[end]!.metadata.actId === first.metadata.actId) end += 1;
    acts.push(ledgerAct(acts.length, events.slice(start, end)));
    start = end;
  }
  return { ...ledger, acts, revision: ledger.revision + events.length };
}

/** The ledger as it stood at a position of the log. */
export function ledgerAt(ledger: Ledger, position: bigint): Ledger {
  const last = ledger.acts.at(-1);
  if (last === undefined || last.events[0]!.position <= position) return ledger;
  const acts = ledger.acts.filter((entry) => entry.events[0]!.position <= position);
  return { ...ledger, acts, revision: acts.reduce((sum, entry) => sum + entry.events.length, 0) };
}

/** The ledger after so many of its events; an act of several events is there from its first. */
export function ledgerAfter(ledger: Ledger, events: number): Ledger {
  const acts: LedgerAct[] = [];
  let revision = 0;
  for (const entry of ledger.acts) {
    if (revision >= events) break;
    acts.push(entry);
    revision += entry.events.length;
  }
  return { ...ledger, acts, revision };
}

function ledgerAct(index: number, events: readonly RecordedEvent[]): LedgerAct {
  const first = events[0]!;
  const { kind, order, note, historical, dayOfOrder } = first.metadata;
  const act = {
    kind,
    effectiveOn: first.data['effectiveOn'],
    ...(order && { order }),
    data: postedData(first),
    ...(note !== undefined && { note }),
    ...(historical && { historical }),
    ...(dayOfOrder && { dayOfOrder }),
  } as unknown as Act;
  return { index, actId: first.metadata.actId, events, act };
}

/** The members of event data that were found by the judge, not posted. */
const FOUND = new Set([
  'effectiveOn',
  'spellId',
  'closedSpellId',
  'newSpellId',
  'mode',
  'previousRank',
  'termCheck',
  'daysShort',
  'skippedRanks',
  'positionDeviation',
  'formerOfficer',
  'lossEventId',
  'counterMode',
]);

/** Found members that share a name with a posted one, by kind. */
const FOUND_BY_KIND: Partial<Record<ActKind, readonly string[]>> = {
  AssignRank: ['positionCode'],
  AssignRankEarly: ['positionCode'],
  AssignRankOutOfTurn: ['positionCode'],
  DemoteRank: ['fromRank'],
  RevokeRank: ['rank', 'cause'],
};

function postedData(event: RecordedEvent): Readonly<Record<string, unknown>> {
  const found = FOUND_BY_KIND[event.metadata.kind] ?? [];
  return Object.fromEntries(
    Object.entries(event.data).filter(([name]) => !FOUND.has(name) && !found.includes(name)),
  );
}

export type { ActChanges };
