import { errorOf } from '../../embedded/messages.js';
import { EventStoreError } from '../../errors.js';
import type { Micros } from '../../port.js';
import { CommitSignal } from '../../shared/commit-signal.js';
import type { LogEnd } from '../../shared/ruling.js';
import { CallDesk } from './call-desk.js';
import type { KeeperChannel, StartKeeper } from './keeper-channel.js';
import type { KeeperReport, MirrorStanding } from './messages.js';

const RESTART_AFTER = 1000;
const EMPTY: LogEnd = { position: 0, known: 0, founding: true };

/** Told of each growth of the mirror: its new end, and when the server wrote the last event of it. */
export type GrowthListener = (end: LogEnd, created: Micros) => void;

interface Waiting {
  readonly position: number;
  readonly settle: (reached: boolean) => void;
}

/** The store's side of the keeper: knows how far the mirror is, waits for it, and has the server called. */
export class MirrorFollower {
  readonly #start: StartKeeper;
  readonly #grown: GrowthListener;
  readonly #news = new CommitSignal();
  readonly calls = new CallDesk(
    (calls) => this.#channel?.post({ kind: 'calls', calls }),
    (busy) => this.#channel?.hold(busy || this.#closing),
  );
  /** Those who wait for a position: many at a time, so only those are woken who have what they wait for. */
  readonly #waiting = new Set<Waiting>();
  #channel: KeeperChannel | undefined;
  #end: LogEnd = EMPTY;
  #standing: MirrorStanding = { state: 'filling', since: Date.now() };
  #opened = false;
  #failure: EventStoreError | undefined;
  #closing = false;
  #ended = false;

  /** Starts the keeper; resolves when the mirror can be read. */
  static async open(start: StartKeeper, grown: GrowthListener): Promise<MirrorFollower> {
    const follower = new MirrorFollower(start, grown);
    follower.#begin();
    while (!follower.#opened) {
      await follower.news(Infinity);
      if (follower.#failure) {
        throw follower.#failure;
      }
    }
    return follower;
  }

  private constructor(start: StartKeeper, grown: GrowthListener) {
    this.#start = start;
    this.#grown = grown;
  }

  get end(): LogEnd {
    return this.#end;
  }

  get standing(): MirrorStanding {
    return this.#standing;
  }

  /** Resolves when the mirror has everything; rejects when the server could not be reached for so many milliseconds. */
  async live(within: number): Promise<void> {
    const until = performance.now() + within;
    while (this.#standing.state !== 'live') {
      const { state, because, lasting } = this.#standing;
      if (state === 'lost' && (lasting || performance.now() >= until)) {
        throw new EventStoreError('StoreUnavailable', because ?? 'The server is out of reach.');
      }
      await this.news(state === 'lost' ? until : Infinity);
    }
    this.#channel?.hold(false);
  }

  /** Waits until the mirror holds this position; `false` when it does not by then, in milliseconds of `performance.now()`. */
  reaches(position: number, until: number): Promise<boolean> {
    if (this.#end.position >= position) {
      return Promise.resolve(true);
    }
    return new Promise((resolve) => {
      const waiting: Waiting = {
        position,
        settle: (reached) => {
          clearTimeout(timer);
          this.#waiting.delete(waiting);
          resolve(reached);
        },
      };
      const timer = setTimeout(() => waiting.settle(false), Math.max(until - performance.now(), 0));
      this.#waiting.add(waiting);
    });
  }

  /** Resolves when the keeper says something, or at that moment at the latest. */
  async news(until: number): Promise<void> {
    const late = new AbortController();
    const left = until - performance.now();
    const timer = Number.isFinite(left) ? setTimeout(() => late.abort(), Math.max(left, 0)) : undefined;
    await this.#news.next(late.signal);
    clearTimeout(timer);
  }

  /** What ends at this position is late: have the subscription looked at. */
  check(position: number): void {
    this.#channel?.post({ kind: 'check', position });
  }

  /** Resolves when the keeper has let go of the file and the server. */
  async close(): Promise<void> {
    this.#closing = true;
    this.#channel?.hold(true);
    this.#channel?.post({ kind: 'close' });
    while (!this.#ended) {
      await this.news(Infinity);
    }
  }

  #begin(): void {
    this.#channel = this.#start({
      reported: (report) => this.#reported(report),
      ended: (cause) => this.#keeperEnded(cause),
    });
  }

  #reported(report: KeeperReport): void {
    switch (report.kind) {
      case 'opened':
        this.#opened = true;
        this.#reached(report.end);
        break;
      case 'failed':
        this.#failure = errorOf(report.failure);
        break;
      case 'grown':
        this.#reached(report.end);
        this.#grown(report.end, report.created);
        break;
      case 'standing':
        this.#standing = report.standing;
        break;
      case 'answers':
        this.calls.settle(report.answers);
        return;
      case 'closed':
        break;
    }
    this.#news.announce();
  }

  #reached(end: LogEnd): void {
    this.#end = end;
    for (const waiting of this.#waiting) {
      if (waiting.position <= end.position) {
        waiting.settle(true);
      }
    }
  }

  /** A keeper that died without being asked is started again; what it had not mirrored comes again. */
  #keeperEnded(cause: unknown): void {
    this.calls.abandon(cause);
    if (this.#closing || !this.#opened) {
      this.#ended = true;
      this.#failure ??= new EventStoreError('StoreUnavailable', 'The keeper of the mirror did not start.', {
        cause,
      });
    } else {
      const because = this.#failure?.message ?? `The keeper of the mirror died: ${String(cause)}`;
      this.#standing = { state: 'lost', since: Date.now(), because };
      setTimeout(() => this.#restart(), RESTART_AFTER).unref();
    }
    this.#news.announce();
  }

  #restart(): void {
    if (this.#closing) {
      this.#ended = true;
      this.#news.announce();
    } else {
      this.#begin();
      this.#channel?.hold(false);
    }
  }
}
