import { EventStoreError } from '../../errors.js';
import type { Micros } from '../../port.js';
import { MAX_SKEW } from '../arrival.js';

/** What was seen is not believed for longer: the server's clock may have been set since. */
const BELIEVED_FOR = 10 * 60_000;
/** So much between two clocks of this computer means that one was set, or that it slept. */
const CLOCK_WAS_SET: Micros = 500_000;

/** When this node did something, by the clock that can be wrong and by the one that only counts. */
export interface NodeMoment {
  readonly clock: Micros;
  /** Milliseconds of `performance.now()`. */
  readonly counted: number;
}

interface Seen {
  /** How far the server's clock is ahead of ours, at least and at most. */
  readonly ahead: { readonly least: Micros; readonly most: Micros };
  readonly at: NodeMoment;
}

/**
 * Gives the time at which an act is recorded, and keeps a node from recording while its clock is wrong.
 *
 * What the clocks say of each other shows in the events: the server marks each with its own time. The evidence is void when
 * our clock was set since, and after some minutes; the next append then finds out.
 */
export class ClockGuard {
  readonly #clock: () => Micros;
  #seen: Seen | undefined;
  #stamped: Micros = 0;

  constructor(clock: () => Micros) {
    this.#clock = clock;
  }

  now(): NodeMoment {
    return { clock: this.#clock(), counted: performance.now() };
  }

  /** The time to record at, later than everything known; `ClockSkew` while the clock is known to be wrong. */
  recordingTime(lastKnown: Micros): Micros {
    this.insist();
    this.#stamped = Math.max(this.#clock(), lastKnown + 1, this.#stamped + 1);
    return this.#stamped;
  }

  /** Fails with `ClockSkew` while the clock is known to be wrong. */
  insist(): void {
    const skew = this.#skew();
    if (skew !== undefined) {
      throw new EventStoreError(
        'ClockSkew',
        `The clock of this computer is about ${seconds(skew)} s ${skew > 0 ? 'behind' : 'ahead of'} that of the log. ` +
          `Nothing was written. Set the clocks.`,
      );
    }
  }

  /** An append of ours was written by the server at `created`, between these two moments. */
  sawOwn(created: Micros, sent: NodeMoment, answered: NodeMoment): void {
    const ahead = { least: created - answered.clock, most: created + 1000 - sent.clock };
    this.#seen = { ahead, at: answered };
  }

  /** An event of anybody came, which the server had written at `created`: how long ago cannot be told. */
  sawOther(created: Micros): void {
    const at = this.now();
    if (created - at.clock > MAX_SKEW) {
      this.#seen = { ahead: { least: created - at.clock, most: Infinity }, at };
    }
  }

  /** How far our clock is behind the server's, where it is too far; negative when it is ahead. */
  #skew(): Micros | undefined {
    const seen = this.#believed();
    if (seen && seen.ahead.least > MAX_SKEW) {
      return seen.ahead.least;
    }
    return seen && seen.ahead.most < -MAX_SKEW ? seen.ahead.most : undefined;
  }

  #believed(): Seen | undefined {
    const { clock, counted } = this.now();
    const at = this.#seen?.at;
    if (at && counted - at.counted < BELIEVED_FOR) {
      const wasSet = Math.abs(clock - at.clock - (counted - at.counted) * 1000) > CLOCK_WAS_SET;
      return wasSet ? undefined : this.#seen;
    }
    return undefined;
  }
}

function seconds(micros: Micros): string {
  return (Math.abs(micros) / 1_000_000).toFixed(1);
}
