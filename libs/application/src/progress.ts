import { type Progress, ProjectionProgress } from './reading/moments.js';

interface Waiting {
  readonly position: bigint;
  readonly resolve: (reached: boolean) => void;
  readonly timer: NodeJS.Timeout;
}

/** How far the views are, with those who wait for them to get further. */
export class KeptProgress extends ProjectionProgress {
  #reached: Progress = { position: 0n, known: 0 };
  #state: 'paused' | 'serving' | 'stopped' = 'paused';
  readonly #waiting = new Set<Waiting>();

  override current(): Progress | undefined {
    return this.#state === 'paused' ? undefined : this.#reached;
  }

  /** How far the views are, whether or not they can be read. */
  get reachedSoFar(): Progress {
    return this.#reached;
  }

  /** Moves on, and wakes whoever waited for it. While the views can be read it never goes back. */
  advance(progress: Progress): void {
    if (this.#state !== 'paused' && progress.position < this.#reached.position) return;
    this.#reached = progress;
    this.#wake();
  }

  /** The views can be read: they have been brought up to the log once. */
  serve(): void {
    this.#state = 'serving';
    this.#wake();
  }

  /** The views cannot be read until they have been brought up to the log. */
  pause(): void {
    this.#state = 'paused';
  }

  /** The views will get no further: nobody waits for them any more. What could be read still can be. */
  stop(): void {
    if (this.#state === 'serving') this.#state = 'stopped';
    for (const waiting of this.#waiting) this.#settle(waiting, false);
  }

  override reached(position: bigint, milliseconds: number): Promise<boolean> {
    if (this.#includes(position)) return Promise.resolve(true);
    if (this.#state === 'stopped') return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#settle(waiting, false), milliseconds);
      const waiting: Waiting = { position, resolve, timer };
      this.#waiting.add(waiting);
    });
  }

  #includes(position: bigint): boolean {
    return this.#state !== 'paused' && position <= this.#reached.position;
  }

  #wake(): void {
    for (const waiting of this.#waiting) if (this.#includes(waiting.position)) this.#settle(waiting, true);
  }

  #settle(waiting: Waiting, reached: boolean): void {
    clearTimeout(waiting.timer);
    this.#waiting.delete(waiting);
    waiting.resolve(reached);
  }
}
