import type { StoredEvent } from '@elshi/event-store';
import type { Mark } from './webhook.js';

/** Events of the log that are at hand at once. */
const MOST_AT_HAND = 64;

interface Entry {
  readonly event: StoredEvent;
  /** What was looked at right before it: everything up to there is done when this is the first that is not. */
  readonly before: Mark;
  state: 'ready' | 'flying' | 'done';
}

/**
 * The piece of the log that is being delivered: of each stream one event at a time, of different streams some at once. It knows up to
 * where everything is done, whatever is done first.
 */
export class Window {
  #entries: Entry[] = [];
  #scanned: Mark;

  constructor(mark: Mark) {
    this.#scanned = mark;
  }

  /** Up to where the log was looked at. */
  get scanned(): Mark {
    return this.#scanned;
  }

  /** Up to where everything is done. */
  get mark(): Mark {
    return this.#entries[0]?.before ?? this.#scanned;
  }

  get hasRoom(): boolean {
    return this.#entries.length < MOST_AT_HAND;
  }

  get isEmpty(): boolean {
    return this.#entries.length === 0;
  }

  /** Events that are being delivered. */
  get flying(): number {
    return this.#entries.filter(({ state }) => state === 'flying').length;
  }

  /** Goes by what is not to be delivered. */
  pass(mark: Mark): void {
    this.#scanned = mark;
  }

  add(event: StoredEvent): void {
    this.#entries.push({ event, before: this.#scanned, state: 'ready' });
    this.#scanned = markOf(event);
  }

  /** The next event that may be delivered: one before which nothing of its stream is left. */
  take(): StoredEvent | undefined {
    const before = new Set<string>();
    for (const entry of this.#entries) {
      const { stream } = entry.event;
      if (entry.state === 'ready' && !before.has(stream)) {
        entry.state = 'flying';
        return entry.event;
      }
      if (entry.state !== 'done') before.add(stream);
    }
    return undefined;
  }

  /** An event is delivered, or waits elsewhere. */
  done(event: StoredEvent): void {
    for (const entry of this.#entries) if (entry.event === event) entry.state = 'done';
    this.#trim();
  }

  /** Leaves what is ready of a stream to whoever reads it from the log again; the revision of the last of it. */
  leave(stream: string): number | undefined {
    let last: number | undefined;
    for (const entry of this.#entries) {
      if (entry.event.stream !== stream || entry.state !== 'ready') continue;
      entry.state = 'done';
      last = entry.event.revision;
    }
    this.#trim();
    return last;
  }

  #trim(): void {
    const first = this.#entries.findIndex(({ state }) => state !== 'done');
    this.#entries = first === -1 ? [] : this.#entries.slice(first);
  }
}

/** The place of an event. */
export function markOf({ position, eventId }: StoredEvent): Mark {
  return { position, eventId };
}
