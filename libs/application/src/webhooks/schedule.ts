/** How long is waited before an attempt that follows a failed one, in seconds, as Standard Webhooks suggests: three days in all. */
export const RETRY_DELAYS: readonly number[] = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** A delay is longer or shorter by at most this part of it, so that what failed together is not tried together. */
const JITTER = 0.1;
/** Of the whole schedule, this part must have passed before nothing more is tried: a clock that jumps ends nothing. */
const SURELY_OVER = 0.8;
/** A receiver that asks for more patience than this, in milliseconds, is asked all the same. */
const LONGEST_PAUSE = 24 * 3600 * 1000;

/** When what failed is tried again. Times are milliseconds since 1970. */
export class Schedule {
  readonly #delays: readonly number[];
  readonly #random: () => number;

  /** Delays in seconds; `random` gives numbers from 0 to 1. */
  constructor(delays: readonly number[] = RETRY_DELAYS, random: () => number = Math.random) {
    this.#delays = delays.map((seconds) => seconds * 1000);
    this.#random = random;
  }

  /** When the next attempt is made after so many that failed. */
  after(attempts: number, now: number): number {
    const delay = this.#delays[Math.min(attempts, this.#delays.length) - 1] ?? 0;
    return now + Math.round(delay * (1 + JITTER * (2 * this.#random() - 1)));
  }

  /** Whether all attempts were made at what has been failing since an instant. */
  isOver(attempts: number, since: number, now: number): boolean {
    const whole = this.#delays.reduce((sum, delay) => sum + delay, 0);
    return attempts > this.#delays.length && now - since >= whole * SURELY_OVER;
  }

  /** Whether it is time: also where a time lies so far ahead that the clock must have been set back. */
  isDue(at: number, now: number): boolean {
    return at <= now || at > now + 2 * Math.max(LONGEST_PAUSE, ...this.#delays);
  }
}

/** Until when a receiver asks to be left alone: seconds, or a date of HTTP; nothing where it does not, or cannot be understood. */
export function pauseOf(retryAfter: string | undefined, now: number): number | undefined {
  if (retryAfter === undefined) return undefined;
  const until = /^\d+$/.test(retryAfter) ? now + Number(retryAfter) * 1000 : Date.parse(retryAfter);
  return Number.isNaN(until) || until <= now ? undefined : Math.min(until, now + LONGEST_PAUSE);
}
