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
  abstract current(): Progress;
  /** Resolves true once the views include the position, false when they do not within the time. */
  abstract reached(position: bigint, milliseconds: number): Promise<boolean>;
}

/** The place in the two clocks at which a read is answered. */
export interface Moment {
  readonly asOf: CalendarDate;
  /** The last position of the log that is known. */
  readonly position: bigint;
  /** Known time of that position; rows known from later on are not shown. */
  readonly known: number;
  readonly meta: Meta;
}

export type MomentOutcome = Moment | { readonly outcome: 'future' } | { readonly outcome: 'not-caught-up' };

/** How long a read waits for the views. */
const PATIENCE = 1000;
/** How long a read of a list without `knownAt` waits for what was recorded just before it. */
const COURTESY = 250;

/** Turns the clocks of a request into a position of the log. */
export class Moments {
  readonly #store: EventStore;
  readonly #progress: ProjectionProgress;
  readonly #now: () => number;

  constructor(store: EventStore, progress: ProjectionProgress, now: () => number) {
    this.#store = store;
    this.#progress = progress;
    this.#now = now;
  }

  /** For reads of one subject, which are made from the log when asked: the watermark is the head of the log. */
  async ofLog(clocks: Clocks): Promise<MomentOutcome> {
    const head = await this.#store.head();
    if (clocks.minPosition !== undefined && head.position < clocks.minPosition)
      return { outcome: 'not-caught-up' };
    return this.#at(clocks, head, { position: head.position, known: head.known });
  }

  /** For lists, which are read from the views: the watermark is what is projected. */
  async ofViews(clocks: Clocks): Promise<MomentOutcome> {
    const head = await this.#store.head();
    const { minPosition, knownAt } = clocks;
    const wanted = minPosition ?? head.position;
    const needed =
      minPosition !== undefined || (knownAt !== undefined && knownAt > this.#progress.current().known);
    const reached = await this.#progress.reached(wanted, needed ? PATIENCE : COURTESY);
    if (!reached && needed) return { outcome: 'not-caught-up' };
    return this.#at(clocks, head, this.#progress.current());
  }

  async #at({ asOf, knownAt }: Clocks, head: LogHead, watermark: Progress): Promise<MomentOutcome> {
    if (knownAt === undefined) return moment(asOf, watermark, watermark.known);
    if (knownAt > head.known && knownAt > this.#now()) return { outcome: 'future' };
    if (knownAt >= watermark.known) return moment(asOf, watermark, knownAt);
    return moment(asOf, await this.#store.positionAt(knownAt), knownAt);
  }
}

function moment(asOf: CalendarDate, { position, known }: Progress, shown: number): Moment {
  const meta = { asOf, knownAt: instantOf(shown), position: String(position), ruleset: seedRuleset.id };
  return { asOf, position, known, meta };
}
