import { randomUUID } from 'node:crypto';
import type { EventStore, Micros, Position } from '@elshi/event-store';
import type { Origin } from '../cloud-events.js';
import { streamOfSubject } from '../subject-streams.js';
import type { Couriers } from './couriers.js';
import { kept, type KeptWebhooks } from './kept-webhooks.js';
import type { ReadableLog } from './log-pages.js';
import { bodyOf, type Delivered, deliveredEvent } from './post.js';
import { deliveryReport, replayReport, waitingReport } from './report.js';
import type { Delivery, DeliveryOutcome, Replay, Webhook } from './webhook.js';

/** Replays of one webhook that wait or run at once. */
const MOST_REPLAYS = 20;
/** Subjects that wait and are named at once. */
const MOST_NAMED = 1000;

interface DeliveriesParts {
  readonly log: ReadableLog & Pick<EventStore, 'readEvent' | 'positionAt'>;
  readonly kept: KeptWebhooks;
  readonly couriers: Couriers;
  readonly origin: () => Promise<Origin>;
  readonly now: () => number;
  readonly observe: (webhook: Webhook, delivery: Delivery) => void;
}

/** Which attempts are asked for, the latest first. */
export interface DeliveryQuery {
  readonly outcome?: DeliveryOutcome;
  readonly before?: number;
  readonly limit: number;
}

/** What is to be delivered once more: after one place of the log up to another, each a position or an instant in microseconds. */
export interface ReplayRange {
  readonly after?: Position;
  readonly upTo?: Position;
  readonly knownAfter?: Micros;
  readonly knownUpTo?: Micros;
  readonly subject?: string;
}

/** Items as they are told. */
export interface Items {
  readonly items: readonly object[];
}

/** What was tried at webhooks and what waits there, and what may be done about it. Nothing is answered for a webhook that there is not. */
export class Deliveries {
  readonly #parts: DeliveriesParts;

  constructor(parts: DeliveriesParts) {
    this.#parts = parts;
  }

  /** A page of the delivery log of a webhook. */
  list(
    id: string,
    { limit, ...query }: DeliveryQuery,
  ): (Items & { readonly nextCursor: string | null }) | undefined {
    if (this.#find(id) === undefined) return undefined;
    const found = kept(() => this.#parts.kept.deliveriesOf(id, { ...query, limit: limit + 1 }));
    const page = found.slice(0, limit);
    return {
      items: page.map(deliveryReport),
      nextCursor: found.length > limit ? String(page.at(-1)!.number) : null,
    };
  }

  /** The subjects that wait at a webhook, those that have waited longest first. */
  waiting(id: string): (Items & { readonly total: number }) | undefined {
    const desk = this.#parts.couriers.of(id)?.desk;
    if (desk === undefined) return undefined;
    const streams = [...desk.waiting.all()].sort(([, one], [, other]) => one.since - other.since);
    const items = streams.slice(0, MOST_NAMED).map(([stream, waiting]) => waitingReport(stream, waiting));
    return { items, total: streams.length };
  }

  /** Tries now what waits at a webhook, parked or not: all, or one subject. How many streams that is. */
  retry(id: string, subject?: string): { readonly tried: number } | undefined {
    const courier = this.#parts.couriers.of(id);
    if (courier === undefined) return undefined;
    const stream = subject === undefined ? undefined : streamOfSubject(subject);
    const tried = kept(() => courier.desk.retry(stream));
    courier.stir();
    return { tried };
  }

  /** Sends a body that says that it is a test, at once and once; what came of it. */
  async test(id: string): Promise<object | undefined> {
    const webhook = this.#find(id);
    if (webhook === undefined) return undefined;
    const eventId = `test_${randomUUID()}`;
    const type = 'kz.elshi.WebhookTested';
    const time = new Date(this.#parts.now()).toISOString();
    const about = { specversion: '1.0', id: eventId, source: `/v1/webhooks/${id}`, type, time };
    const body = JSON.stringify({ ...about, datacontenttype: 'application/json', data: { webhookId: id } });
    return this.#once(
      webhook,
      { eventId, type: 'WebhookTested', subject: null, position: null },
      'TEST',
      body,
    );
  }

  /** Sends an event of the log again, at once and once, whatever the filter says; what came of it. */
  async resend(id: string, eventId: string): Promise<object | 'no-event' | undefined> {
    const webhook = this.#find(id);
    if (webhook === undefined) return undefined;
    const event = await this.#parts.log.readEvent(eventId);
    if (event === undefined) return 'no-event';
    return this.#once(webhook, deliveredEvent(event), 'RESEND', bodyOf(event, await this.#parts.origin()));
  }

  /** Delivers a range of the log once more, beside what comes. */
  async replay(id: string, range: ReplayRange): Promise<object | 'too-many' | 'empty' | undefined> {
    const webhook = this.#find(id);
    if (webhook === undefined) return undefined;
    const [after, upTo] = await this.#positionsOf(range);
    if (after >= upTo) return 'empty';
    const open = this.#parts.kept.replaysOf(id).filter(({ state }) => state === 'RUNNING');
    if (open.length >= MOST_REPLAYS) return 'too-many';
    const now = this.#parts.now();
    const from = { after: String(after), upTo: String(upTo), position: String(after) };
    const begun = { state: 'RUNNING', delivered: 0, attempts: 0, since: now, nextAt: now } as const;
    const subject = range.subject ?? null;
    const replay: Replay = {
      id: `rp_${randomUUID()}`,
      ...from,
      subject,
      ...begun,
      error: null,
      createdAt: now,
      endedAt: null,
    };
    this.#put(id, replay);
    return replayReport(replay);
  }

  /** The replays of a webhook, the latest first. */
  replays(id: string): Items | undefined {
    if (this.#find(id) === undefined) return undefined;
    return {
      items: kept(() => this.#parts.kept.replaysOf(id))
        .map(replayReport)
        .reverse(),
    };
  }

  /** Ends a replay; as it stands then. One that has ended stays as it is. */
  cancel(id: string, replayId: string): object | undefined {
    const replay = kept(() => this.#parts.kept.replaysOf(id)).find((each) => each.id === replayId);
    if (replay === undefined) return undefined;
    if (replay.state !== 'RUNNING') return replayReport(replay);
    const cancelled: Replay = { ...replay, state: 'CANCELLED', endedAt: this.#parts.now() };
    this.#put(id, cancelled);
    return replayReport(cancelled);
  }

  #put(id: string, replay: Replay): void {
    kept(() => this.#parts.kept.transaction(() => this.#parts.kept.putReplay(id, replay)));
    this.#parts.couriers.of(id)?.lookAtReplays();
  }

  #find(id: string): Webhook | undefined {
    return kept(() => this.#parts.kept.get(id));
  }

  async #once(
    webhook: Webhook,
    delivered: Delivered,
    cause: Delivery['cause'],
    body: string,
  ): Promise<object> {
    const post = this.#parts.couriers.postTo(webhook);
    try {
      const { at, milliseconds, answer } = await post.send(delivered.eventId, body);
      const { status, error } = answer;
      const outcome = error === null ? 'DELIVERED' : 'FAILED';
      const delivery: Delivery = {
        at,
        cause,
        ...delivered,
        attempt: 1,
        outcome,
        status,
        milliseconds,
        error,
      };
      const noted = kept(() => this.#parts.kept.note(webhook.id, delivery));
      this.#parts.observe(webhook, delivery);
      return deliveryReport(noted);
    } finally {
      post.close();
    }
  }

  async #positionsOf({
    after,
    upTo,
    knownAfter,
    knownUpTo,
  }: ReplayRange): Promise<readonly [bigint, bigint]> {
    const { log } = this.#parts;
    const { position: end } = await log.head();
    const at = async (known: Micros | undefined): Promise<bigint | undefined> =>
      known === undefined ? undefined : (await log.positionAt(known)).position;
    const from = after ?? (await at(knownAfter)) ?? 0n;
    const to = upTo ?? (await at(knownUpTo)) ?? end;
    return [from, to < end ? to : end];
  }
}
