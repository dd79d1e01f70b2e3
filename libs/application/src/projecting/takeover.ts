import { Bell } from './bell.js';
import type { Comparison, ProjectorReply } from './messages.js';
import type { StartProjector } from './projector-channel.js';
import { StartedProjector } from './started-projector.js';
import type { SuccessorTask } from './successor.js';
import type { ViewsPlace } from './views-place.js';
import type { ViewsRunner } from './views-runner.js';

/** How long those that serve may be asked to stand still, and the others to take over, in milliseconds. */
const PATIENCE = 10_000;

/** Whether views that differ from those that serve take their place all the same. */
export type Swap = 'ALWAYS' | 'IF_EQUAL';

export type TakeoverPhase = 'FILLING' | 'COMPARING' | 'SWAPPING';

/** What became of views that were to take the place of others. `DIFFERENT`: they were left aside, for they were not equal. */
export type TakeoverOutcome = 'SWAPPED' | 'DIFFERENT' | 'CANCELLED' | 'FAILED';

/** How far they are, in positions of the log, and for how long they have been on the way. */
export interface TakeoverProgress {
  readonly phase: TakeoverPhase;
  readonly from: number;
  readonly done: number;
  readonly total: number;
  /** Milliseconds since the first of them was known. */
  readonly elapsed: number;
}

export interface TakeoverResult {
  readonly outcome: TakeoverOutcome;
  /** How long those that served stood still, in milliseconds. */
  readonly held?: number;
  readonly fault?: string;
}

/** What it works with. */
export interface TakeoverParts {
  readonly start: StartProjector;
  readonly place: ViewsPlace;
  readonly serving: Pick<ViewsRunner, 'serving' | 'hold' | 'goOn' | 'adopt'>;
}

type TookOver = Extract<ProjectorReply, { readonly kind: 'took-over' }>;

/** One attempt to put other views in the place of those that serve, which go on until then. */
export class Takeover {
  /** What became of it. Never rejects. */
  readonly ended: Promise<TakeoverResult>;
  readonly #parts: TakeoverParts;
  readonly #swap: Swap;
  readonly #successor: StartedProjector;
  readonly #bell = new Bell();
  #phase: TakeoverPhase = 'FILLING';
  #filling: { readonly from: number; readonly done: number; readonly total: number } | undefined;
  #since = performance.now();
  #comparison: Comparison | undefined;
  #ready: true | undefined;
  #tookOver: TookOver | undefined;
  /** Resolves when those that served before have been let go. */
  #leaving: Promise<void> | undefined;
  #cancelled = false;
  #failure: string | undefined;
  #closed = false;
  #died = false;

  constructor(parts: TakeoverParts, task: SuccessorTask, swap: Swap) {
    this.#parts = parts;
    this.#swap = swap;
    this.#successor = new StartedProjector(parts.start, task, {
      replied: (reply) => this.#replied(reply),
      ended: (cause) => this.#ended(cause),
    });
    this.ended = this.#run();
  }

  /** How far it is. */
  get progress(): TakeoverProgress {
    const { from, done, total } = this.#filling ?? { from: 0, done: 0, total: 0 };
    return { phase: this.#phase, from, done, total, elapsed: performance.now() - this.#since };
  }

  /** What the two came to, once they have been compared. */
  get comparison(): Comparison | undefined {
    return this.#comparison;
  }

  /** Whether its thread ended before it had said its last word. */
  get died(): boolean {
    return this.#died;
  }

  /** Stops it, unless the change is under way, which is a matter of moments. What is made is kept, to go on from there. */
  cancel(): void {
    if (this.#phase === 'SWAPPING') return;
    this.#cancelled = true;
    this.#bell.ring();
  }

  async #run(): Promise<TakeoverResult> {
    try {
      await this.#until(() => this.#ready);
      if (this.#swap === 'IF_EQUAL' && !isEqual(this.#comparison)) {
        await this.#successor.close();
        return { outcome: 'DIFFERENT' };
      }
      this.#phase = 'SWAPPING';
      const held = await this.#swapped();
      await this.#leaving;
      return { outcome: 'SWAPPED', held };
    } catch (error) {
      await this.#successor.close();
      if (this.#cancelled) return { outcome: 'CANCELLED' };
      return { outcome: 'FAILED', fault: error instanceof Error ? error.message : String(error) };
    }
  }

  /** Hold, bring to the same position, change. */
  async #swapped(): Promise<number> {
    const { serving } = this.#parts;
    const began = performance.now();
    let position: number | undefined;
    void serving.hold().then((at) => {
      position = at;
      this.#bell.ring();
    });
    try {
      const at = await this.#until(() => position, 'The views that serve did not stand still in time.');
      this.#successor.post({ kind: 'take-over', position: at });
      const took = await this.#until(() => this.#tookOver, 'The new views did not take over in time.');
      if (this.#failure !== undefined) throw new Error(this.#failure);
      this.#leaving = serving.adopt(this.#successor, took);
      return performance.now() - began;
    } catch (error) {
      serving.goOn();
      await this.#successor.close();
      this.#undo();
      throw error;
    }
  }

  /** Views that have taken their turn, but not the place, must not be found in it at the next start. */
  #undo(): void {
    const { place, serving } = this.#parts;
    for (const { name, edition, standing } of place.kept())
      if (edition === place.edition && standing === 'serving' && name !== serving.serving)
        place.discard(name);
  }

  /** What is found, as soon as it is; throws when there is nothing more to wait for, or (`late`) in so long a time. */
  async #until<Found>(find: () => Found | undefined, late?: string): Promise<Found> {
    const end = performance.now() + PATIENCE;
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      if (this.#failure !== undefined) throw new Error(this.#failure);
      if (this.#cancelled) throw new Error('It was cancelled.');
      const left = end - performance.now();
      if (late !== undefined && left <= 0) throw new Error(late);
      await this.#bell.heard(late === undefined ? undefined : left);
    }
  }

  #replied(reply: ProjectorReply): void {
    switch (reply.kind) {
      case 'filling':
        if (this.#filling === undefined) this.#since = performance.now();
        if (this.#phase === 'COMPARING') this.#phase = 'FILLING';
        this.#filling = { ...reply, from: this.#filling?.from ?? reply.from };
        break;
      case 'comparing':
        this.#phase = 'COMPARING';
        break;
      case 'compared':
        this.#comparison = reply.comparison;
        break;
      case 'ready':
        this.#ready = true;
        break;
      case 'took-over':
        this.#tookOver = reply;
        break;
      case 'failed':
        this.#failure = reply.sentence;
        break;
      case 'stand-in':
      case 'opened':
      case 'progress':
      case 'caught-up':
      case 'fault':
      case 'reading':
      case 'retried':
      case 'held':
        break;
      case 'closed':
        this.#closed = true;
        break;
    }
    this.#bell.ring();
  }

  #ended(cause: unknown): void {
    this.#died = !this.#closed;
    this.#failure ??= `The thread that makes them has died: ${cause instanceof Error ? cause.message : 'it ended without a word'}.`;
    this.#bell.ring();
  }
}

/** Views that could not be compared are not known to be equal. */
function isEqual(comparison: Comparison | undefined): boolean {
  return comparison !== undefined && comparison.digest === comparison.before;
}
