import {
  type AppendOptions,
  type EventStore,
  EventStoreError,
  type EventToAppend,
  MAX_APPEND_BYTES,
  type LogHead,
  type Micros,
  type StoredEvent,
  type StreamAppend,
  WrongExpectedRevisionError,
} from '@elshi/event-store';
import { type Place, ScratchFile } from './scratch-file.js';

/** What acts are recorded in: the log, or a rehearsal over it. */
export type ActLog = Pick<EventStore, 'append' | 'readStream' | 'appendsTogether' | 'head'>;

type Rehearsed = Pick<EventStore, 'readStream' | 'head' | 'positionAt'>;

interface Continuation {
  /** Events that the stream had in the log when it was first continued. Later ones are not seen. */
  readonly base: number;
  readonly places: Place[];
}

/**
 * The log as it would stand if acts were recorded, without recording any: what is appended here is seen here only.
 *
 * Memory grows by some hundred bytes an event; the events themselves lie in a temporary file. Whether an id that a line
 * brings along stands elsewhere in the log shows only when it is written.
 */
export class Rehearsal implements ActLog {
  readonly appendsTogether = true;
  readonly #log: Rehearsed;
  readonly #scratch = new ScratchFile();
  readonly #continued = new Map<string, Continuation>();
  readonly #claimedIds = new Set<string>();
  #founding: boolean;
  #lastClaim: Micros;

  static async over(log: Rehearsed): Promise<Rehearsal> {
    return new Rehearsal(log, await log.head());
  }

  private constructor(log: Rehearsed, head: LogHead) {
    this.#log = log;
    this.#founding = head.founding;
    // Equal claims are known a microsecond apart, so the last claim is at most that much before the end of the log.
    this.#lastClaim = head.known - Number(head.position);
  }

  /** Appends here come in their order, so that what one follows is not looked at. */
  async append(
    appends: readonly StreamAppend[],
    options: AppendOptions = {},
  ): ReturnType<EventStore['append']> {
    const texts = appends.map(({ events }) => events.map((event) => JSON.stringify(event)));
    const bytes = texts.flat().reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    if (bytes > MAX_APPEND_BYTES)
      throw new EventStoreError('AppendTooLarge', 'The append is larger than 1 MiB.');
    for (const append of appends) this.#insistOnRevision(append);
    this.#claim(appends, options.claimedAt);
    const streams = appends.map(({ stream, expectedRevision }, at) => {
      const continuation = this.#continuation(stream, countOf(expectedRevision));
      continuation.places.push(...texts[at]!.map((text) => this.#scratch.add(text)));
      return { stream, revision: continuation.base + continuation.places.length - 1 };
    });
    return { outcome: 'created', streams, position: 0n, known: 0 };
  }

  /** It is always within reach. */
  async insistOnReach(): Promise<void> {}

  async *readStream(stream: string, from = 0): AsyncGenerator<StoredEvent> {
    const continuation = this.#continued.get(stream);
    if (continuation === undefined) {
      yield* this.#log.readStream(stream, from);
      return;
    }
    const { base, places } = continuation;
    if (from < base) {
      for await (const stored of this.#log.readStream(stream, from)) {
        if (stored.revision >= base) break;
        yield stored;
      }
    }
    for (let at = Math.max(0, from - base); at < places.length; at += 1) {
      const event = JSON.parse(this.#scratch.read(places[at]!)) as EventToAppend;
      yield { ...event, stream, revision: base + at, position: 0n, known: 0 };
    }
  }

  /** The end of the log below. */
  head(): Promise<LogHead> {
    return this.#log.head();
  }

  /** Of what stands in the log below. */
  positionAt(known: Micros): ReturnType<EventStore['positionAt']> {
    return this.#log.positionAt(known);
  }

  close(): void {
    this.#scratch.close();
  }

  #continuation(stream: string, base: number): Continuation {
    const found = this.#continued.get(stream);
    if (found !== undefined) return found;
    const continuation = { base, places: [] };
    this.#continued.set(stream, continuation);
    return continuation;
  }

  #insistOnRevision({ stream, expectedRevision }: StreamAppend): void {
    const found = this.#continued.get(stream);
    const actual = found && found.base + found.places.length - 1;
    if (actual !== undefined && actual + 1 !== countOf(expectedRevision))
      throw new WrongExpectedRevisionError(stream, expectedRevision, actual);
  }

  /** The rules of the log about claims, and about the ids that come with them. */
  #claim(appends: readonly StreamAppend[], claimedAt: Micros | undefined): void {
    if (claimedAt === undefined) {
      this.#founding = false;
      return;
    }
    if (!this.#founding)
      throw new EventStoreError('LogSealed', 'The log is sealed: it takes no claims any more.');
    if (claimedAt < this.#lastClaim)
      throw new EventStoreError('LogSealed', 'The claimed time is earlier than the last one.');
    const ids = appends.flatMap(({ events }) => events.map((event) => event.eventId));
    const taken = ids.find((id) => this.#claimedIds.has(id));
    if (taken !== undefined)
      throw new EventStoreError('WrongExpectedRevision', `Event ${taken} stands already.`);
    for (const id of ids) this.#claimedIds.add(id);
    this.#lastClaim = claimedAt;
  }
}

function countOf(expectedRevision: StreamAppend['expectedRevision']): number {
  return expectedRevision === 'none' ? 0 : expectedRevision + 1;
}
