import type { StoredEvent } from '@elshi/event-store';
import type { KeptWebhooks } from './kept-webhooks.js';
import { type Attempt, type Delivered, deliveredEvent } from './post.js';
import { pauseOf, type Schedule } from './schedule.js';
import { WaitingStreams } from './waiting-streams.js';
import type { Delivery, Disabled, Progress, Replay, WaitingStream, Webhook } from './webhook.js';
import { Window } from './window.js';

/** Nothing was delivered for so long, in milliseconds, and so often: then it is tried no more. */
const FAILING_FOR = 5 * 24 * 3600 * 1000;
const FAILED_TIMES = 10;
/** So many streams that fail with no success in between tell that it is the receiver, not an event. */
const FALTERING_AT = 8;
/** What failed with the receiver is tried within so many milliseconds when he is back, not all at once. */
const SPREAD = 2000;

/** What was tried, and how it is noted. */
interface Tried extends Delivered {
  readonly cause: Delivery['cause'];
  /** Which attempt at it this was. */
  readonly number: number;
}

/** Where deliveries to one webhook stand: in memory as it is in `state.db`, changed together. */
export class Desk {
  readonly window: Window;
  readonly waiting: WaitingStreams;
  #progress: Progress;
  #webhook: Webhook;
  readonly #kept: KeptWebhooks;
  readonly #schedule: Schedule;
  readonly #now: () => number;

  constructor(webhook: Webhook, kept: KeptWebhooks, schedule: Schedule, now: () => number) {
    this.#webhook = webhook;
    this.#kept = kept;
    this.#schedule = schedule;
    this.#now = now;
    this.#progress = kept.progressOf(webhook.id);
    this.window = new Window(this.#progress.mark);
    this.waiting = new WaitingStreams(kept.waitingOf(webhook.id));
  }

  get webhook(): Webhook {
    return this.#webhook;
  }

  get progress(): Progress {
    return { ...this.#progress, mark: this.window.mark };
  }

  /** Whether nothing is tried at the moment: the webhook is disabled, or the receiver wants to be left alone. */
  get rests(): boolean {
    const { pausedUntil } = this.#progress;
    const paused = pausedUntil !== null && !this.#schedule.isDue(pausedUntil, this.#now());
    return this.#webhook.disabled !== null || paused;
  }

  /** Whether the receiver takes nothing at all: nothing new is begun then, and what waits is tried one at a time. */
  get falters(): boolean {
    const { failingSince, deliveredAt } = this.#progress;
    return failingSince !== null && this.waiting.failedAfter(deliveredAt) >= FALTERING_AT;
  }

  /** Keeps how far this is. Fails where nothing can be kept, so that nothing is sent that would be sent again and again. */
  save(): void {
    this.#kept.transaction(() => this.#keepProgress());
  }

  /** Ends all attempts, for a reason. */
  disable(reason: Disabled['reason'], detail: string): void {
    this.#kept.durably(() => this.#disable(reason, detail));
  }

  /** An event of the log was delivered. */
  delivered(event: StoredEvent, attempt: Attempt): Delivery {
    return this.#noted({ ...deliveredEvent(event), cause: 'LIVE', number: 1 }, attempt, () => {
      this.window.done(event);
      return 'DELIVERED';
    });
  }

  /** An event of the log was not delivered: its stream waits from now on. */
  failed(event: StoredEvent, attempt: Attempt): Delivery {
    const { stream } = event;
    return this.#noted({ ...deliveredEvent(event), cause: 'LIVE', number: 1 }, attempt, () => {
      const outcome = this.#again(stream, beginsToWait(event, attempt.at), attempt);
      const left = this.window.leave(stream);
      if (left !== undefined) this.waiting.goBy(stream, left);
      this.window.done(event);
      return outcome;
    });
  }

  /** What a stream waited for was delivered; it goes on with another event, or waits no more. */
  retried(event: StoredEvent, attempt: Attempt, next: StoredEvent | undefined): Delivery {
    const { stream } = event;
    const number = (this.waiting.get(stream)?.attempts ?? 0) + 1;
    return this.#noted({ ...deliveredEvent(event), cause: 'RETRY', number }, attempt, () => {
      if (next === undefined) this.#release(stream);
      else this.#wait(stream, beginsToWait(next, attempt.at));
      return 'DELIVERED';
    });
  }

  /** What a stream waits for failed once more. */
  failedAgain(event: StoredEvent, attempt: Attempt): Delivery {
    const { stream, revision, position } = event;
    const waiting = this.waiting.get(stream);
    const number = (waiting?.attempts ?? 0) + 1;
    return this.#noted({ ...deliveredEvent(event), cause: 'RETRY', number }, attempt, () =>
      waiting === undefined
        ? 'FAILED'
        : this.#again(stream, { ...waiting, revision, position: String(position) }, attempt),
    );
  }

  /** A stream waits for nothing that is asked for. */
  release(stream: string): void {
    this.#kept.transaction(() => this.#release(stream));
  }

  /** An event of a replay was delivered, or not. */
  replayed(event: StoredEvent, attempt: Attempt, replay: Replay): Delivery {
    const tried = { ...deliveredEvent(event), cause: 'REPLAY' as const, number: 1 };
    return this.#noted(tried, attempt, () => {
      this.#kept.putReplay(this.#webhook.id, replay);
      if (attempt.answer.error === null) return 'DELIVERED';
      return replay.state === 'FAILED' ? 'PARKED' : 'FAILED';
    });
  }

  /** Tries what waits now, all of it or one stream; how many streams that is. */
  retry(stream?: string): number {
    const now = this.#now();
    const asked = [...this.waiting.all()].filter(([name]) => stream === undefined || name === stream);
    this.#kept.transaction(() => {
      for (const [name, waiting] of asked)
        this.#wait(name, {
          ...waiting,
          nextAt: now,
          parked: false,
          ...(waiting.parked && { attempts: 0, since: now }),
        });
      this.#progress = { ...this.#progress, pausedUntil: null };
      this.#keepProgress();
    });
    return asked.length;
  }

  #noted({ number, ...tried }: Tried, attempt: Attempt, work: () => Delivery['outcome']): Delivery {
    const { at, milliseconds, answer } = attempt;
    let delivery: Delivery | undefined;
    this.#kept.transaction(() => {
      this.#progress = answer.error === null ? this.#succeeded(at) : this.#refused(attempt);
      const outcome = work();
      const { status, error } = answer;
      delivery = this.#kept.note(this.#webhook.id, {
        ...{ at, ...tried, attempt: number, outcome, status, milliseconds, error },
      });
      this.#keepProgress();
    });
    return delivery!;
  }

  /** After a success, what failed with the receiver is tried soon, however long it was to wait. */
  #succeeded(at: number): Progress {
    const hastened = this.falters ? [...this.waiting.all()] : [];
    for (const [index, [stream, waiting]] of hastened.entries()) {
      if (waiting.parked || waiting.hastened) continue;
      const nextAt = Math.min(waiting.nextAt, at + ((index * 10) % SPREAD));
      this.#wait(stream, { ...waiting, nextAt, hastened: true });
    }
    return { ...this.#progress, deliveredAt: at, failingSince: null, failures: 0, pausedUntil: null };
  }

  #refused({ at, answer }: Attempt): Progress {
    const failingSince = this.#progress.failingSince ?? at;
    const failures = this.#progress.failures + 1;
    const asks = answer.status === 429 || answer.status === 503;
    const pausedUntil = asks ? (pauseOf(answer.retryAfter, at) ?? null) : null;
    if (answer.status === 410) this.#disable('GONE', 'The receiver answered 410: it wants nothing more.');
    else if (at - failingSince >= FAILING_FOR && failures >= FAILED_TIMES)
      this.#disable(
        'FAILING',
        `Nothing was delivered for ${FAILING_FOR / 86_400_000} days. ${answer.error ?? ''}`,
      );
    return { ...this.#progress, failingSince, failures, pausedUntil };
  }

  /** The stream is tried again; or, when all attempts were made and the receiver took other things meanwhile, is parked. */
  #again(stream: string, waiting: WaitingStream, { at, answer }: Attempt): 'FAILED' | 'PARKED' {
    const attempts = waiting.attempts + 1;
    const { deliveredAt, pausedUntil } = this.#progress;
    const tookOthers = deliveredAt !== null && deliveredAt >= waiting.since;
    const parked = tookOthers && this.#schedule.isOver(attempts, waiting.since, at);
    const nextAt = Math.max(this.#schedule.after(attempts, at), pausedUntil ?? 0);
    this.#wait(stream, { ...waiting, attempts, triedAt: at, nextAt, parked, error: answer.error ?? '' });
    return parked ? 'PARKED' : 'FAILED';
  }

  #wait(stream: string, waiting: WaitingStream): void {
    this.waiting.put(stream, waiting);
    this.#kept.putWaiting(this.#webhook.id, stream, waiting);
  }

  #release(stream: string): void {
    this.waiting.delete(stream);
    this.#kept.removeWaiting(this.#webhook.id, stream);
  }

  #disable(reason: Disabled['reason'], detail: string): void {
    this.#webhook = { ...this.#webhook, disabled: { reason, since: this.#now(), detail } };
    this.#kept.put(this.#webhook);
  }

  #keepProgress(): void {
    this.#kept.putProgress(this.#webhook.id, this.progress);
  }
}

/** A stream whose event has not been tried, and is to be. */
function beginsToWait({ revision, position }: StoredEvent, now: number): WaitingStream {
  const tried = { attempts: 0, since: now, triedAt: now, nextAt: now };
  return { revision, position: String(position), ...tried, parked: false, hastened: false, error: '' };
}
