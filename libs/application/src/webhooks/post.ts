import type { StoredEvent } from '@elshi/event-store';
import { type Origin, recordedCloudEvent } from '../cloud-events.js';
import { subjectTextOf } from '../codec.js';
import type { Answer, Sender } from './sender.js';
import { signatureOf } from './signatures.js';
import type { Delivery, Webhook } from './webhook.js';

/** CloudEvents in one piece (structured mode). */
const CONTENT_TYPE = 'application/cloudevents+json; charset=utf-8';

/** One attempt. */
export interface Attempt {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly milliseconds: number;
  readonly answer: Answer;
}

/** What is delivered, as the delivery log names it. */
export type Delivered = Pick<Delivery, 'eventId' | 'type' | 'subject' | 'position'>;

/** An event as the delivery log names it. */
export function deliveredEvent({ eventId, type, stream, position }: StoredEvent): Delivered {
  return { eventId, type, subject: subjectTextOf(stream), position: String(position) };
}

/** The body of an event: what the feed shows of it, and nothing else. */
export function bodyOf(event: StoredEvent, origin: Origin): string {
  return JSON.stringify(recordedCloudEvent(subjectTextOf(event.stream), event, origin));
}

/** Signs and sends to one webhook, as Standard Webhooks has it. */
export class Post {
  readonly #webhook: Webhook;
  readonly #sender: Sender;
  readonly #now: () => number;

  /** `now` in milliseconds since 1970. */
  constructor(webhook: Webhook, sender: Sender, now: () => number) {
    this.#webhook = webhook;
    this.#sender = sender;
    this.#now = now;
  }

  /** Sends a body once. The id is the same whenever the same is sent; the timestamp is that of the attempt. */
  async send(id: string, body: string): Promise<Attempt> {
    const at = this.#now();
    const timestamp = Math.floor(at / 1000);
    const keys = this.#webhook.keys.filter(({ expiresAt }) => expiresAt === null || expiresAt > at);
    const headers = {
      'content-type': CONTENT_TYPE,
      'user-agent': 'Elshi',
      'webhook-id': id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': signatureOf(keys, { id, timestamp, body }),
    };
    const began = performance.now();
    const answer = await this.#sender.send({ headers, body });
    return { at, milliseconds: Math.round(performance.now() - began), answer };
  }

  /** Breaks off what is on its way. */
  close(): void {
    this.#sender.close();
  }
}
