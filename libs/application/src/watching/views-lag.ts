import { type EventStore, LagMeter, type Position } from '@elshi/event-store';
import type { Progress } from '../reading/moments.js';

/** What is asked of the log. */
type CountedLog = Pick<EventStore, 'countBetween'>;

/** How far the views are behind the log, as this process holds it. */
export class ViewsLag {
  readonly #log: CountedLog;
  readonly #reached: () => Progress;
  readonly #meter: LagMeter;
  #counted = { after: 0n, upTo: 0n, events: 0 };

  /** `now` counts milliseconds, like `performance.now`. */
  constructor(log: CountedLog, reached: () => Progress, now: () => number) {
    this.#log = log;
    this.#reached = reached;
    this.#meter = new LagMeter(now);
  }

  /** The log goes up to this position. */
  grows(end: Position): void {
    this.#meter.grows(Number(end));
  }

  /** The projector is at work, though it has committed nothing. */
  stirs(): void {
    this.#meter.stirs();
  }

  /** How long the first event has been waiting to be projected, in seconds; 0 when none waits. */
  get seconds(): number {
    return this.#measured().waiting;
  }

  /** How long the projector has shown no sign of work though something waits, in seconds. */
  get still(): number {
    return this.#measured().still;
  }

  /**
   * How many events of a log that ends there wait to be projected. What was counted before is not counted again, so that asking
   * again and again while much waits costs no more than asking once.
   */
  async events(end: Position): Promise<number> {
    const { position } = this.#reached();
    const { after, upTo, events } = this.#counted;
    const goesOn = after <= position && position <= upTo && upTo <= end;
    const counted = goesOn
      ? events + (await this.#log.countBetween(upTo, end)) - (await this.#log.countBetween(after, position))
      : await this.#log.countBetween(position, end);
    this.#counted = { after: position, upTo: end, events: counted };
    return counted;
  }

  #measured(): LagMeter {
    this.#meter.reaches(Number(this.#reached().position));
    return this.#meter;
  }
}
