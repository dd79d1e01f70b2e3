/** What comes within so many milliseconds is taken together, or within this part of the longest wait. */
const FINEST = 10;
const PARTS = 64;

/** Something came to stand at this position, at that moment. */
interface Mark {
  readonly position: number;
  readonly at: number;
}

/**
 * How long something has been waiting to be taken in by whoever follows a log, and how long nothing was taken in meanwhile.
 *
 * Measured by a clock that only counts: recorded times say nothing of when something came here. When much waits, the answer
 * may be a little too large, and never is too small.
 */
export class LagMeter {
  readonly #now: () => number;
  #marks: Mark[] = [];
  #end = 0;
  #reached = 0;
  #stirred = -Infinity;

  /** `now` counts milliseconds, like `performance.now`. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** The log goes up to this position, as far as is known. */
  get end(): number {
    return this.#end;
  }

  /** How far it was taken in. */
  get reached(): number {
    return this.#reached;
  }

  /** How long the first of what waits has been waiting, in seconds; 0 when nothing waits. */
  get waiting(): number {
    const [first] = this.#marks;
    return first ? (this.#now() - first.at) / 1000 : 0;
  }

  /** How long nothing was taken in though something waits, in seconds; 0 when nothing waits. */
  get still(): number {
    const [first] = this.#marks;
    return first ? (this.#now() - Math.max(first.at, this.#stirred)) / 1000 : 0;
  }

  /** The log has grown up to this position. */
  grows(position: number): void {
    if (position > this.#end) {
      this.#end = position;
      if (position > this.#reached) {
        this.#mark(position);
      }
    }
  }

  /** Everything up to this position was taken in. Further back than before, and what is to be taken in again waits from now on. */
  reaches(position: number): void {
    if (position === this.#reached) {
      return;
    }
    const back = position < this.#reached;
    this.#reached = position;
    this.#end = Math.max(this.#end, position);
    this.stirs();
    this.#marks = back ? [] : this.#marks.filter((mark) => mark.position > position);
    if (back && this.#end > position) {
      this.#mark(this.#end);
    }
  }

  /** Who takes in is at work, though nothing shows of it yet. */
  stirs(): void {
    this.#stirred = this.#now();
  }

  /** The longer something waits already, the more of what comes after it is taken together. */
  #mark(position: number): void {
    const at = this.#now();
    const [first, last] = [this.#marks[0], this.#marks.at(-1)];
    if (first && last && at - last.at < Math.max(FINEST, (at - first.at) / PARTS)) {
      this.#marks[this.#marks.length - 1] = { position, at: last.at };
    } else {
      this.#marks.push({ position, at });
    }
  }
}
