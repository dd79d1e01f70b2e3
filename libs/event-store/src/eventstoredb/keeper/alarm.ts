/** Waits for a moment that may be put off meanwhile, or be called off. */
export class Alarm {
  #ring: () => void = () => undefined;

  /** Whoever waits looks again at once. */
  ring(): void {
    this.#ring();
  }

  /** Resolves at that moment of `performance.now()`, or when it is over. Both are asked for again when it rings, and when it is time. */
  async at(moment: () => number, over: () => boolean): Promise<void> {
    for (;;) {
      const left = moment() - performance.now();
      if (left <= 0 || over()) {
        return;
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, left);
        this.#ring = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }
}
