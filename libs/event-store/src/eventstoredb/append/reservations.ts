import { randomUUID } from 'node:crypto';
import { EventStoreError } from '../../errors.js';
import type { Micros } from '../../port.js';
import type { MirrorFollower } from '../keeper/mirror-follower.js';
import type { MirrorIndex, Reservation } from '../mirror/mirror-index.js';
import { newStampId, withStamp } from '../stamp.js';

/** Type of the event by which the streams that an order has reserved are free again. */
const RELEASED = 'OrderReleased';

/** So long after it was first seen a reservation may become an order, in milliseconds; then its streams are freed. */
const GRACE = 2000;
/** So often those are looked for that nobody meets, in milliseconds. */
const SWEPT_EVERY = 5000;
/** How long a sweep may wait for the server, in milliseconds. */
const RELEASED_WITHIN = 1000;

/**
 * What streams are reserved for by appends to several of them, on this node or another.
 *
 * Whoever wants to write to such a stream waits until it is settled, and frees it when that takes too long: the order may have
 * lost its node. It is freed by an event in the stream of the order, just where the order would be written; so one of both is
 * written, and never both.
 */
export class Reservations {
  readonly #mirror: MirrorFollower;
  readonly #index: MirrorIndex;
  readonly #prefix: string;
  readonly #now: () => Micros;
  /** When each attempt was first seen here, in milliseconds of `performance.now()`. */
  readonly #seen = new Map<string, number>();
  /** Attempts that are being freed: many may meet one at the same time. */
  readonly #releasing = new Map<string, Promise<void>>();
  readonly #sweeping: NodeJS.Timeout;

  /** `now` is the time of this computer. */
  constructor(mirror: MirrorFollower, index: MirrorIndex, prefix: string, now: () => Micros) {
    this.#mirror = mirror;
    this.#index = index;
    this.#prefix = prefix;
    this.#now = now;
    this.#sweeping = setInterval(() => void this.#sweep(), SWEPT_EVERY).unref();
  }

  /** Waits until a stream is reserved for nothing; `StoreUnavailable` when it still is by then. */
  async settled(stream: string, until: number): Promise<void> {
    for (;;) {
      const { reserved } = this.#index.standingOf(stream);
      if (!reserved) {
        return;
      }
      if (performance.now() >= until) {
        const because = `stream ${stream} is reserved for an order, and could not be freed.`;
        throw new EventStoreError('StoreUnavailable', `Nothing was sent: ${because}`);
      }
      const due = this.#since(reserved) + GRACE;
      if (performance.now() < due) {
        await this.#mirror.news(Math.min(due, until));
      } else {
        await this.release(reserved, until);
      }
    }
  }

  /**
   * Frees what an order has reserved, unless it is written before; resolves when the mirror shows which, or at that moment. Whatever
   * keeps it from that is for the next one to find out.
   */
  async release(reservation: Reservation, until: number): Promise<void> {
    const { attempt } = reservation;
    const releasing = this.#releasing.get(attempt) ?? this.#release(reservation, until);
    this.#releasing.set(attempt, releasing);
    try {
      await releasing;
    } finally {
      this.#releasing.delete(attempt);
    }
  }

  /** Whether the mirror shows by then that something was written to the stream of an order after this revision. */
  async shows(order: string, after: number, until: number): Promise<boolean> {
    while (this.#index.revisionOfOrder(order) <= after) {
      if (performance.now() >= until) {
        return false;
      }
      await this.#mirror.news(until);
    }
    return true;
  }

  /** Nobody of this node works on an attempt any more: whoever meets it need not wait. */
  abandon(attempt: string): void {
    this.#seen.set(attempt, -Infinity);
  }

  close(): void {
    clearInterval(this.#sweeping);
  }

  async #release({ order, after, attempt }: Reservation, until: number): Promise<void> {
    const metadata = withStamp('{}', { id: newStampId(), event: 0, of: 1 }, this.#now());
    const event = { id: randomUUID(), type: RELEASED, data: JSON.stringify({ attempt }), metadata };
    const appends = [{ stream: this.#prefix + order, expected: after, events: [event] }];
    const within = until - performance.now();
    try {
      await this.#mirror.calls.ask({ ask: 'append', appends, within });
    } catch (error) {
      if (!(error instanceof EventStoreError)) {
        throw error;
      }
      await this.#mirror.news(until);
      return;
    }
    await this.shows(order, after, until);
  }

  #since({ attempt }: Reservation): number {
    const since = this.#seen.get(attempt) ?? performance.now();
    this.#seen.set(attempt, since);
    return since;
  }

  /** Frees what was reserved and left, though no act has come for it; forgets what is settled. */
  async #sweep(): Promise<void> {
    const open = new Map(this.#index.reservations().map((each) => [each.attempt, each]));
    for (const attempt of this.#seen.keys()) {
      if (!open.has(attempt)) {
        this.#seen.delete(attempt);
      }
    }
    for (const reservation of open.values()) {
      if (performance.now() >= this.#since(reservation) + GRACE && this.#mirror.away === undefined) {
        await this.release(reservation, performance.now() + RELEASED_WITHIN);
      }
    }
  }
}
