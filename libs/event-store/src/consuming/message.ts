/** An event on its way through a group of consumers. */
export interface Message {
  /** By what consumers answer it. */
  readonly id: string;
  /** The stream that the event is of. */
  readonly stream: string;
  /** How often it was given out before. */
  readonly retries: number;
  /** When it is given out again unless it is answered, in milliseconds; `Infinity` for never. */
  readonly due: number;
}
