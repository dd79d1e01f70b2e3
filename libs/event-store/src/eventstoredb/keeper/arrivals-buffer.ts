import type { Arrival } from '../arrival.js';

/** Arrivals that are written to the mirror together, at most. */
const FULL = 512;
/** How long to wait for more while much is coming, in milliseconds. */
const WHILE_FILLING = 10;

/** Gathers what arrives, so that what comes together is written together: at once, or in larger portions while filling. */
export class ArrivalsBuffer {
  readonly #write: (arrivals: readonly Arrival[]) => void;
  #gathered: Arrival[] = [];
  #scheduled: NodeJS.Immediate | NodeJS.Timeout | undefined;
  #filling = true;

  constructor(write: (arrivals: readonly Arrival[]) => void) {
    this.#write = write;
  }

  add(arrival: Arrival): void {
    this.#gathered.push(arrival);
    if (this.#gathered.length >= FULL) {
      this.flush();
    } else {
      this.#scheduled ??= this.#filling
        ? setTimeout(() => this.flush(), WHILE_FILLING)
        : setImmediate(() => this.flush());
    }
  }

  /** From now on nothing waits. */
  filled(): void {
    this.flush();
    this.#filling = false;
  }

  flush(): void {
    this.drop();
    const gathered = this.#gathered;
    this.#gathered = [];
    if (gathered.length > 0) {
      this.#write(gathered);
    }
  }

  /** Leaves what was not written: it will come again. */
  drop(): void {
    clearTimeout(this.#scheduled as NodeJS.Timeout | undefined);
    clearImmediate(this.#scheduled as NodeJS.Immediate | undefined);
    this.#scheduled = undefined;
  }
}
