import { LagMeter } from '../../shared/lag-meter.js';
import type { KeeperReport } from './messages.js';

/** How far a mirror is behind the log of its server. */
export interface MirrorLag {
  /** Events that are waiting; counted up to 256, reckoned from their size beyond that. 0 when none is known of. */
  readonly events: number;
  /**
   * How long the first of them has been waiting, in seconds. While the server is out of reach nobody knows what waits: then
   * since the mirror was last known to hold everything.
   */
  readonly seconds: number;
  /** How long nothing came though something waits, in seconds. */
  readonly still: number;
  /** How long nothing was heard of the keeper of the mirror, in seconds. */
  readonly silent: number;
}

/** Follows what a keeper reports, and measures how far its mirror is behind. */
export class MirrorDistance {
  readonly #now: () => number;
  readonly #meter: LagMeter;
  #heard: number;
  /** Since when the mirror has not been live; nothing while it is. */
  #away: number | undefined;
  /** When the mirror was last known to hold everything. */
  #whole: number;
  #added = 0;
  #behind = 0;
  #place = 0;

  /** `now` counts milliseconds, like `performance.now`. */
  constructor(now: () => number) {
    this.#now = now;
    this.#meter = new LagMeter(now);
    this.#heard = this.#whole = this.#away = now();
  }

  /** How long the mirror has not been live, in milliseconds; `undefined` while it is. */
  get away(): number | undefined {
    return this.#away === undefined ? undefined : this.#now() - this.#away;
  }

  get current(): MirrorLag {
    const { waiting, still } = this.#meter;
    return {
      events: this.#lacking ? Math.max(this.#behind, 1) : 0,
      seconds: this.#away === undefined ? waiting : (this.#now() - this.#whole) / 1000,
      still,
      silent: (this.#now() - this.#heard) / 1000,
    };
  }

  get #lacking(): boolean {
    return this.#meter.end > this.#meter.reached;
  }

  heard(report: KeeperReport): void {
    this.#heard = this.#now();
    switch (report.kind) {
      case 'opened':
        this.#added = 0;
        this.#meter.reaches(report.through);
        break;
      case 'grown':
        this.#behind -= report.added - this.#added;
        this.#added = report.added;
        this.#meter.reaches(report.through);
        break;
      case 'surveyed':
        this.#behind = report.behind;
        this.#meter.grows(report.head);
        break;
      case 'passing':
        if (report.place > this.#place) {
          this.#place = report.place;
          this.#meter.stirs();
        }
        break;
      case 'standing':
        this.#away = report.standing.state === 'live' ? undefined : (this.#away ?? this.#now());
        break;
      case 'failed':
      case 'answers':
      case 'closed':
        break;
    }
    if (this.#away === undefined && !this.#lacking) {
      this.#whole = this.#now();
    }
  }
}
