import type { Resolved } from '../links.js';

/** An event on its way through a group. */
export interface GroupMessage {
  /** The id by which consumers answer: that of the link, if a link led to the event. */
  readonly id: string;
  readonly resolved: Resolved;
  /** Where it stands in what the group goes over: a number in a stream, or a position. */
  readonly place: number;
  /** Its number among the parked events, when it was taken from there. */
  readonly parkedAt?: number;
  /** How often it was given out before. */
  readonly retries: number;
  /** When it is given out again unless it is answered, in milliseconds; `Infinity` for never. */
  readonly due: number;
}
