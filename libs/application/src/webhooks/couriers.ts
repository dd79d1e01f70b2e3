import type { EventStore, Position } from '@elshi/event-store';
import { ViewsLag } from '../watching/views-lag.js';
import type { Addresses } from './addresses.js';
import { Courier, type CourierParts } from './courier.js';
import { Post } from './post.js';
import { Sender } from './sender.js';
import type { Webhook } from './webhook.js';

/** What couriers share. */
export interface CouriersParts extends Omit<CourierParts, 'post'> {
  readonly log: CourierParts['log'] & Pick<EventStore, 'countBetween'>;
  readonly addresses: Addresses;
  /** How long a receiver may take to answer, in milliseconds. */
  readonly timeout: number;
  /** A clock that only counts, in milliseconds. */
  readonly counted: () => number;
}

interface Employed {
  readonly courier: Courier;
  readonly lag: ViewsLag;
}

/** One courier for each webhook, each with connections of its own, so that none waits for another. */
export class Couriers {
  readonly #parts: CouriersParts;
  readonly #employed = new Map<string, Employed>();
  #begun = false;

  constructor(parts: CouriersParts) {
    this.#parts = parts;
  }

  /** Begins to deliver. */
  begin(): void {
    this.#begun = true;
    for (const { courier } of this.#employed.values()) courier.begin();
  }

  /** Delivers to one more webhook, or to one that was changed. */
  employ(webhook: Webhook): void {
    const { log, counted } = this.#parts;
    const courier = new Courier(webhook, { ...this.#parts, post: this.postTo(webhook) });
    const reached = () => ({ position: courier.desk.progress.mark.position, known: 0 });
    this.#employed.set(webhook.id, { courier, lag: new ViewsLag(log, reached, counted) });
    if (this.#begun) courier.begin();
  }

  /** Delivers to a webhook no more, until it is employed anew; resolves when what is on its way has ended. */
  async pause(id: string): Promise<void> {
    await this.of(id)?.close();
  }

  /** There is no such webhook any more. */
  forget(id: string): void {
    this.#employed.delete(id);
  }

  of(id: string): Courier | undefined {
    return this.#employed.get(id)?.courier;
  }

  /** How far a webhook is behind a log that ends there, in events and in seconds. */
  async lagOf(id: string, end: Position): Promise<{ readonly events: number; readonly seconds: number }> {
    const lag = this.#employed.get(id)?.lag;
    return { events: (await lag?.events(end)) ?? 0, seconds: lag?.seconds ?? 0 };
  }

  /** The log goes up to this position. */
  moved(end: Position): void {
    for (const { courier, lag } of this.#employed.values()) {
      lag.grows(end);
      courier.stir();
    }
  }

  /** What sends to a webhook, over connections of its own. */
  postTo(webhook: Webhook): Post {
    const { addresses, timeout, now } = this.#parts;
    return new Post(webhook, new Sender(webhook.url, addresses, timeout), now);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#employed.keys()].map((id) => this.pause(id)));
  }
}
