import type { Consumer } from '@elshi/event-store';
import type { Delivery } from './delivery.js';

/** A consumer may have so many events without an answer. */
export const MOST_UNANSWERED = 1000;
/** What comes along within so many milliseconds after the first event of an answer goes with it. */
const GATHERED_WITHIN = 15;

/** One that waits for events. */
interface Waiting {
  readonly most: number;
  readonly given: Delivery[];
  readonly done: (given: readonly Delivery[]) => void;
  readonly failed: (why: unknown) => void;
}

/** A consumer that asks for events, again and again, and may be gone between. */
export class WaitingConsumer implements Consumer<Delivery> {
  readonly inFlight = new Map<string, Delivery>();
  readonly #gone = new AbortController();
  readonly signal: AbortSignal = this.#gone.signal;
  readonly #waiting = new Set<Waiting>();
  /** When it was last heard of, in milliseconds since 1970. */
  lastSeen: number;

  constructor(
    readonly name: string,
    now: number,
    /** Resolves when the group has given out what it could. */
    private readonly allGiven: () => Promise<void>,
  ) {
    this.lastSeen = now;
  }

  get freeSlots(): number {
    return MOST_UNANSWERED - this.inFlight.size;
  }

  get ready(): boolean {
    return this.freeSlots > 0 && this.#waiting.size > 0;
  }

  /** Whether nothing is known of it but that it asked once. */
  get idle(): boolean {
    return this.#waiting.size === 0 && this.inFlight.size === 0;
  }

  give(message: Delivery): void {
    const [waiting] = this.#waiting;
    if (waiting === undefined) return;
    this.inFlight.set(message.id, message);
    waiting.given.push(message);
    if (waiting.given.length >= waiting.most) waiting.done(waiting.given);
    else if (waiting.given.length === 1) setTimeout(() => waiting.done(waiting.given), GATHERED_WITHIN);
  }

  drop(why: unknown): void {
    for (const waiting of [...this.#waiting]) waiting.failed(why);
  }

  /** Takes part no more. */
  leave(): void {
    this.#gone.abort();
  }

  /**
   * Up to so many events, as soon as there are any; none after so many milliseconds, but not before it was looked for some, or when the
   * signal fires.
   */
  receive(most: number, milliseconds: number, signal: AbortSignal): Promise<readonly Delivery[]> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', over);
        this.#waiting.delete(waiting);
      };
      const done = (given: readonly Delivery[]) => {
        end();
        resolve(given);
      };
      const failed = (why: unknown) => {
        // What it has been given goes out all the same.
        if (waiting.given.length > 0) return done(waiting.given);
        end();
        reject(why instanceof Error ? why : new Error(String(why)));
      };
      const waiting: Waiting = { most, given: [], done, failed };
      const over = () => done(waiting.given);
      const timer = setTimeout(() => void this.allGiven().then(over), milliseconds);
      signal.addEventListener('abort', over, { once: true });
      this.#waiting.add(waiting);
      if (signal.aborted) over();
    });
  }
}
