interface Waiting {
  readonly position: number;
  readonly settle: (reached: boolean) => void;
}

/** Those who wait for a position: many at a time, so only those are woken who have what they wait for. */
export class PositionWaiters {
  readonly #waiting = new Set<Waiting>();
  #reached = 0;

  /** Resolves with `true` once the position is reached, with `false` when it is not by then, in milliseconds of `performance.now()`. */
  wait(position: number, until: number): Promise<boolean> {
    if (this.#reached >= position) {
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

  reached(position: number): void {
    this.#reached = position;
    for (const waiting of this.#waiting) {
      if (waiting.position <= position) {
        waiting.settle(true);
      }
    }
  }
}
