/** Milliseconds that each of several things took, by name, in the order of measuring. */
export class Samples {
  readonly #taken = new Map<string, number[]>();

  /** Does the work, and notes how long it took. */
  async measure<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
    const begun = performance.now();
    const result = await work();
    const taken = performance.now() - begun;
    const before = this.#taken.get(name);
    if (before === undefined) this.#taken.set(name, [taken]);
    else before.push(taken);
    return result;
  }

  /** The least value that so large a share of the samples does not exceed. */
  quantile(name: string, share: number): number {
    const sorted = [...(this.#taken.get(name) ?? [])].sort((a, b) => a - b);
    return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
  }

  toJSON(): Record<string, readonly number[]> {
    return Object.fromEntries(this.#taken);
  }
}
