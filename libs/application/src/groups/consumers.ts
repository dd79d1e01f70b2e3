import { EventStoreError, type ConsumerGroup } from '@elshi/event-store';
import type { Delivery } from './delivery.js';
import { WaitingConsumer } from './waiting-consumer.js';

/** A group has so many consumers at most. */
export const MOST_CONSUMERS = 200;
/** A consumer that has nothing, and has not been heard of for so many milliseconds, is forgotten. */
const FORGOTTEN_AFTER = 300_000;

type Members = ConsumerGroup<Delivery, WaitingConsumer>;

/** The consumers of a group, by the names that they give themselves. They are known from their first request on. */
export class Consumers {
  readonly #members: Members;
  readonly #now: () => number;

  constructor(members: Members, now: () => number) {
    this.#members = members;
    this.#now = now;
  }

  /** All of them that are known now. */
  get all(): readonly WaitingConsumer[] {
    return this.#members.consumers;
  }

  /** The consumer of a name; nothing where there are as many as there may be. */
  named(name: string): WaitingConsumer | undefined {
    this.#forget();
    const known = this.all.find((consumer) => consumer.name === name);
    if (known !== undefined) {
      known.lastSeen = this.#now();
      return known;
    }
    if (this.#members.ended) throw new EventStoreError('Closed', 'The group has ended.');
    if (this.all.length >= MOST_CONSUMERS) return undefined;
    const consumer = new WaitingConsumer(name, this.#now(), () => this.#members.given());
    this.#members.join(consumer);
    return consumer;
  }

  /** Deliveries by who has them; those that nobody has are not among them. */
  holding(ids: readonly string[]): ReadonlyMap<WaitingConsumer, readonly string[]> {
    const held = new Map<WaitingConsumer, string[]>();
    for (const id of new Set(ids)) {
      const holder = this.all.find(({ inFlight }) => inFlight.has(id));
      if (holder !== undefined) held.set(holder, [...(held.get(holder) ?? []), id]);
    }
    for (const holder of held.keys()) holder.lastSeen = this.#now();
    return held;
  }

  #forget(): void {
    const before = this.#now() - FORGOTTEN_AFTER;
    for (const consumer of [...this.all]) if (consumer.idle && consumer.lastSeen < before) consumer.leave();
  }
}
