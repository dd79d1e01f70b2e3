import type { StoredEvent } from '@elshi/event-store';
import type { KeptGroup, KeptStream, SeenEvent, SqliteGroups } from '@elshi/read-models';
import type { Skipped } from './delivery.js';

/** How often progress is saved that nobody has acknowledged, in milliseconds. */
const SAVED_EVERY = 1000;

/** What a place is kept by. */
interface PlaceParts {
  readonly kept: SqliteGroups;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly onFault: (error: unknown) => void;
}

/** How far a group has come: a checkpoint, and the streams that are elsewhere. What is not saved yet is in memory. */
export class KeptPlace {
  readonly #group: string;
  readonly #parts: PlaceParts;
  /** The first position at which something is not settled, of the streams that the checkpoint waits for. */
  readonly #low: () => number | undefined;
  /** Everything up to here is settled, parked, or under way. */
  #last: number;
  #seen: SeenEvent;
  #saved: number;
  #savedAt: number;
  readonly #unsaved = new Map<string, KeptStream>();
  #skipped: Skipped[] = [];

  constructor({ name, checkpoint, seen }: KeptGroup, parts: PlaceParts, low: () => number | undefined) {
    this.#group = name;
    this.#parts = parts;
    this.#low = low;
    this.#last = checkpoint;
    this.#saved = checkpoint;
    this.#seen = seen;
    this.#savedAt = parts.now();
  }

  /** Up to where the log was read. */
  get last(): number {
    return this.#last;
  }

  /** The last event that was come by. */
  get seen(): SeenEvent {
    return this.#seen;
  }

  /** Up to where everything is settled or parked, as it is written. */
  get checkpoint(): number {
    return this.#saved;
  }

  /** An event of the log was read, and is settled, parked, or under way. */
  pass({ position, eventId }: StoredEvent): void {
    this.#last = Number(position);
    this.#seen = { position: this.#last, eventId };
  }

  /** What is kept of a stream, with all that became of it. */
  of(stream: string): KeptStream | undefined {
    return this.#unsaved.get(stream) ?? this.#parts.kept.stream(this.#group, stream);
  }

  /** Keeps how far a stream is, with what is saved next. */
  keep(stream: KeptStream): void {
    this.#unsaved.set(stream.name, stream);
  }

  /** Keeps it now, or not at all. */
  keepNow(stream: KeptStream): void {
    const before = this.#unsaved.get(stream.name);
    this.keep(stream);
    try {
      this.commit();
    } catch (error) {
      if (before === undefined) this.#unsaved.delete(stream.name);
      else this.keep(before);
      throw error;
    }
  }

  /** Keeps, with what is saved next, that an event is left out. */
  noteSkipped(event: StoredEvent, reason: string, by: string): void {
    const { stream, eventId, type, revision } = event;
    const [position, at] = [Number(event.position), this.#parts.now()];
    this.#skipped.push({ stream, eventId, type, revision, position, reason, by, at });
  }

  /** Lets what is parked be given out again, all of it or one stream. How many streams those are. */
  reopen(stream?: string): number {
    this.commit();
    return this.#parts.kept.reopen(this.#group, stream);
  }

  /** Streams whose place is their own, so many at most. */
  open(limit: number): readonly KeptStream[] {
    this.commit();
    return this.#parts.kept.streams(this.#group, 'open', { after: -1, limit });
  }

  /** Writes down all that is not written. What cannot be written is tried again with what comes. */
  commit(): void {
    const checkpoint = this.#reached;
    this.#savedAt = this.#parts.now();
    this.#parts.kept.save(this.#group, {
      checkpoint,
      seen: this.#seen,
      streams: this.#unsaved.values(),
      skipped: this.#skipped,
    });
    this.#unsaved.clear();
    this.#skipped = [];
    this.#saved = checkpoint;
  }

  commitWhenDue(): void {
    if (this.#parts.now() < this.#savedAt + SAVED_EVERY) return;
    if (this.#unsaved.size > 0 || this.#skipped.length > 0 || this.#reached > this.#saved) this.tryToCommit();
  }

  /** A failure costs nothing but repetition, and is told. */
  tryToCommit(): void {
    try {
      this.commit();
    } catch (error) {
      this.#parts.onFault(error);
    }
  }

  get #reached(): number {
    const low = this.#low();
    const reached = low === undefined ? this.#last : Math.min(low - 1, this.#last);
    return Math.max(reached, this.#saved);
  }
}
