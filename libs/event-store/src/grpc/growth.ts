import { CommitSignal } from '../shared/commit-signal.js';
import type { WireEvent } from './wire-event.js';
import type { WireRows } from './wire-rows.js';

/** Wakes those who wait for the log to grow; who waits for one stream is not woken for others. */
export class Growth {
  readonly #log = new CommitSignal();
  readonly #streams = new Map<string, { readonly signal: CommitSignal; waiting: number }>();
  #seen: number;
  #page: { readonly from: number; readonly events: readonly WireEvent[] } | undefined;

  constructor(private readonly rows: WireRows) {
    this.#seen = rows.head();
  }

  /** Resolves when the log grows, or the signal fires. */
  ofLog(signal: AbortSignal): Promise<void> {
    return this.#log.next(signal);
  }

  /** Resolves when the stream grows, or the signal fires. */
  async ofStream(stream: string, signal: AbortSignal): Promise<void> {
    const entry = this.#streams.get(stream) ?? { signal: new CommitSignal(), waiting: 0 };
    this.#streams.set(stream, entry);
    entry.waiting += 1;
    await entry.signal.next(signal);
    entry.waiting -= 1;
    if (entry.waiting === 0) {
      this.#streams.delete(stream);
    }
  }

  /** A page of the log. Those who follow it ask for the same one after each commit, and share it. */
  page(from: number): readonly WireEvent[] {
    if (this.#page?.from !== from) {
      this.#page = { from, events: this.rows.forwards(from) };
    }
    return this.#page.events;
  }

  /** The log has grown: wakes whom it concerns. */
  announce(): void {
    this.#page = undefined;
    if (this.#streams.size > 0) {
      const grown = this.rows.streamsBehind(this.#seen);
      for (const stream of grown ?? this.#streams.keys()) {
        this.#streams.get(stream)?.signal.announce();
      }
    }
    this.#seen = this.rows.head();
    this.#log.announce();
  }
}
