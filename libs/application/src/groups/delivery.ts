import type { Message, StoredEvent } from '@elshi/event-store';

/** An event on its way to a consumer of a group. */
export interface Delivery extends Message {
  readonly event: StoredEvent;
}

/** What is kept of the event at which a stream is parked. */
export interface ParkedAt {
  readonly eventId: string;
  readonly type: string;
  readonly reason: string;
  /** How often it had been given out. */
  readonly attempts: number;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** What is kept of an event that was left out. */
export interface Skipped {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly position: number;
  readonly reason: string;
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}
