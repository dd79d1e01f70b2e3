import { errorOf } from '../../embedded/messages.js';
import { EventStoreError } from '../../errors.js';
import type { Micros } from '../../port.js';
import { CommitSignal } from '../../shared/commit-signal.js';
import type { LogEnd } from '../../shared/ruling.js';
import { CallDesk } from './call-desk.js';
import type { KeeperChannel, StartKeeper } from './keeper-channel.js';
import type { KeeperReport, MirrorStanding } from './messages.js';
import { PositionWaiters } from './position-waiters.js';
import { MirrorDistance, type MirrorLag } from './mirror-lag.js';

const RESTART_AFTER = 1000;
/** So long not live any more, and nothing is sent: what it would be judged by may be out of date. */
const PATIENCE = 2000;
const LEARNT_WITHIN = 10_000;
const EMPTY: LogEnd = { position: 0, known: 0, founding: true };

/** Told of each growth of the mirror: its new end, and when the server wrote the last event of it. */
export type GrowthListener = (end: LogEnd, created: Micros) => void;

/** The store's side of the keeper: knows how far the mirror is, waits for it, and has the server called. */
export class MirrorFollower {
  readonly #start: StartKeeper;
  readonly #grown: GrowthListener;
  readonly #news = new CommitSignal();
  readonly calls = new CallDesk(
    (calls) => this.#channel?.post({ kind: 'calls', calls }),
    (busy) => this.#channel?.hold(busy || this.#closing),
  );
  readonly #waiters = new PositionWaiters();
  readonly #distance: MirrorDistance;
  #channel: KeeperChannel | undefined;
  #end: LogEnd = EMPTY;
  #standing: MirrorStanding = { state: 'connecting', since: Date.now() };
  #opened = false;
  #filled = false;
  #wasLive = false;
  #appendsTogether = false;
  #learning: Promise<void> | undefined;
  #failure: EventStoreError | undefined;
  #closing = false;
  #ended = false;

  /** Starts the keeper; resolves when the mirror can be read. `counted` counts milliseconds, like `performance.now`. */
  static async open(
    start: StartKeeper,
    grown: GrowthListener,
    counted: () => number,
  ): Promise<MirrorFollower> {
    const follower = new MirrorFollower(start, grown, counted);
    follower.#begin();
    while (!follower.#opened) {
      await follower.news(Infinity);
      if (follower.#failure) {
        throw follower.#failure;
      }
    }
    return follower;
  }

  private constructor(start: StartKeeper, grown: GrowthListener, counted: () => number) {
    this.#start = start;
    this.#grown = grown;
    this.#distance = new MirrorDistance(counted);
  }

  get end(): LogEnd {
    return this.#end;
  }

  /** Whether the mirror has ever held all that the server had, so that it says how the log stood at some time. */
  get filled(): boolean {
    return this.#filled;
  }

  /** Whether the server appends to several streams at once; `false` before it was asked. */
  get appendsTogether(): boolean {
    return this.#appendsTogether;
  }

  get standing(): MirrorStanding {
    return this.#standing;
  }

  /** How far the mirror is behind the log of the server. */
  get lag(): MirrorLag {
    return this.#distance.current;
  }

  /** Why nothing is sent to the server for the time being, in a sentence; nothing while the mirror is live, or was just now. */
  get away(): string | undefined {
    const { away } = this.#distance;
    if (away === undefined || (this.#wasLive && away <= PATIENCE)) {
      return undefined;
    }
    const { state, because } = this.#standing;
    return state === 'filling'
      ? 'The mirror is still being brought up to the log of the server.'
      : `The log on the server is out of reach: ${because ?? 'it has not answered yet.'}`;
  }

  /**
   * Resolves when the mirror has everything; rejects when the server is out of reach for so many milliseconds, and at once
   * when waiting does not help. With `orNot` it resolves after that time, however the mirror stands.
   */
  async live(within: number, orNot: boolean): Promise<void> {
    const until = performance.now() + within;
    while (this.#standing.state !== 'live') {
      const { state, because, lasting } = this.#standing;
      const late = performance.now() >= until;
      if ((state === 'lost' && lasting) || (late && !orNot && state !== 'filling')) {
        throw new EventStoreError('StoreUnavailable', because ?? 'The server has not answered.');
      }
      if (late && orNot) {
        break;
      }
      await this.news(late ? Infinity : until);
    }
    await this.#learning;
    this.#channel?.hold(false);
  }

  /** Waits until the mirror has what the server has up to this position; `false` when it does not by then, in milliseconds of `performance.now()`. */
  reaches(position: number, until: number): Promise<boolean> {
    return this.#waiters.wait(position, until);
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
    this.#distance.heard(report);
    switch (report.kind) {
      case 'opened':
        this.#opened = true;
        this.#filled ||= report.whole;
        this.#reached(report);
        break;
      case 'failed':
        this.#failure = errorOf(report.failure);
        break;
      case 'grown':
        this.#reached(report);
        this.#grown(report.end, report.created);
        break;
      case 'standing':
        this.#standing = report.standing;
        if (report.standing.state === 'live') {
          this.#filled = this.#wasLive = true;
          this.#learning = this.#learn();
        }
        break;
      case 'surveyed':
      case 'passing':
        return;
      case 'answers':
        this.calls.settle(report.answers);
        return;
      case 'closed':
        break;
    }
    this.#news.announce();
  }

  /** What a server can do does not change; what one says in its trouble may be wrong. */
  async #learn(): Promise<void> {
    const within = LEARNT_WITHIN;
    this.#appendsTogether ||= await this.calls.ask({ ask: 'together', within }).catch(() => false);
  }

  /** Not everything that the log of the server was gone through for is an event of the mirror. */
  #reached({ end, through }: { readonly end: LogEnd; readonly through: number }): void {
    this.#end = end;
    this.#waiters.reached(Math.max(end.position, through));
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
      this.#distance.heard({ kind: 'standing', standing: this.#standing });
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
