import type { RecordedEvent } from '@elshi/domain';
import type { StoredEvent } from '@elshi/event-store';
import type { Change, Checkpoint, ViewsWriter } from '@elshi/read-models';
import { decode } from '../codec.js';
import { auditChange, listChanges } from '../views/changes.js';
import { GrowingLedgers } from './growing-ledgers.js';
import { appendsAfter, type LogToProject } from './log-to-project.js';

/** Events after which a batch is committed, at the end of the append that brings them. */
const BATCH_EVENTS = 1000;
/** From so many events on it is work in bulk. */
const BULK_EVENTS = 5000;

/** An event that cannot be projected. It will not go away by itself. */
export class ProjectionError extends Error {
  constructor(event: StoredEvent, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `The event at position ${event.position} (${event.type}, number ${event.revision + 1} of ${event.stream}) ` +
        `cannot be projected: ${why}`,
      { cause },
    );
    this.name = 'ProjectionError';
  }
}

/** Brings views up to the log: whole appends, in batches of one transaction each. */
export class Projector {
  readonly #log: LogToProject;
  readonly #views: ViewsWriter;
  readonly #ledgers: GrowingLedgers;

  constructor(log: LogToProject, views: ViewsWriter) {
    this.#log = log;
    this.#views = views;
    this.#ledgers = new GrowingLedgers(log);
  }

  /** Whether the views were made from this log: the last event they include stands in it, at its place. */
  async agrees(): Promise<boolean> {
    const { checkpoint } = this.#views;
    if (checkpoint === undefined) return true;
    const [event] = await this.#log.readPositions([BigInt(checkpoint.position)]);
    return event?.eventId === checkpoint.eventId && event.known === checkpoint.known;
  }

  /**
   * Projects what the log holds by now, and tells after each batch how far it is. What stands before an event that cannot
   * be projected is kept; then that event is thrown, as a {@link ProjectionError}.
   */
  async catchUp(committed: (checkpoint: Checkpoint) => void, signal: AbortSignal): Promise<void> {
    const { position: upTo } = await this.#log.head();
    const after = BigInt(this.#views.checkpoint?.position ?? 0);
    this.#ledgers.pace = upTo - after > BULK_EVENTS ? 'bulk' : 'step';
    let changes: Change[] = [];
    let events = 0;
    let last: StoredEvent | undefined;
    const commit = (): void => {
      if (last === undefined) return;
      const checkpoint = { position: Number(last.position), known: last.known, eventId: last.eventId };
      this.#views.commit(changes, checkpoint);
      committed(checkpoint);
      changes = [];
      events = 0;
      last = undefined;
    };
    try {
      for await (const append of appendsAfter(this.#log, after, upTo)) {
        changes.push(...(await this.#changesOf(append)));
        events += append.length;
        last = append.at(-1);
        if (events < BATCH_EVENTS) continue;
        commit();
        if (signal.aborted) return;
      }
    } catch (error) {
      if (error instanceof ProjectionError) commit();
      throw error;
    }
    commit();
    this.#ledgers.pace = 'step';
  }

  async #changesOf(append: readonly StoredEvent[]): Promise<readonly Change[]> {
    const changes: Change[] = [];
    const byStream = new Map<string, RecordedEvent[]>();
    for (const stored of append) {
      const event = projecting(stored, () => decode(stored));
      changes.push(projecting(stored, () => auditChange(stored.stream, event)));
      byStream.set(stored.stream, [...(byStream.get(stored.stream) ?? []), event]);
    }
    for (const [stream, events] of byStream) {
      const ledger = await this.#ledgers.grown(stream, events);
      const stored = append.find((candidate) => candidate.stream === stream)!;
      if (ledger !== undefined) changes.push(...projecting(stored, () => listChanges(ledger, stored.known)));
    }
    return changes;
  }
}

function projecting<Made>(event: StoredEvent, make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new ProjectionError(event, error);
  }
}
