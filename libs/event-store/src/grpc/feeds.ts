import type { EventFilter } from './event-filter.js';
import type { Growth } from './growth.js';
import type { Place } from './read-plan.js';
import { insistOnPosition, youngerThan } from './reading.js';
import { streamDeleted } from './refusal.js';
import { TOMBSTONE, type WireEvent } from './wire-event.js';
import type { WireRows } from './wire-rows.js';

/** What a subscriber gets next: an event, or word of how far a search has come. */
export type FeedStep =
  | { readonly kind: 'event'; readonly event: WireEvent }
  | { readonly kind: 'checkpoint'; readonly position: number };

export interface FeedPage {
  /** May be empty, when nothing of the page is wanted. */
  readonly steps: readonly FeedStep[];
  /** Whether there is more behind this page, as of now. */
  readonly more: boolean;
}

/** Goes over events in their order, as they come. Never waits: whoever asks waits for the log to grow. */
export interface Feed {
  /** The next page; `undefined` when there is nothing more, as of now. */
  next(): FeedPage | undefined;
  /** Up to where a filtered feed has searched, when that was not told yet. */
  searched(): number | undefined;
}

/** The events of one stream. The mark of its tombstone is the last one; after it, asking is refused. */
export class StreamFeed implements Feed {
  #ended = false;

  /** The events after a place; refused when the stream is tombstoned. */
  static after(place: Place, stream: string, rows: WireRows): StreamFeed {
    const state = rows.stateOf(stream);
    if (state.kind === 'tombstoned') {
      throw streamDeleted(stream);
    }
    const last = state.kind === 'missing' ? -1 : state.last;
    const next = place === 'start' ? 0 : place === 'end' ? last + 1 : place + 1;
    return new StreamFeed(next, stream, rows);
  }

  /** The events from a number on. */
  constructor(
    private from: number,
    private readonly stream: string,
    private readonly rows: WireRows,
  ) {}

  next(): FeedPage | undefined {
    const state = this.rows.stateOf(this.stream);
    switch (state.kind) {
      case 'missing':
      case 'deleted':
        return undefined;
      case 'tombstoned':
        return this.#tombstone();
      case 'there': {
        const page = this.rows.ofStream(this.stream, Math.max(this.from, state.first), state.last);
        const last = page.at(-1);
        this.from = last ? last.revision + 1 : this.from;
        const steps = page.filter(youngerThan(state.maxAge)).map(eventStep);
        return last && { steps, more: this.from <= state.last };
      }
    }
  }

  searched(): undefined {
    return undefined;
  }

  #tombstone(): FeedPage {
    if (this.#ended) {
      throw streamDeleted(this.stream);
    }
    this.#ended = true;
    return { steps: this.rows.ofStream(this.stream, TOMBSTONE, TOMBSTONE).map(eventStep), more: false };
  }
}

/** The events of the whole log, or of those that a filter picks. */
export class LogFeed implements Feed {
  /** Events passed over since the last word of how far the search has come. */
  #silent = 0;
  #told: number;

  /** The events after a place; refused when no event lies there. */
  static after(place: Place, rows: WireRows, growth: Growth, filter?: EventFilter): LogFeed {
    insistOnPosition(place, rows);
    const seen = place === 'start' ? 0 : place === 'end' ? rows.head() : place;
    return new LogFeed(seen, rows, growth, filter);
  }

  /** The events behind a position. */
  constructor(
    private seen: number,
    private readonly rows: WireRows,
    private readonly growth: Growth,
    private readonly filter?: EventFilter,
  ) {
    this.#told = seen;
  }

  next(): FeedPage | undefined {
    const page = this.growth.page(this.seen + 1);
    const last = page.at(-1);
    if (!last) {
      return undefined;
    }
    this.seen = last.position;
    const picked = new Set(this.filter?.pick(page) ?? page);
    const steps = page.flatMap((event) => this.#steps(event, picked.has(event)));
    return { steps, more: this.rows.head() > this.seen };
  }

  searched(): number | undefined {
    const untold = this.filter && this.seen > this.#told;
    this.#told = this.seen;
    return untold ? this.seen : undefined;
  }

  #steps(event: WireEvent, picked: boolean): readonly FeedStep[] {
    const steps: FeedStep[] = picked ? [eventStep(event)] : [];
    if (this.filter) {
      this.#silent += 1;
      if (this.#silent >= this.filter.checkpointEvery) {
        this.#silent = 0;
        this.#told = event.position;
        steps.push({ kind: 'checkpoint', position: event.position });
      }
    }
    return steps;
  }
}

function eventStep(event: WireEvent): FeedStep {
  return { kind: 'event', event };
}
