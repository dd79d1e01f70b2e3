/** Work about one subject is done one after another; work about different subjects side by side. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work when everything taken before it for the same subject is done, and gives what it gives. */
  async take<T>(subject: string, work: () => Promise<T>): Promise<T> {
    const before = this.#last.get(subject) ?? Promise.resolve();
    const mine = before.then(work, work);
    const settled = mine.catch(() => undefined);
    this.#last.set(subject, settled);
    try {
      return await mine;
    } finally {
      if (this.#last.get(subject) === settled) this.#last.delete(subject);
    }
  }

  /** The same for work about several subjects: it waits for all before it, and whatever comes after waits for it. */
  takeAll<T>(subjects: readonly string[], work: () => Promise<T>): Promise<T> {
    const inOneOrder = [...new Set(subjects)].sort();
    return inOneOrder.reduceRight<() => Promise<T>>(
      (then, subject) => () => this.take(subject, then),
      work,
    )();
  }
}
