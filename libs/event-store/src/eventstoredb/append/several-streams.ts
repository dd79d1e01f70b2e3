import { randomUUID } from 'node:crypto';
import { EventStoreError } from '../../errors.js';
import type { Micros } from '../../port.js';
import { uuid } from '../../shared/log-rows.js';
import { MAX_APPEND_BYTES, type PreparedAppend } from '../../shared/prepared-append.js';
import type { WireAppend, WireEventToAppend } from '../client/log-client.js';
import type { MirrorFollower } from '../keeper/mirror-follower.js';
import type { Sent } from '../keeper/sender.js';
import type { MirrorIndex, Reservation } from '../mirror/mirror-index.js';
import { newStampId, orderStream, stampedMetadata, withStamp } from '../stamp.js';
import type { ClockGuard } from './clock-guard.js';
import type { Reservations } from './reservations.js';
import { toSend } from './to-send.js';

/** Type of the event that keeps a place in a stream. */
const RESERVED = 'ActReserved';

/** How long it may take to free what was reserved for nothing, in milliseconds. */
const FREED_WITHIN = 1000;

/** What became of an append to several streams, on a server that appends to one at a time. */
export type SentToSeveral =
  | (Extract<Sent, { kind: 'written' }> & { readonly attempt: string })
  /** One of its streams stands elsewhere. Nothing was written. */
  | Extract<Sent, { kind: 'wrong-revision' | 'deleted' }>
  /** Others have freed the streams, or have written under its first id. */
  | { readonly kind: 'settled-before'; readonly reservation: Reservation };

/** Appends to one stream, and gives what became of it. */
type SendWhole = (append: WireAppend) => Promise<Sent>;

/**
 * Appends to several streams of a server that appends to one at a time, all or nothing.
 *
 * Each stream gets a placeholder at the revision that is expected, so that nobody else writes there. Then all events are appended to one
 * stream of their own, that of the order: with that one append they stand in the log, and every mirror takes them for events of
 * their streams. Where that is not to be, an event in the same place frees the streams.
 */
export class SeveralStreams {
  readonly #mirror: MirrorFollower;
  readonly #index: MirrorIndex;
  readonly #prefix: string;
  readonly #clock: ClockGuard;
  readonly #reservations: Reservations;

  constructor(
    mirror: MirrorFollower,
    index: MirrorIndex,
    prefix: string,
    clock: ClockGuard,
    reservations: Reservations,
  ) {
    this.#mirror = mirror;
    this.#index = index;
    this.#prefix = prefix;
    this.#clock = clock;
    this.#reservations = reservations;
  }

  /**
   * Reserves the streams, of which these are the last revisions on the server, and has the whole sent. What fails with `Timeout` may
   * stand in the log; of anything else nothing does.
   *
   * The placeholders are placed in the order of the names of their streams, the first alone: of two appends about the same streams one
   * meets the other before it holds anything. The others go together, for there may be hundreds.
   */
  async append(
    append: PreparedAppend,
    onServer: ReadonlyMap<string, number>,
    until: number,
    sendWhole: SendWhole,
  ): Promise<SentToSeveral> {
    const order = orderStream(uuid(append.streams[0]?.events[0]?.id ?? ''));
    const reservation = { order, after: this.#index.revisionOfOrder(order), attempt: newStampId() };
    if (append.claimedAt === undefined) {
      this.#clock.insist();
    }
    insistOnSize(this.#whole(append, reservation, this.#clock.now().clock));
    const [first = '', ...others] = append.streams.map(({ stream }) => stream).sort();
    const reserve = (stream: string): Promise<Sent> =>
      this.#reserve(stream, onServer.get(stream) ?? -1, reservation, until);
    const alone = await this.#orFree(reservation, () => reserve(first));
    if (alone.kind !== 'written') {
      return alone;
    }
    const refused = await this.#orFree(reservation, () => refusedOf(others.map(reserve)));
    if (refused) {
      await this.#free(reservation);
      return refused;
    }
    const sent = await this.#orFree(reservation, () =>
      sendWhole(this.#whole(append, reservation, this.#recordingTime(append))),
    );
    switch (sent.kind) {
      case 'written':
        return { ...sent, attempt: reservation.attempt };
      case 'wrong-revision':
        return { kind: 'settled-before', reservation };
      case 'deleted':
        return sent;
    }
  }

  /** Places a placeholder. */
  #reserve(stream: string, expected: number, reservation: Reservation, until: number): Promise<Sent> {
    const appends = [this.#placeholder(stream, expected, reservation)];
    return this.#mirror.calls.ask({ ask: 'append', appends, within: until - performance.now() });
  }

  #placeholder(stream: string, expected: number, reservation: Reservation): WireAppend {
    const { order, after, attempt: id } = reservation;
    const stamp = { id, event: 0, of: 1, reserves: { order, after } };
    const metadata = withStamp('{}', stamp, this.#clock.now().clock);
    const event = { id: randomUUID(), type: RESERVED, data: JSON.stringify({ order }), metadata };
    return { stream: this.#prefix + stream, expected, events: [event] };
  }

  /** All events, as they are sent to the stream of the order. */
  #whole(append: PreparedAppend, { order, after, attempt }: Reservation, recordedAt: Micros): WireAppend {
    const metadata = stampedMetadata(append, attempt, recordedAt, true);
    const events = toSend(
      append.streams.flatMap((each) => each.events),
      metadata,
    );
    return { stream: this.#prefix + order, expected: after, events };
  }

  /** Does a part of it; where that fails, what was reserved is freed. */
  async #orFree<Value>(reservation: Reservation, part: () => Promise<Value>): Promise<Value> {
    try {
      return await part();
    } catch (error) {
      await this.#free(reservation);
      throw error;
    }
  }

  /** Frees what was reserved. Whatever keeps it from that, whoever meets it frees it at once. */
  async #free(reservation: Reservation): Promise<void> {
    this.#reservations.abandon(reservation.attempt);
    if (this.#mirror.away === undefined) {
      await this.#reservations.release(reservation, performance.now() + FREED_WITHIN);
    }
  }

  #recordingTime({ claimedAt, notBefore = 0 }: PreparedAppend): Micros {
    const { known } = this.#mirror.end;
    return claimedAt === undefined
      ? this.#clock.recordingTime(Math.max(known, notBefore - 1))
      : Math.max(claimedAt, known + 1);
  }
}

/** The first of these that was not written, if any. All have their answer by then. */
async function refusedOf(
  sent: readonly Promise<Sent>[],
): Promise<Exclude<Sent, { kind: 'written' }> | undefined> {
  const settled = await Promise.allSettled(sent);
  const failed = settled.find((each) => each.status === 'rejected');
  if (failed) {
    throw failed.reason;
  }
  return settled
    .map((each) => (each.status === 'fulfilled' ? each.value : undefined))
    .find(
      (each): each is Exclude<Sent, { kind: 'written' }> => each !== undefined && each.kind !== 'written',
    );
}

/** The events say more here than in streams of their own: a server must take them all the same. */
function insistOnSize({ events }: WireAppend): void {
  const bytes = events.reduce((sum, event) => sum + bytesOf(event), 0);
  if (bytes > MAX_APPEND_BYTES) {
    throw new EventStoreError(
      'AppendTooLarge',
      `The append to several streams has ${bytes} bytes as it is sent; ${MAX_APPEND_BYTES} is the most.`,
    );
  }
}

function bytesOf({ type, data, metadata }: WireEventToAppend): number {
  return Buffer.byteLength(data) + Buffer.byteLength(metadata) + type.length * 2;
}
