/** A stream that a projection could not take any further. What stands in it from the parked event on waits in the log. */
export interface ParkedStream {
  readonly projection: string;
  readonly stream: string;
  /** Place in the log of the event that could not be taken. */
  readonly position: number;
  /** Its known time in microseconds: up to it, and not including it, the rows of the stream are what they should be. */
  readonly known: number;
  /** Its number within the stream, from 0. */
  readonly revision: number;
  readonly eventId: string;
  readonly type: string;
  /** Why it could not be taken, in one sentence. */
  readonly reason: string;
  /** Number within the stream of the first event that waits: the first that came with the parked one in one append. */
  readonly first: number;
  /** Events of the stream that wait, up to the checkpoint. */
  readonly waiting: number;
  /** How often this event was tried, the first time included. */
  readonly tries: number;
  /** Known time in microseconds of the last event that the views included when it was last tried. */
  readonly triedAt: number;
}

/** What becomes of a parked stream. */
export type ParkingChange =
  /** It is parked, or stands parked in another way than before. */
  | { readonly kind: 'park'; readonly parked: ParkedStream }
  | { readonly kind: 'release'; readonly projection: string; readonly stream: string };

/** Which parked streams are asked for. */
export interface ParkedFilter {
  /** Of these projections; of all where it is left out. */
  readonly projections?: readonly string[];
  readonly stream?: string;
  /** Parked at this position of the log, or before it. */
  readonly upTo?: number;
}

export interface ParkedQuery extends ParkedFilter {
  /** The one after which to go on. */
  readonly after?: Pick<ParkedStream, 'position' | 'projection'>;
  readonly limit: number;
}

/** Parked streams in the order of the log, and how many there are in all, those before and after a page included. */
export interface ParkedPage {
  readonly items: readonly ParkedStream[];
  readonly total: number;
}
