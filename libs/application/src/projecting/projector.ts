import type { StoredEvent } from '@elshi/event-store';
import type { Change, Checkpoint, RowChange, ViewsWriter } from '@elshi/read-models';
import { type TracedAppend, TracedAppends } from '../tracing/traced-appends.js';
import { concerns, type Projection, projections as allProjections } from '../views/projections.js';
import { GrowingLedgers } from './growing-ledgers.js';
import { appendsAfter, includes, type LogToProject } from './log-to-project.js';
import { type ParkedSelection, Parking, type Tried } from './parking.js';
import { retried } from './retrying.js';
import { taken } from './taking.js';

/** Events after which a batch is committed, at the end of the append that brings them. */
const BATCH_EVENTS = 1000;
/** From so many events on it is work in bulk. */
const BULK_EVENTS = 5000;

/** How far views are, and which appends came singly since they were before, of those whose trace is kept. */
export interface Reached extends Omit<Checkpoint, 'eventId'> {
  readonly traced?: readonly TracedAppend[];
}

/** Asks for a stop after the work at hand. */
type Stopping = Pick<AbortSignal, 'aborted'>;

/**
 * Brings views up to the log: whole appends, in batches of one transaction each. What a projection cannot take of a stream is
 * parked, and everything else goes on. After it has thrown, another one is to be made over the views.
 */
export class Projector {
  readonly #log: LogToProject;
  readonly #views: ViewsWriter;
  readonly #projections: readonly Projection[];
  readonly #ledgers: GrowingLedgers;
  readonly #parking: Parking;
  readonly #traced = new TracedAppends();
  #begun = false;

  constructor(log: LogToProject, views: ViewsWriter, projections: readonly Projection[] = allProjections) {
    this.#log = log;
    this.#views = views;
    this.#projections = projections;
    this.#ledgers = new GrowingLedgers(log);
    this.#parking = new Parking(views.parked());
  }

  /** Whether the views were made from this log: the last event they include stands in it, at its place. */
  async agrees(): Promise<boolean> {
    const { checkpoint } = this.#views;
    return checkpoint === undefined || includes(this.#log, checkpoint);
  }

  /**
   * Projects what the log holds by now, and tells after each batch how far it is. The first time, what was parked when the
   * views were opened is tried once more before. With a limit, the end of an append, it goes no further.
   */
  async catchUp(committed: (reached: Reached) => void, signal: Stopping, limit?: bigint): Promise<void> {
    if (!this.#begun) await this.retry({}, signal);
    this.#begun = true;
    const { position: head } = await this.#log.head();
    const upTo = limit === undefined || limit > head ? head : limit;
    const after = BigInt(this.#views.checkpoint?.position ?? 0);
    this.#ledgers.pace = upTo - after > BULK_EVENTS ? 'bulk' : 'step';
    let changes: Change[] = [];
    let events = 0;
    let last: StoredEvent | undefined;
    const commit = (): void => {
      if (last === undefined) return;
      const checkpoint = { position: Number(last.position), known: last.known, eventId: last.eventId };
      this.#views.commit([...changes, ...this.#parking.changes()], checkpoint);
      committed({ position: checkpoint.position, known: last.known, traced: this.#traced.committed() });
      changes = [];
      events = 0;
      last = undefined;
    };
    for await (const append of appendsAfter(this.#log, after, upTo)) {
      this.#traced.begins(append);
      changes.push(...(await this.#changesOf(append)));
      events += append.length;
      last = append.at(-1);
      if (events < BATCH_EVENTS) continue;
      commit();
      if (signal.aborted) return;
    }
    commit();
    this.#ledgers.pace = 'step';
  }

  /** Tries parked streams again, each in a transaction of its own; tells what became of each that was tried. */
  async retry(selection: ParkedSelection, signal: Stopping): Promise<readonly Tried[]> {
    const { checkpoint } = this.#views;
    if (checkpoint === undefined) return [];
    const all: Tried[] = [];
    const tools = { log: this.#log, ledgers: this.#ledgers, projections: this.#projections };
    for (const parked of this.#parking.selected(selection)) {
      if (signal.aborted) break;
      const { changes, tried } = await retried(parked, checkpoint, tools);
      if (tried.length === 0) continue;
      for (const each of tried) this.#parking.tried(each);
      this.#views.commit([...changes, ...this.#parking.changes()], checkpoint);
      all.push(...tried);
    }
    return all;
  }

  async #changesOf(append: readonly StoredEvent[]): Promise<readonly RowChange[]> {
    const changes: RowChange[] = [];
    for (const events of byStream(append)) changes.push(...(await this.#changesOfStream(events)));
    return changes;
  }

  /** What an append changes in the rows of one stream; where the stream is parked, it waits. */
  async #changesOfStream(append: readonly StoredEvent[]): Promise<readonly RowChange[]> {
    const { stream } = append[0]!;
    const parked = this.#parking.of(stream);
    this.#parking.waits(stream, append.length);
    const going = this.#projections.filter(
      (each) => concerns(each, stream) && !parked.some(({ projection }) => projection === each.name),
    );
    const changes: RowChange[] = [];
    const grow = this.#ledgers.grown.bind(this.#ledgers);
    for (const made of await taken(going, append, grow)) {
      if ('fault' in made) this.#parking.park(made.projection.name, append, made.fault);
      else changes.push(...made.changes);
    }
    return changes;
  }
}

function byStream(append: readonly StoredEvent[]): readonly (readonly StoredEvent[])[] {
  const streams = new Map<string, StoredEvent[]>();
  for (const event of append) {
    const events = streams.get(event.stream);
    if (events === undefined) streams.set(event.stream, [event]);
    else events.push(event);
  }
  return [...streams.values()];
}
