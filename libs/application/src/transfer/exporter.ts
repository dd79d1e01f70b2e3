import {
  emptyLedger,
  type LedgerAct,
  postedForm,
  record,
  type RecordedEvent,
  type Subject,
  subjectText,
} from '@elshi/domain';
import type { EventStore, StoredEvent } from '@elshi/event-store';
import { instantOf } from '@elshi/projections';
import { decode, subjectOfStream } from '../codec.js';
import type { Body } from '../messages.js';
import { Exporter } from '../services.js';
import { streamOfSubject } from '../subject-streams.js';

/** Writes what is recorded as import lines, one act a line, in log order. */
export class LogExporter extends Exporter {
  readonly #store: EventStore;

  constructor(store: EventStore) {
    super();
    this.#store = store;
  }

  override async *lines(subject?: string): AsyncIterable<Body> {
    let act: StoredEvent[] = [];
    for await (const stored of this.#events(subject)) {
      if (act.length > 0 && act[0]!.metadata['actId'] !== stored.metadata['actId']) {
        yield* exported(act);
        act = [];
      }
      act.push(stored);
    }
    yield* exported(act);
  }

  async *#events(subject: string | undefined): AsyncIterable<StoredEvent> {
    if (subject === undefined) {
      yield* this.#store.readAll({ after: 0n });
      return;
    }
    yield* this.#store.readStream(streamOfSubject(subject));
  }
}

function* exported(stored: readonly StoredEvent[]): Iterable<Body> {
  const subject = stored[0] && subjectOfStream(stored[0].stream);
  if (subject !== undefined) yield exportLine(subject, stored.map(decode));
}

/**
 * One act as an import line: as posted, with its ids and what an importing instance keeps of the recording. Acts of one
 * append share their time.
 */
export function exportLine(subject: Subject, events: readonly RecordedEvent[]): Body {
  const entry: LedgerAct = record(emptyLedger(subject), events).acts[0]!;
  const { metadata, known } = events[0]!;
  const dependants = dependantsOf(entry);
  const data = { ...entry.act.data, ...(dependants.length > 0 && { dependants }) };
  return {
    subject: subjectText(subject),
    key: metadata.idempotencyKey ?? `act:${entry.actId}`,
    act: { ...postedForm(entry.act), data },
    eventIds: events.map((event) => event.eventId),
    recordedAt: instantOf(known),
    recordedBy: metadata.recordedBy,
    ...(metadata.causationId !== undefined && { causationId: metadata.causationId }),
    ...(metadata.source && { source: metadata.source }),
    ...(metadata.basis && { basis: metadata.basis }),
  };
}

/** What the caller had decided about dependants: the annulments that came with the act, and those kept. */
function dependantsOf(entry: LedgerAct): readonly Body[] {
  const own = entry.act.kind === 'AnnulAct' ? 1 : 0;
  const annulled = entry.events
    .filter((event) => event.type === 'ActAnnulled')
    .slice(own)
    .map((event) => ({ eventId: event.data['eventId'], action: 'ANNUL' }));
  return [...annulled, ...(entry.events[0]!.metadata.dependants ?? [])];
}
