/** Chance that can be repeated: the same seed gives the same sequence, on every machine (sfc32). */
export class Chance {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(seed: string) {
    const words = [0x9e3779b9, 0x243f6a88, 0xb7e15162];
    for (let at = 0; at < seed.length; at += 1) {
      for (const [index, word] of words.entries())
        words[index] = Math.imul(word ^ (seed.charCodeAt(at) + index), 0x01000193) >>> 0;
    }
    [this.#a, this.#b, this.#c] = words as [number, number, number];
    for (let round = 0; round < 20; round += 1) this.#next();
  }

  /** True so many times in a hundred. */
  percent(percentage: number): boolean {
    return this.#next() % 10_000 < percentage * 100;
  }

  /** A whole number, both ends included. */
  between(least: number, most: number): number {
    return least + (this.#next() % (most - least + 1));
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.#next() % choices.length]!;
  }

  /** One of the choices, each as likely as its weight. */
  weighed<T extends { readonly weight: number }>(choices: readonly T[]): T {
    const total = choices.reduce((sum, { weight }) => sum + weight, 0);
    let left = this.between(0, total - 1);
    return choices.find(({ weight }) => (left -= weight) < 0) ?? choices[0]!;
  }

  #next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
