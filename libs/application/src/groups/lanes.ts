import type { StoredEvent } from '@elshi/event-store';

/** A stream of which something is not settled yet. Its events go out one after the other. */
export interface Lane {
  readonly stream: string;
  /** Everything before this revision is settled. */
  from: number;
  /** Nothing before this position is unsettled here. */
  low: number;
  /** The last revision that the log has brought of it; of one whose place is its own that is not known. */
  latest: number;
  /** How often the event at its head was given out. */
  retries: number;
  /** Whether the place is kept for the stream itself, so that the checkpoint does not wait for it. */
  readonly kept: boolean;
  /** The event that is next, once it has been read. */
  head?: StoredEvent | undefined;
}

/** The streams under way, each read ahead by one event: so memory is bounded by their number. */
export class Lanes {
  readonly #lanes = new Map<string, Lane>();
  readonly #ready = new Set<Lane>();
  /** Those that wait for a time, in milliseconds. */
  readonly #delayed = new Map<Lane, number>();
  readonly #unread = new Set<Lane>();

  get size(): number {
    return this.#lanes.size;
  }

  /** How many wait before their event is given out again. */
  get delayed(): number {
    return this.#delayed.size;
  }

  has(stream: string): boolean {
    return this.#lanes.has(stream);
  }

  of(stream: string): Lane | undefined {
    return this.#lanes.get(stream);
  }

  /** Takes up a stream; its head is given out, or read first. */
  open(lane: Lane): void {
    this.#lanes.set(lane.stream, lane);
    (lane.head === undefined ? this.#unread : this.#ready).add(lane);
  }

  /** The stream that has waited longest with an event that may be given out now. */
  first(now: number): Lane | undefined {
    for (const [lane, until] of this.#delayed) {
      if (until > now) continue;
      this.#delayed.delete(lane);
      this.#ready.add(lane);
    }
    const [lane] = this.#ready;
    return lane;
  }

  /** Its event is with a consumer. */
  lend(lane: Lane): void {
    this.#ready.delete(lane);
  }

  /** Its event came back, to be given out again not before a time. */
  takeBack(lane: Lane, until: number): void {
    this.#delayed.set(lane, until);
  }

  /** Its event is settled: the next one has to be read, from a revision on and not before a position. */
  advance(lane: Lane, from: number, low: number): void {
    lane.head = undefined;
    lane.from = from;
    lane.low = low;
    lane.retries = 0;
    this.#unread.add(lane);
  }

  /** Streams whose next event has to be read, some of them. */
  unread(most: number): readonly Lane[] {
    return [...this.#unread].slice(0, most);
  }

  /** The next event of a stream was read. */
  read(lane: Lane, head: StoredEvent): void {
    lane.head = head;
    lane.from = head.revision;
    lane.low = Number(head.position);
    this.#unread.delete(lane);
    this.#ready.add(lane);
  }

  close(lane: Lane): void {
    this.#lanes.delete(lane.stream);
    this.#ready.delete(lane);
    this.#delayed.delete(lane);
    this.#unread.delete(lane);
  }

  /** Nothing before this position is unsettled in any stream that the checkpoint waits for; nothing where it waits for none. */
  get low(): number | undefined {
    let low: number | undefined;
    for (const lane of this.#lanes.values())
      if (!lane.kept && (low === undefined || lane.low < low)) low = lane.low;
    return low;
  }
}
