import type { StoredEvent } from '@elshi/event-store';
import type { ParkedStream, ParkingChange } from '@elshi/read-models';
import type { Fault } from './taking.js';

/** Which parked streams are meant: those of a projection, of a stream, or of both; all where neither is named. */
export interface ParkedSelection {
  readonly projection?: string;
  readonly stream?: string;
}

/** What became of a parked stream that was tried again. */
export type Tried = Pick<ParkedStream, 'projection' | 'stream'> & {
  /** Events that were projected: all that waited, or those before the one that is in the way now. */
  readonly events: number;
  /** How it stands parked now; nothing when it is released. */
  readonly parked?: ParkedStream;
};

/** What is parked by now, ahead of what is written of it. */
export class Parking {
  readonly #streams = new Map<string, Map<string, ParkedStream>>();
  /** What is to be written, by projection and stream: the last change of each. */
  readonly #changes = new Map<string, ParkingChange>();

  constructor(parked: readonly ParkedStream[]) {
    for (const each of parked) this.#put(each);
  }

  /** What is parked of a stream. */
  of(stream: string): readonly ParkedStream[] {
    return [...(this.#streams.get(stream)?.values() ?? [])];
  }

  /** What a selection means, stream by stream, the one parked first before the others. */
  selected({ projection, stream }: ParkedSelection): readonly (readonly ParkedStream[])[] {
    const streams = stream === undefined ? [...this.#streams.keys()] : [stream];
    return streams
      .map((each) =>
        this.of(each).filter((parked) => projection === undefined || parked.projection === projection),
      )
      .filter((each) => each.length > 0)
      .sort(([one], [other]) => one!.position - other!.position);
  }

  /** Parks a stream at an event that came just now, with what came with it. */
  park(projection: string, append: readonly StoredEvent[], fault: Fault): void {
    const [first] = append;
    if (first !== undefined)
      this.#change(
        parkedAt(projection, first, fault, { waiting: append.length, tries: 1, triedAt: first.known }),
      );
  }

  /** So many more events of a stream wait, for those who have it parked. */
  waits(stream: string, events: number): void {
    for (const parked of this.of(stream)) this.#change({ ...parked, waiting: parked.waiting + events });
  }

  /** Keeps what became of a stream that was tried again. */
  tried({ projection, stream, parked }: Tried): void {
    if (parked !== undefined) {
      this.#change(parked);
      return;
    }
    const ofStream = this.#streams.get(stream);
    ofStream?.delete(projection);
    if (ofStream?.size === 0) this.#streams.delete(stream);
    this.#changes.set(keyOf({ projection, stream }), { kind: 'release', projection, stream });
  }

  /** What is to be written since it was last asked. */
  changes(): readonly ParkingChange[] {
    const changes = [...this.#changes.values()];
    this.#changes.clear();
    return changes;
  }

  #change(parked: ParkedStream): void {
    this.#put(parked);
    this.#changes.set(keyOf(parked), { kind: 'park', parked });
  }

  #put(parked: ParkedStream): void {
    const ofStream = this.#streams.get(parked.stream) ?? new Map<string, ParkedStream>();
    this.#streams.set(parked.stream, ofStream.set(parked.projection, parked));
  }
}

/** A stream as it is parked at an event; `first` is the first event of the append that brought it. */
export function parkedAt(
  projection: string,
  first: StoredEvent,
  { event, reason }: Fault,
  counts: Pick<ParkedStream, 'waiting' | 'tries' | 'triedAt'>,
): ParkedStream {
  const { stream, known, revision, eventId, type } = event;
  const position = Number(event.position);
  return {
    projection,
    stream,
    position,
    known,
    revision,
    eventId,
    type,
    reason,
    first: first.revision,
    ...counts,
  };
}

function keyOf({ projection, stream }: { readonly projection: string; readonly stream: string }): string {
  return `${projection}\n${stream}`;
}
