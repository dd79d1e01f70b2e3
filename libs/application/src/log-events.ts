import type { EventStore, StoredEvent } from '@elshi/event-store';
import { streamOfSubject } from './subject-streams.js';

/** Which events of the log are looked at. */
export interface LogRange {
  readonly after: bigint;
  readonly upTo: bigint;
  /** As `officer/w01`. */
  readonly subject?: string | undefined;
}

/** Events in log order; those of one subject come from its stream, all others from the log. */
export async function* eventsOf(
  store: Pick<EventStore, 'readAll' | 'readStream'>,
  { after, upTo, subject }: LogRange,
): AsyncIterable<StoredEvent> {
  if (subject === undefined) {
    yield* store.readAll({ after, upTo });
    return;
  }
  for await (const stored of store.readStream(streamOfSubject(subject))) {
    if (stored.position > upTo) return;
    if (stored.position > after) yield stored;
  }
}
