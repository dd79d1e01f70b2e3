import { MemoryEventStore, type ReadAllOptions, type StoredEvent } from '@elshi/event-store';
import { growingClock } from './service.js';

/** A log in memory, of which the events after a position cannot be read in order until the test opens the gate. */
export class GatedLog extends MemoryEventStore {
  #gate: Promise<void> | undefined;
  #open: () => void = () => undefined;
  #last = 0n;

  constructor() {
    super({ clock: growingClock() });
  }

  /** Nothing after this position can be read until the gate is opened. */
  shutAfter(position: bigint): void {
    this.#last = position;
    this.#gate = new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#gate = undefined;
    this.#open();
  }

  /** Another service goes on with it. */
  override close(): Promise<void> {
    return Promise.resolve();
  }

  override async *readAll(options: ReadAllOptions): AsyncIterable<StoredEvent> {
    for await (const event of super.readAll(options)) {
      if (event.position > this.#last) await this.#gate;
      yield event;
    }
  }
}
