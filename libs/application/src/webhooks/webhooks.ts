import { randomUUID } from 'node:crypto';
import type { Position } from '@elshi/event-store';
import { Addresses, type UrlFault } from './addresses.js';
import { Couriers } from './couriers.js';
import { Deliveries } from './deliveries.js';
import { beginningAt, kept, KeptWebhooks } from './kept-webhooks.js';
import { markAt } from './log-pages.js';
import { type KeyedWebhook, reportOf, type WebhookReport } from './report.js';
import { Schedule } from './schedule.js';
import { makeKey, sharedSecretOf, type Signing } from './signatures.js';
import type { Delivery, Mark, Webhook, WebhookWish } from './webhook.js';
import type { WebhooksParts } from './webhooks-parts.js';

/** So many can be registered; each has connections of its own. */
const MOST_WEBHOOKS = 100;

/** A webhook that is wanted. */
export interface NewWebhook extends WebhookWish {
  readonly signing: Signing;
  /** What comes after this position is delivered; what is recorded from now on where it is left out. */
  readonly after?: Position;
}

/** What is to be otherwise; what is left out stays. */
export interface WebhookChange extends Partial<WebhookWish> {
  readonly enabled?: boolean;
}

/** Told of every attempt. */
export type DeliveryListener = (webhook: Pick<Webhook, 'id'>, delivery: Delivery) => void;

/**
 * The webhooks of this node: where events are sent to, and how that stands. `StoreUnavailable` when the log or what is kept of them cannot
 * be read or written.
 */
export class Webhooks {
  readonly #parts: WebhooksParts;
  readonly #kept: KeptWebhooks;
  readonly #addresses: Addresses;
  readonly #couriers: Couriers;
  readonly #listeners = new Set<DeliveryListener>();
  #turn: Promise<unknown> = Promise.resolve();
  /** What may be asked about deliveries, and done about them. */
  readonly deliveries: Deliveries;

  constructor(parts: WebhooksParts) {
    const { store: log, settings, origin, now, counted, tell } = parts;
    this.#parts = parts;
    this.#kept = new KeptWebhooks(parts.records);
    this.#addresses = new Addresses(settings, parts.resolve);
    const observe: DeliveryListener = (webhook, delivery) => {
      for (const listener of this.#listeners) listener(webhook, delivery);
    };
    this.#couriers = new Couriers({
      ...{
        log,
        kept: this.#kept,
        schedule: new Schedule(settings.retries),
        origin,
        now,
        counted,
        observe,
        tell,
      },
      addresses: this.#addresses,
      timeout: settings.timeout * 1000,
    });
    this.deliveries = new Deliveries({
      log,
      kept: this.#kept,
      couriers: this.#couriers,
      origin,
      now,
      observe,
    });
    for (const webhook of this.#kept.all()) this.#couriers.employ(webhook);
  }

  /** Begins to deliver, from where it was left. */
  begin(): void {
    this.#couriers.begin();
  }

  /** The log goes up to this position. */
  moved(end: Position): void {
    this.#couriers.moved(end);
  }

  /** Tells a listener of every attempt from now on. */
  onDelivery(listener: DeliveryListener): void {
    this.#listeners.add(listener);
  }

  /** Why nothing can be delivered to a URL, if it is known by looking at it. */
  faultOfUrl(url: string): UrlFault | undefined {
    return this.#addresses.faultOf(url);
  }

  /** Every webhook, in the order of registration. */
  async list(): Promise<readonly WebhookReport[]> {
    const webhooks = [...this.#all()].sort((one, other) => one.createdAt - other.createdAt);
    const { position } = webhooks.length === 0 ? { position: 0n } : await this.#parts.store.head();
    return Promise.all(webhooks.map((webhook) => this.#report(webhook, position)));
  }

  async find(id: string): Promise<WebhookReport | undefined> {
    const webhook = this.#find(id);
    return webhook && this.#report(webhook, (await this.#parts.store.head()).position);
  }

  /** Registers a webhook, and begins to deliver to it. */
  async register(wanted: NewWebhook): Promise<KeyedWebhook | 'too-many' | 'beyond-log'> {
    const { store, now } = this.#parts;
    const { url, description, filter, signing, after } = wanted;
    if (this.#all().length >= MOST_WEBHOOKS) return 'too-many';
    const { position: end } = await store.head();
    if (after !== undefined && after > end) return 'beyond-log';
    const mark: Mark = await markAt(store, after ?? end);
    const createdAt = now();
    const key = makeKey(signing, createdAt);
    const id = `wh_${randomUUID().replaceAll('-', '')}`;
    const webhook = { id, url, description, filter, signing, keys: [key], disabled: null, createdAt };
    this.#keep(() => {
      this.#kept.put(webhook);
      this.#kept.putProgress(id, beginningAt(mark));
    });
    this.#couriers.employ(webhook);
    this.#couriers.moved(end);
    return { ...(await this.#report(webhook, end)), secret: sharedSecretOf(key) };
  }

  /** Changes a webhook, from the next event on. One that is enabled again goes on where it was left, with what waits first. */
  change(id: string, change: WebhookChange): Promise<WebhookReport | undefined> {
    return this.#inTurn(() => this.#change(id, change));
  }

  /** Removes a webhook with all that is kept of it; what it was. */
  remove(id: string): Promise<WebhookReport | undefined> {
    return this.#inTurn(() => this.#remove(id));
  }

  /** Makes a new key; those before it sign as well for so many milliseconds. */
  rotate(id: string, overlap: number): Promise<KeyedWebhook | undefined> {
    return this.#inTurn(() => this.#rotate(id, overlap));
  }

  /** Ends all deliveries, when those on their way have ended. */
  close(): Promise<void> {
    return this.#inTurn(() => this.#couriers.close());
  }

  async #change(id: string, { enabled, ...wish }: WebhookChange): Promise<WebhookReport | undefined> {
    const former = this.#find(id);
    if (former === undefined) return undefined;
    await this.#couriers.pause(id);
    const current = this.#find(id) ?? former;
    const since = this.#parts.now();
    const requested = { reason: 'REQUESTED', since, detail: 'It was disabled on request.' } as const;
    const disabled = enabled === undefined ? current.disabled : enabled ? null : requested;
    const webhook: Webhook = { ...current, ...wish, disabled };
    const again = former.disabled !== null && webhook.disabled === null;
    const mark = former.disabled?.reason === 'LOG_CHANGED' && again ? await this.#markOfLog(id) : undefined;
    try {
      this.#keep(() => {
        this.#kept.put(webhook);
        const progress = this.#kept.progressOf(id);
        const restarted = {
          ...progress,
          ...(mark && { mark }),
          failingSince: null,
          failures: 0,
          pausedUntil: null,
        };
        if (again) this.#kept.putProgress(id, restarted);
      });
    } finally {
      this.#couriers.employ(this.#find(id) ?? former);
    }
    if (again) this.deliveries.retry(id);
    this.#couriers.of(id)?.stir();
    return this.find(id);
  }

  async #remove(id: string): Promise<WebhookReport | undefined> {
    const report = await this.find(id);
    if (report === undefined) return undefined;
    await this.#couriers.pause(id);
    this.#keep(() => this.#kept.remove(id));
    this.#couriers.forget(id);
    return report;
  }

  async #rotate(id: string, overlap: number): Promise<KeyedWebhook | undefined> {
    const former = this.#find(id);
    if (former === undefined) return undefined;
    const now = this.#parts.now();
    const key = makeKey(former.signing, now);
    const older = former.keys
      .map((each) => ({ ...each, expiresAt: Math.min(each.expiresAt ?? Infinity, now + overlap) }))
      .filter(({ expiresAt }) => expiresAt > now);
    const webhook = { ...former, keys: [key, ...older] };
    await this.#couriers.pause(id);
    try {
      this.#keep(() => this.#kept.put({ ...webhook, disabled: this.#find(id)?.disabled ?? null }));
    } finally {
      this.#couriers.employ(this.#find(id) ?? former);
    }
    const report = await this.find(id);
    return report && { ...report, secret: sharedSecretOf(key) };
  }

  /** What changes a courier is done one after another. */
  #inTurn<Answer>(work: () => Promise<Answer>): Promise<Answer> {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  #all(): readonly Webhook[] {
    return kept(() => this.#kept.all());
  }

  #find(id: string): Webhook | undefined {
    return kept(() => this.#kept.get(id));
  }

  #keep(work: () => void): void {
    kept(() => this.#kept.durably(work));
  }

  /** Where to go on in a log that was put back: where it was left, or at its end. */
  async #markOfLog(id: string): Promise<Mark> {
    const { store } = this.#parts;
    const { position } = this.#kept.progressOf(id).mark;
    const { position: end } = await store.head();
    return markAt(store, position < end ? position : end);
  }

  async #report(webhook: Webhook, end: Position): Promise<WebhookReport> {
    const { id } = webhook;
    return reportOf(webhook, this.#couriers.of(id)!.desk, await this.#couriers.lagOf(id, end));
  }
}
