import { EventStoreError, WrongExpectedRevisionError } from '../errors.js';
import type { Appended, Micros } from '../port.js';
import type { PreparedAppend, PreparedEvent, PreparedStream } from './prepared-append.js';

/** Where the log ends, and so what the next append follows. */
export interface LogEnd {
  /** 0 for an empty log. */
  readonly position: number;
  /** Known time of the last append; 0 for an empty log. */
  readonly known: Micros;
  readonly founding: boolean;
  /** The last claim taken. Equal claims are in order, though their known times must grow. */
  readonly lastClaim?: Micros;
}

/** Where an event stands. */
export interface EventPlace {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  /** Position of the last event of the same append. */
  readonly appendEnd: number;
  readonly known: Micros;
}

/** What an append is judged by. */
export interface LogIndex {
  /** Number of the stream's last event; -1 when there is no such stream. */
  revisionOf(stream: string): number;
  placeOf(eventId: string): EventPlace | undefined;
  /** Whether the append that ends at this position has just so many events. */
  appendHas(events: number, end: number): boolean;
}

export type Ruling = { readonly kind: 'write'; readonly end: LogEnd } | Settled;

/** An append that is not written. */
export type Settled =
  | { readonly kind: 'replayed'; readonly appended: Appended }
  | { readonly kind: 'refused'; readonly error: EventStoreError };

/** Decides what becomes of an append: written, known already, or refused. One rule for all our adapters. */
export function ruleOn(append: PreparedAppend, index: LogIndex, end: LogEnd, clock: () => Micros): Ruling {
  const settled = settledBy(index, append) ?? settledByEnd(append, end);
  if (settled) {
    return settled;
  }
  const { claimedAt, notBefore = 0 } = append;
  return claimedAt === undefined
    ? write(append, { ...end, founding: false }, Math.max(clock(), end.known + 1, notBefore))
    : write(append, { ...end, lastClaim: claimedAt }, Math.max(claimedAt, end.known + 1));
}

/** What the events of the log have to say against writing an append: known already, or a conflict; otherwise nothing. */
export function settledBy(index: LogIndex, append: PreparedAppend): Settled | undefined {
  const places = placesOf(append, index);
  if (places.some((place) => place !== undefined)) {
    return ruleOnKnownEvents(append, places, index);
  }
  const conflict = append.streams.find(({ stream, expected }) => index.revisionOf(stream) !== expected);
  return conflict && { kind: 'refused', error: wrongRevision(conflict, index) };
}

/** What the end of the log has to say against an append: another one came before it, or its claim is not taken. */
export function settledByEnd({ claimedAt, follows }: PreparedAppend, end: LogEnd): Settled | undefined {
  if (follows !== undefined && follows !== end.known) {
    const because = `The log ends at ${end.known}, not at ${follows}, after which the append was to come.`;
    return { kind: 'refused', error: new EventStoreError('WrongExpectedRevision', because) };
  }
  if (claimedAt === undefined) {
    return undefined;
  }
  if (!end.founding) {
    return sealed('The log is sealed: it holds an append without a claim, and takes no claims any more.');
  }
  return end.lastClaim !== undefined && claimedAt < end.lastClaim
    ? sealed('The claimed time is earlier than the last one: claims come in their order.')
    : undefined;
}

/** The outcome of an append that was written, or had been, with its last event at `position`. */
export function appended(
  append: PreparedAppend,
  outcome: Appended['outcome'],
  { position, known }: { readonly position: number; readonly known: Micros },
): Appended {
  const streams = append.streams.map(({ stream, expected, events }) => ({
    stream,
    revision: expected + events.length,
  }));
  return { outcome, streams, position: BigInt(position), known };
}

function write(append: PreparedAppend, end: LogEnd, known: Micros): Ruling {
  return { kind: 'write', end: { ...end, position: end.position + append.events, known } };
}

function sealed(because: string): Settled {
  return { kind: 'refused', error: new EventStoreError('LogSealed', because) };
}

type Places = readonly (EventPlace | undefined)[];

function placesOf(append: PreparedAppend, index: LogIndex): Places {
  return append.streams.flatMap(({ events }) => events.map((event) => index.placeOf(event.id)));
}

/** Some of the ids stand in the log: all of them must, just so, or the append is another one. */
function ruleOnKnownEvents(append: PreparedAppend, places: Places, index: LogIndex): Settled {
  const first = places[0];
  if (first && isThisAppend(append, places, first, index)) {
    const appendedBefore = appended(append, 'replayed', { position: first.appendEnd, known: first.known });
    return { kind: 'replayed', appended: appendedBefore };
  }
  const conflict = append.streams.find(({ stream, expected }) => index.revisionOf(stream) !== expected);
  return {
    kind: 'refused',
    error: conflict ? wrongRevision(conflict, index) : misplaced(append, places),
  };
}

/** True when the events stand where they are expected, in one append that holds nothing else. */
function isThisAppend(append: PreparedAppend, places: Places, first: EventPlace, index: LogIndex): boolean {
  const expected = append.streams.flatMap(({ stream, expected: before, events }) =>
    events.map((_event, at) => ({ stream, revision: before + 1 + at })),
  );
  return (
    index.appendHas(append.events, first.appendEnd) &&
    expected.every(({ stream, revision }, at) => {
      const place = places[at];
      return place?.stream === stream && place.revision === revision && place.appendEnd === first.appendEnd;
    })
  );
}

function wrongRevision({ stream, expected }: PreparedStream, index: LogIndex): EventStoreError {
  return new WrongExpectedRevisionError(stream, asRevision(expected), asRevision(index.revisionOf(stream)));
}

function misplaced(append: PreparedAppend, places: Places): EventStoreError {
  const events: readonly PreparedEvent[] = append.streams.flatMap((each) => each.events);
  const at = places.findIndex((place) => place !== undefined);
  const place = places[at];
  return new EventStoreError(
    'WrongExpectedRevision',
    `Event ${events[at]?.id} stands in the log already, as number ${place?.revision} of ${place?.stream}.`,
  );
}

function asRevision(revision: number): 'none' | number {
  return revision < 0 ? 'none' : revision;
}
