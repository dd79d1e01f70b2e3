import type { EventStore, LogHead } from '@elshi/event-store';
import { type CalendarDate, seedRuleset } from '@elshi/law';
import { instantOf } from '@elshi/projections';
import type { Clocks, Meta } from '../messages.js';

/** How far the views are. */
export interface Progress {
  readonly position: bigint;
  readonly known: number;
}

/** Tells how far the views are, and when they get further. */
export abstract class ProjectionProgress {
  /** Nothing while the views cannot be read. */
  abstract current(): Progress | undefined;
  /** Resolves true once the views can be read and include the position, false when they do not within the time. */
  abstract reached(position: bigint, milliseconds: number): Promise<boolean>;
}

/** The place in the two clocks at which a read is answered. */
export interface Moment {
  readonly asOf: CalendarDate;
  /** The last position of the log that is known. */
  readonly position: bigint;
  /** Known time of that position; rows known from later on are not shown. */
  readonly known: number;
  /** The `knownAt` that the answer shows. Asked again, it gives the same moment. */
  readonly knownAt: number;
  readonly meta: Meta;
}

export type MomentOutcome = Moment | { readonly outcome: 'future' } | { readonly outcome: 'not-caught-up' };

/** What the moments need of the log. */
export type LogInTime = Pick<EventStore, 'head' | 'positionAt'> & {
  /** Resolves when everything known by an instant is in the log: what is appended later will be known later. */
  knownBy(instant: number): Promise<void>;
};

/** How long a read waits for the views. */
const PATIENCE = 1000;
/** How long a read of a list without `knownAt` waits for what was recorded just before it. */
const COURTESY = 250;

/** Turns the clocks of a request into a position of the log. */
export class Moments {
  readonly #log: LogInTime;
  readonly #progress: ProjectionProgress;
  readonly #now: () => number;

  constructor(log: LogInTime, progress: ProjectionProgress, now: () => number) {
    this.#log = log;
    this.#progress = progress;
    this.#now = now;
  }

  /** For reads of one subject, which are made from the log when asked: the watermark is the head of the log. */
  async ofLog(clocks: Clocks): Promise<MomentOutcome> {
    const head = await this.#headBy(clocks.knownAt);
    if (head === undefined) return { outcome: 'future' };
    if (clocks.minPosition !== undefined && head.position < clocks.minPosition)
      return { outcome: 'not-caught-up' };
    return this.#at(clocks, head, head.founding);
  }

  /** For lists, which are read from the views: the watermark is what is projected. */
  async ofViews(clocks: Clocks): Promise<MomentOutcome> {
    const head = await this.#headBy(clocks.knownAt);
    if (head === undefined) return { outcome: 'future' };
    const { wanted, needed } = this.#awaited(clocks, head);
    const reached = await this.#progress.reached(wanted, needed ? PATIENCE : COURTESY);
    const watermark = this.#progress.current();
    if (watermark === undefined || (needed && !reached)) return { outcome: 'not-caught-up' };
    return this.#at(clocks, watermark, head.founding);
  }

  /** How far the views must be for an answer, and whether it may be given without that. */
  #awaited(
    { knownAt, minPosition = 0n }: Clocks,
    head: LogHead,
  ): { readonly wanted: bigint; readonly needed: boolean } {
    const shown = this.#progress.current();
    if (shown !== undefined && knownAt !== undefined && knownAt <= shown.known)
      return { wanted: minPosition, needed: true };
    if (knownAt === undefined && minPosition > 0n) return { wanted: minPosition, needed: true };
    const wanted = minPosition > head.position ? minPosition : head.position;
    return { wanted, needed: shown === undefined || knownAt !== undefined };
  }

  /**
   * The head of the log, with everything that can become known by an instant; nothing when that lies after now and after
   * everything recorded. What is stamped with a time is written a little later, so it is waited for; and what comes later
   * is known later, though the clock be set back.
   */
  async #headBy(knownAt: number | undefined): Promise<LogHead | undefined> {
    const head = await this.#log.head();
    if (knownAt === undefined || knownAt <= head.known) return head;
    if (knownAt > this.#now()) return undefined;
    await this.#log.knownBy(knownAt);
    return this.#log.head();
  }

  /** While the log is founding, a claim may still come between what is known and now: then nothing later than the last is promised. */
  async #at({ asOf, knownAt }: Clocks, watermark: Progress, founding: boolean): Promise<Moment> {
    if (knownAt === undefined || (founding && knownAt > watermark.known))
      return moment(asOf, watermark, watermark.known);
    return moment(
      asOf,
      knownAt >= watermark.known ? watermark : await this.#log.positionAt(knownAt),
      knownAt,
    );
  }
}

function moment(asOf: CalendarDate, { position, known }: Progress, knownAt: number): Moment {
  const meta = { asOf, knownAt: instantOf(knownAt), position: String(position), ruleset: seedRuleset.id };
  return { asOf, position, known, knownAt, meta };
}
