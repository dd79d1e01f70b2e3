/** Of the events that a group has taken up in their order, which are settled: up to where it need not begin again. */
export class Progress {
  /** The places that are not settled, each with the place of the event before it. */
  readonly #open = new Map<number, number | undefined>();
  #last: number | undefined;
  #saved: number | undefined;
  #settledSince = 0;

  constructor(checkpoint: number | undefined) {
    this.#last = checkpoint;
    this.#saved = checkpoint;
  }

  /** The place of the event taken up last. */
  get last(): number | undefined {
    return this.#last;
  }

  /** Events settled since the checkpoint was saved. */
  get unsaved(): number {
    return this.#settledSince;
  }

  take(place: number): void {
    this.#open.set(place, this.#last);
    this.#last = place;
  }

  /** Everything before this place was taken up, and nothing of it concerns the group. */
  pass(place: number): void {
    this.#last = place;
  }

  settle(place: number): void {
    if (this.#open.delete(place)) {
      this.#settledSince += 1;
    }
  }

  /** Everything up to this place is settled. */
  checkpoint(): number | undefined {
    for (const before of this.#open.values()) {
      return before;
    }
    return this.#last;
  }

  /** The checkpoint when it has moved since it was last taken to be saved. */
  toSave(): number | undefined {
    const checkpoint = this.checkpoint();
    this.#settledSince = 0;
    if (checkpoint === this.#saved) {
      return undefined;
    }
    this.#saved = checkpoint;
    return checkpoint;
  }

  /** What was saved last. */
  get saved(): number | undefined {
    return this.#saved;
  }
}
