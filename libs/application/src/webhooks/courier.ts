import type { StoredEvent } from '@elshi/event-store';
import type { Origin } from '../cloud-events.js';
import { Desk } from './desk.js';
import type { KeptWebhooks } from './kept-webhooks.js';
import { Flights } from './flights.js';
import { isOfLog, type ReadableLog } from './log-pages.js';
import { type Attempt, bodyOf, type Post } from './post.js';
import { Replaying } from './replaying.js';
import { Rest } from './rest.js';
import { lookAhead, nextWaiting } from './scanning.js';
import type { Schedule } from './schedule.js';
import type { Delivery, Replay, Webhook } from './webhook.js';

/** Events that are delivered to one receiver at once, each of another stream; beside them so many that failed before. */
const AT_ONCE = 8;
const RETRIED_AT_ONCE = 2;
/** When so many streams wait, nothing new is begun until some of them are through. */
const MOST_WAITING = 1000;
/** While a receiver takes nothing at all, he is tried so often, in milliseconds. */
const TRIED_EVERY = 60_000;
/** How often it is looked whether it is time for something, in milliseconds: the clock may jump. */
const LOOK_EVERY = 500;
/** After so long it is tried again to read the log, or to keep how far this is, in milliseconds. */
const AGAIN_AFTER = 5000;
/** What is on its way when the service stops is waited for so long, in milliseconds. */
const GRACE = 2000;

/** What a courier works with. Times are milliseconds since 1970. */
export interface CourierParts {
  readonly log: ReadableLog;
  readonly kept: KeptWebhooks;
  readonly post: Post;
  /** What each event tells of where it comes from. */
  readonly origin: () => Promise<Origin>;
  readonly schedule: Schedule;
  readonly now: () => number;
  /** Told of every attempt. */
  readonly observe: (webhook: Webhook, delivery: Delivery) => void;
  /** Told, in one sentence, when nothing can be delivered for a reason of our own. */
  readonly tell: (sentence: string) => void;
}

/**
 * Brings the events of the log to one webhook: in the order of each stream, at least once, and from where it was left. A stream of which an
 * event is not taken waits for that event; the others go on.
 */
export class Courier {
  readonly #parts: CourierParts;
  readonly #replaying: Replaying;
  #desk: Desk;
  #stopping = false;
  #brokenOff = false;
  #told = false;
  #lastTried = -Infinity;
  readonly #rest = new Rest();
  readonly #flights = new Flights(() => this.#rest.stir());
  #running: Promise<void> = Promise.resolve();

  constructor(webhook: Webhook, parts: CourierParts) {
    this.#parts = parts;
    const { log, kept, schedule, now } = parts;
    this.#desk = new Desk(webhook, kept, schedule, now);
    this.#replaying = new Replaying(log, kept, schedule, now);
  }

  /** Where deliveries stand. */
  get desk(): Desk {
    return this.#desk;
  }

  /** Begins where it was left. */
  begin(): void {
    this.#running = this.#run();
  }

  /** The log has grown, or something else is to be looked at again. */
  stir(): void {
    this.#rest.stir();
  }

  /** Looks again which replays there are. */
  lookAtReplays(): void {
    this.#replaying.reload(this.#desk.webhook.id);
    this.stir();
  }

  /** Begins nothing more, and waits for what is on its way; what takes too long is broken off, and sent again another time. */
  async close(): Promise<void> {
    this.#stopping = true;
    this.stir();
    const late = setTimeout(() => this.#breakOff(), GRACE);
    await this.#flights.settled();
    clearTimeout(late);
    this.#breakOff();
    await this.#running;
  }

  #isOver(): boolean {
    return this.#stopping;
  }

  #breakOff(): void {
    this.#brokenOff = true;
    this.#parts.post.close();
  }

  async #run(): Promise<void> {
    const { kept, schedule, now, tell } = this.#parts;
    while (!this.#stopping) {
      try {
        const webhook = kept.get(this.#desk.webhook.id);
        if (webhook === undefined) return;
        this.#desk = new Desk(webhook, kept, schedule, now);
        this.#desk.save();
        this.#replaying.reload(this.#desk.webhook.id);
        await this.#insistOnLog();
        await this.#work();
      } catch (error) {
        await this.#flights.settled();
        if (this.#isOver()) return;
        if (!this.#told) tell(`Deliveries to the webhook ${this.#desk.webhook.id} wait: ${messageOf(error)}`);
        this.#told = true;
        await this.#rest.pause(AGAIN_AFTER, () => this.#isOver());
      }
    }
  }

  /** After the log was put back to an earlier state, other events stand at its positions: somebody must say from where to go on. */
  async #insistOnLog(): Promise<void> {
    const { webhook, progress } = this.#desk;
    if (webhook.disabled !== null || (await isOfLog(this.#parts.log, progress.mark))) return;
    const { position } = progress.mark;
    this.#desk.disable('LOG_CHANGED', `Position ${position}, up to where was delivered, is not of this log.`);
  }

  async #work(): Promise<void> {
    while (!this.#stopping) {
      this.#flights.insist();
      this.#rest.look();
      const begun = !this.#desk.rests && (await this.#beginOne());
      if (!begun) await this.#rest.rest(this.#isTimed() ? LOOK_EVERY : undefined);
    }
  }

  /** Whether something is to be done at a time, not only when the log grows. */
  #isTimed(): boolean {
    const { rests, waiting, webhook } = this.#desk;
    return webhook.disabled === null && (rests || waiting.size > 0 || this.#replaying.isUnderWay);
  }

  async #beginOne(): Promise<boolean> {
    if (this.#desk.falters) return this.#beginTrial();
    return this.#beginRetry() || (await this.#beginReplay()) || (await this.#beginNext());
  }

  /** Tries whether the receiver is back: what it is time for, or from time to time what comes next. */
  async #beginTrial(): Promise<boolean> {
    if (this.#flights.size > 0) return false;
    if (this.#beginRetry()) return true;
    const since = this.#parts.now() - this.#lastTried;
    if (since >= 0 && since < TRIED_EVERY) return false;
    return (await this.#beginNext()) || this.#retry(this.#desk.waiting.longestUntried());
  }

  #beginRetry(): boolean {
    const { waiting } = this.#desk;
    if (waiting.flying >= RETRIED_AT_ONCE) return false;
    return this.#retry(waiting.due(this.#parts.schedule, this.#parts.now()));
  }

  #retry(stream: string | undefined): boolean {
    if (stream === undefined) return false;
    this.#desk.waiting.fly(stream);
    this.#flights.begin(this.#retried(stream).finally(() => this.#desk.waiting.land(stream)));
    return true;
  }

  async #beginReplay(): Promise<boolean> {
    const taken = await this.#replaying.take(this.#desk.webhook);
    if (taken === undefined) return false;
    this.#flights.begin(this.#replayed(taken.event, taken.replay));
    return true;
  }

  async #beginNext(): Promise<boolean> {
    const { window, waiting } = this.#desk;
    if (window.flying >= AT_ONCE || waiting.size >= MOST_WAITING) return false;
    let event = window.take();
    if (event === undefined && window.hasRoom) {
      const before = window.scanned.position;
      if (await lookAhead(this.#parts.log, this.#desk)) this.stir();
      if (window.isEmpty && window.scanned.position > before) this.#desk.save();
      event = window.take();
    }
    if (event === undefined) return false;
    this.#flights.begin(this.#delivered(event));
    return true;
  }

  async #delivered(event: StoredEvent): Promise<void> {
    const attempt = await this.#send(event);
    if (attempt === undefined) return;
    const { desk } = this;
    this.#observed(
      attempt.answer.error === null ? desk.delivered(event, attempt) : desk.failed(event, attempt),
    );
  }

  async #retried(stream: string): Promise<void> {
    const { log } = this.#parts;
    const { revision } = this.#desk.waiting.get(stream)!;
    const event = await nextWaiting(log, this.#desk, stream, revision);
    if (event === undefined) return this.#desk.release(stream);
    const attempt = await this.#send(event);
    if (attempt === undefined) return;
    if (attempt.answer.error !== null) return this.#observed(this.#desk.failedAgain(event, attempt));
    const next = await nextWaiting(log, this.#desk, stream, event.revision + 1);
    this.#observed(this.#desk.retried(event, attempt, next));
  }

  async #replayed(event: StoredEvent, replay: Replay): Promise<void> {
    let now: Replay | undefined;
    try {
      const attempt = await this.#send(event);
      now = attempt && this.#replaying.after(replay, event, attempt);
      if (attempt && now) this.#observed(this.#desk.replayed(event, attempt, now));
    } finally {
      this.#replaying.land(now);
      if (now?.state === 'FAILED') this.#replaying.reload(this.#desk.webhook.id);
    }
  }

  /** Sends an event; nothing when it was broken off by us. */
  async #send(event: StoredEvent): Promise<Attempt | undefined> {
    this.#lastTried = this.#parts.now();
    const attempt = await this.#parts.post.send(event.eventId, bodyOf(event, await this.#parts.origin()));
    return this.#brokenOff && attempt.answer.error !== null ? undefined : attempt;
  }

  #observed(delivery: Delivery): void {
    this.#told = false;
    this.#parts.observe(this.#desk.webhook, delivery);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
