/** Waiting for something to do. What stirs while nobody rests is not missed. */
export class Rest {
  #stirred = false;
  #wake: () => void = () => undefined;

  /** There may be something to do. */
  stir(): void {
    this.#stirred = true;
    this.#wake();
  }

  /** Looks from now on whether it is stirred. */
  look(): void {
    this.#stirred = false;
  }

  /** Until it is stirred, or was since it was looked; or until so many milliseconds have passed. */
  rest(milliseconds: number | undefined): Promise<void> {
    return new Promise((resolve) => {
      const timer = milliseconds === undefined ? undefined : setTimeout(resolve, milliseconds).unref();
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#stirred) this.#wake();
    });
  }

  /** So many milliseconds, however often it is stirred, unless it is over meanwhile. */
  async pause(milliseconds: number, isOver: () => boolean): Promise<void> {
    const until = performance.now() + milliseconds;
    while (!isOver() && performance.now() < until) {
      this.look();
      await this.rest(until - performance.now());
    }
  }
}
