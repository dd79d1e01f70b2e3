import type { StoredEvent } from '@elshi/event-store';
import type { KeptWebhooks } from './kept-webhooks.js';
import { pageAfter, type ReadableLog } from './log-pages.js';
import type { Attempt } from './post.js';
import type { Schedule } from './schedule.js';
import type { Replay, Webhook } from './webhook.js';

/** Events of a replay that are at hand at once. */
const AT_HAND = 32;

/** The replays of one webhook: one at a time, each event after the one before it was taken. */
export class Replaying {
  readonly #log: ReadableLog;
  readonly #kept: KeptWebhooks;
  readonly #schedule: Schedule;
  readonly #now: () => number;
  #current: Replay | undefined;
  #ahead: StoredEvent[] = [];
  #flying = false;

  constructor(log: ReadableLog, kept: KeptWebhooks, schedule: Schedule, now: () => number) {
    this.#log = log;
    this.#kept = kept;
    this.#schedule = schedule;
    this.#now = now;
  }

  get isFlying(): boolean {
    return this.#flying;
  }

  /** Whether a replay is under way. */
  get isUnderWay(): boolean {
    return this.#current !== undefined;
  }

  /** Looks again which replays there are. */
  reload(id: string): void {
    const [first] = this.#kept.replaysOf(id).filter(({ state }) => state === 'RUNNING');
    if (first?.id !== this.#current?.id) this.#ahead = [];
    this.#current = first;
  }

  /** The next event to be sent, if it is time; it flies until it is landed. A replay that is through is done. */
  async take(
    webhook: Webhook,
  ): Promise<{ readonly event: StoredEvent; readonly replay: Replay } | undefined> {
    const replay = this.#current;
    if (replay === undefined || this.#flying || !this.#schedule.isDue(replay.nextAt, this.#now()))
      return undefined;
    const event = this.#ahead.shift() ?? (await this.#read(webhook, replay));
    if (event === undefined) return undefined;
    this.#flying = true;
    return { event, replay };
  }

  /** How a replay stands after an attempt; undefined when it was cancelled meanwhile. */
  after(replay: Replay, event: StoredEvent, { at, answer }: Attempt): Replay | undefined {
    if (this.#current?.id !== replay.id) return undefined;
    if (answer.error === null) {
      const position = String(event.position);
      return {
        ...replay,
        position,
        delivered: replay.delivered + 1,
        attempts: 0,
        since: at,
        nextAt: at,
        error: null,
      };
    }
    const attempts = replay.attempts + 1;
    const since = replay.attempts === 0 ? at : replay.since;
    const again = {
      ...replay,
      attempts,
      since,
      nextAt: this.#schedule.after(attempts, at),
      error: answer.error,
    };
    return this.#schedule.isOver(attempts, since, at) ? { ...again, state: 'FAILED', endedAt: at } : again;
  }

  /** An attempt is over; what was not taken is read again. */
  land(replay: Replay | undefined): void {
    this.#flying = false;
    if (replay === undefined || replay.attempts > 0) this.#ahead = [];
    if (replay !== undefined) this.#current = replay.state === 'RUNNING' ? replay : undefined;
  }

  /** The next event of a replay; nothing when it is through, which is kept. */
  async #read({ id, filter }: Webhook, replay: Replay): Promise<StoredEvent | undefined> {
    const subject = replay.subject ?? filter.subject;
    const narrowed = { ...filter, ...(subject !== undefined && { subject }) };
    let [after, isEnd] = [BigInt(replay.position), false];
    while (!isEnd) {
      const range = { after, upTo: BigInt(replay.upTo), filter: narrowed };
      const { events, end } = await pageAfter(this.#log, range, AT_HAND);
      if (this.#current?.id !== replay.id) return undefined;
      this.#ahead = events.flatMap(({ event, wanted }) => (wanted ? [event] : []));
      const first = this.#ahead.shift();
      if (first !== undefined) return first;
      after = end?.position ?? events.at(-1)!.event.position;
      isEnd = end !== undefined;
    }
    const done: Replay = { ...replay, position: replay.upTo, state: 'DONE', endedAt: this.#now() };
    this.#kept.transaction(() => this.#kept.putReplay(id, done));
    this.reload(id);
    return undefined;
  }
}
