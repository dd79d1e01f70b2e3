import type { Schedule } from './schedule.js';
import type { WaitingStream } from './webhook.js';

/** Streams that wait at a webhook, and which of their events were gone by meanwhile. Their events are in the log, not here. */
export class WaitingStreams {
  readonly #streams: Map<string, WaitingStream>;
  /** The last revision of a stream that was gone by, since the stream waits. */
  readonly #goneBy = new Map<string, number>();
  readonly #flying = new Set<string>();

  constructor(streams: ReadonlyMap<string, WaitingStream>) {
    this.#streams = new Map(streams);
  }

  get size(): number {
    return this.#streams.size;
  }

  /** How many are being tried. */
  get flying(): number {
    return this.#flying.size;
  }

  has(stream: string): boolean {
    return this.#streams.has(stream);
  }

  get(stream: string): WaitingStream | undefined {
    return this.#streams.get(stream);
  }

  all(): ReadonlyMap<string, WaitingStream> {
    return this.#streams;
  }

  put(stream: string, waiting: WaitingStream): void {
    this.#streams.set(stream, waiting);
  }

  delete(stream: string): void {
    this.#streams.delete(stream);
    this.#goneBy.delete(stream);
  }

  /** An event of a stream that waits was gone by. */
  goBy(stream: string, revision: number): void {
    this.#goneBy.set(stream, Math.max(revision, this.#goneBy.get(stream) ?? -1));
  }

  /** Whether more of a stream was gone by than up to a revision. */
  hasMoreThan(stream: string, revision: number): boolean {
    return (this.#goneBy.get(stream) ?? -1) > revision;
  }

  /** A stream is being tried, until it is landed. */
  fly(stream: string): void {
    this.#flying.add(stream);
  }

  land(stream: string): void {
    this.#flying.delete(stream);
  }

  /** A stream for which it is time. */
  due(schedule: Schedule, now: number): string | undefined {
    for (const [stream, { parked, nextAt }] of this.#streams)
      if (!parked && !this.#flying.has(stream) && schedule.isDue(nextAt, now)) return stream;
    return undefined;
  }

  /** The stream whose last attempt is the oldest, of those that are still tried. */
  longestUntried(): string | undefined {
    let found: readonly [string, WaitingStream] | undefined;
    for (const each of this.#streams) {
      const [stream, { parked, triedAt }] = each;
      if (!parked && !this.#flying.has(stream) && (found === undefined || triedAt < found[1].triedAt))
        found = each;
    }
    return found?.[0];
  }

  /** How many of those that are still tried failed after an instant. */
  failedAfter(instant: number | null): number {
    const failed = ({ parked, triedAt, attempts }: WaitingStream): boolean =>
      !parked && attempts > 0 && (instant === null || triedAt > instant);
    return [...this.#streams.values()].filter(failed).length;
  }

  /** When the next is tried; nothing when none is. */
  get nextAt(): number | null {
    const times = [...this.#streams.values()].flatMap(({ parked, nextAt }) => (parked ? [] : [nextAt]));
    return times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other));
  }
}
