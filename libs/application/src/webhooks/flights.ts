/** What is on its way, and what went wrong with it on our side. */
export class Flights {
  readonly #flights = new Set<Promise<void>>();
  readonly #landed: () => void;
  #fault: Error | undefined;

  /** Called after each that has landed. */
  constructor(landed: () => void) {
    this.#landed = landed;
  }

  get size(): number {
    return this.#flights.size;
  }

  begin(flight: Promise<void>): void {
    const noted = flight
      .catch(
        (error: unknown) => void (this.#fault ??= error instanceof Error ? error : new Error(String(error))),
      )
      .finally(() => {
        this.#flights.delete(noted);
        this.#landed();
      });
    this.#flights.add(noted);
  }

  /** Throws what went wrong, once. */
  insist(): void {
    const fault = this.#fault;
    this.#fault = undefined;
    if (fault !== undefined) throw fault;
  }

  /** Resolves when all of them have landed. What went wrong is forgotten. */
  async settled(): Promise<void> {
    await Promise.all([...this.#flights]);
    this.#fault = undefined;
  }
}
