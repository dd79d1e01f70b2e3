import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ConsumerFor, EventStore, Source, StoredEvent } from '@elshi/event-store';
import type { KeptGroup, SeenEvent, SqliteGroups } from '@elshi/read-models';
import type { Delivery, ParkedAt } from './delivery.js';
import { KeptPlace } from './kept-place.js';
import { type Lane, Lanes } from './lanes.js';
import { concerns, type GroupSettings } from './settings.js';
import type { WaitingConsumer } from './waiting-consumer.js';

/** Events of the log looked at before other work gets its turn. */
const PAGE = 256;
/** Streams read on before other work gets its turn. */
const STREAMS_AT_ONCE = 64;

/** What a source of a group works with. */
export interface SourceParts {
  readonly log: Pick<EventStore, 'head' | 'readAll' | 'readStream'>;
  readonly kept: SqliteGroups;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves when the log grows, or the signal fires. */
  readonly grown: (signal: AbortSignal) => Promise<void>;
  readonly onFault: (error: unknown) => void;
}

/**
 * The events of the log for a group, of each stream one at a time: the next one is given out when the one before it is settled. A stream
 * that is parked waits, from the parked event on, until it is replayed; all other streams go on.
 *
 * Kept are a checkpoint, up to which everything is settled, and for each stream that is elsewhere how far it is. Of a stream no more is in
 * memory than the event that is next.
 */
export class OrderedSource implements Source<Delivery, WaitingConsumer> {
  readonly #parts: SourceParts;
  readonly #settings: GroupSettings;
  readonly #lanes = new Lanes();
  readonly #place: KeptPlace;
  /** Whether streams may be open that are in no lane yet. */
  #reopened = true;

  constructor(kept: KeptGroup, settings: GroupSettings, parts: SourceParts) {
    this.#parts = parts;
    this.#settings = settings;
    this.#place = new KeptPlace(kept, parts, () => this.#lanes.low);
  }

  /** Up to where everything is settled or parked, as it is written. */
  get checkpoint(): number {
    return this.#place.checkpoint;
  }

  /** The last event that was come by. */
  get seen(): SeenEvent {
    return this.#place.seen;
  }

  /** How many events wait before they are given out again. */
  get retrying(): number {
    return this.#lanes.delayed;
  }

  take(
    consumerFor: ConsumerFor<Delivery, WaitingConsumer>,
  ): { readonly message: Delivery; readonly by: WaitingConsumer } | undefined {
    const lane = this.#lanes.first(this.#parts.now());
    if (lane?.head === undefined) return undefined;
    const { stream, head: event, retries } = lane;
    const message = { id: randomUUID(), stream, event, retries, due: Infinity };
    const by = consumerFor(message);
    if (!by) return undefined;
    this.#lanes.lend(lane);
    return { message, by };
  }

  async load(): Promise<boolean> {
    const more = (await this.#readStreams()) || this.#openStreams() || (await this.#readLog());
    await nextTurn();
    return more;
  }

  again({ stream, event, retries }: Delivery): void {
    const lane = this.#laneOf(stream, event);
    if (lane === undefined) return;
    const delay = retries > lane.retries ? this.#settings.retryDelaySeconds * 1000 : 0;
    lane.retries = retries;
    this.#lanes.takeBack(lane, this.#parts.now() + delay);
  }

  settle({ stream, event }: Delivery): void {
    const lane = this.#laneOf(stream, event);
    if (lane === undefined) return;
    const { revision } = event;
    const position = Number(event.position);
    if (revision === lane.latest) this.#lanes.close(lane);
    else this.#lanes.advance(lane, revision + 1, position + 1);
    this.#place.keep(
      lane.kept
        ? { name: stream, state: 'open', revision: revision + 1, position }
        : { name: stream, state: 'settled', revision, position },
    );
  }

  /** Keeps, with what is saved next, that an event is left out. */
  noteSkipped(event: StoredEvent, reason: string, by: string): void {
    this.#place.noteSkipped(event, reason, by);
  }

  park(delivery: Delivery, reason: string): Promise<void> {
    // What fails is told to whoever waits for it.
    return Promise.resolve().then(() => this.#park(delivery, reason));
  }

  grown(signal: AbortSignal): Promise<void> {
    return this.#parts.grown(signal);
  }

  /** Lets what is parked be given out again, all of it or one stream. How many streams those are. */
  replay(stream?: string): number {
    this.#reopened = true;
    return this.#place.reopen(stream);
  }

  /** Leaves out the event at which a stream is parked, and goes on with the stream. */
  goBeyond(event: StoredEvent, reason: string, by: string): void {
    const { stream: name, revision } = event;
    this.#place.noteSkipped(event, reason, by);
    this.#place.keep({ name, state: 'open', revision: revision + 1, position: Number(event.position) });
    this.#place.commit();
    this.#reopened = true;
  }

  saveWhenDue(): void {
    this.#place.commitWhenDue();
  }

  save(): Promise<void> {
    this.#place.tryToCommit();
    return Promise.resolve();
  }

  /** Writes down everything that became of events. */
  commit(): void {
    this.#place.commit();
  }

  /** The stream goes on being in its lane until it is written that it waits. */
  #park({ stream, event, retries }: Delivery, reason: string): void {
    const lane = this.#laneOf(stream, event);
    if (lane === undefined) return;
    const { eventId, type, revision } = event;
    const body: ParkedAt = { eventId, type, reason, attempts: retries + 1, at: this.#parts.now() };
    this.#place.keepNow({ name: stream, state: 'parked', revision, position: Number(event.position), body });
    this.#lanes.close(lane);
  }

  /** The lane that an event stands at the head of: an answer to an older delivery has none. */
  #laneOf(stream: string, { revision }: StoredEvent): Lane | undefined {
    const lane = this.#lanes.of(stream);
    return lane?.head?.revision === revision ? lane : undefined;
  }

  /** Reads the next event of streams whose last one is settled; where there is none up to here, the stream is done with. */
  async #readStreams(): Promise<boolean> {
    const lanes = this.#lanes.unread(STREAMS_AT_ONCE);
    for (const lane of lanes) {
      const found = await this.#next(lane);
      if (found === undefined) this.#done(lane);
      else this.#lanes.read(lane, found);
    }
    return lanes.length > 0;
  }

  async #next({ stream, from }: Lane): Promise<StoredEvent | undefined> {
    for await (const event of this.#parts.log.readStream(stream, from)) {
      if (Number(event.position) > this.#place.last) return undefined;
      if (concerns(this.#settings, event)) return event;
    }
    return undefined;
  }

  /** What the log brings from here on is behind the checkpoint again. */
  #done(lane: Lane): void {
    const { stream: name, from, kept } = lane;
    if (kept) this.#place.keep({ name, state: 'settled', revision: from - 1, position: this.#place.last });
    this.#lanes.close(lane);
  }

  /** Takes up streams that were replayed, as there is room. */
  #openStreams(): boolean {
    const room = this.#settings.bufferSize - this.#lanes.size;
    if (!this.#reopened || room <= 0) return false;
    // Those in a lane already are among them, so that as many more are asked for.
    const open = this.#place
      .open(this.#lanes.size + room)
      .filter(({ name }) => !this.#lanes.has(name))
      .slice(0, room);
    for (const { name: stream, revision, position } of open)
      this.#lanes.open({ stream, from: revision, low: position, latest: Infinity, retries: 0, kept: true });
    this.#reopened = open.length > 0;
    return open.length > 0;
  }

  /** Reads on in the log, as there is room. */
  async #readLog(): Promise<boolean> {
    let looked = 0;
    if (this.#lanes.size >= this.#settings.bufferSize) return false;
    for await (const event of this.#parts.log.readAll({ after: BigInt(this.#place.last) })) {
      if (concerns(this.#settings, event)) this.#takeUp(event);
      this.#place.pass(event);
      looked += 1;
      if (looked === PAGE || this.#lanes.size >= this.#settings.bufferSize) break;
    }
    return looked > 0;
  }

  /** A stream that has a lane reads on by itself; one that is parked or open waits; what is settled comes no more. */
  #takeUp(event: StoredEvent): void {
    const { stream, revision } = event;
    const lane = this.#lanes.of(stream);
    if (lane !== undefined) {
      lane.latest = Math.max(lane.latest, revision);
      return;
    }
    const kept = this.#place.of(stream);
    if (kept !== undefined && (kept.state !== 'settled' || kept.revision >= revision)) return;
    this.#lanes.open({
      stream,
      from: revision,
      low: Number(event.position),
      latest: revision,
      retries: 0,
      kept: false,
      head: event,
    });
  }
}
