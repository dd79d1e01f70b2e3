/** Keeps count of work under way, for those who must wait for it. */
export class Underway {
  readonly #open = new Set<Promise<unknown>>();

  /** Counts the work until it is done, however it ends. */
  async count<Result>(work: Promise<Result>): Promise<Result> {
    this.#open.add(work);
    try {
      return await work;
    } finally {
      this.#open.delete(work);
    }
  }

  /** Resolves when everything that was under way by now is done. */
  async settled(): Promise<void> {
    await Promise.allSettled([...this.#open]);
  }
}
