import type { EventStore, StoredEvent } from '@elshi/event-store';

/** What a projector reads of the log. */
export type LogToProject = Pick<EventStore, 'head' | 'readAll' | 'readStream' | 'readPositions'>;

/** The log after a position, append by append: never a part of one. */
export async function* appendsAfter(
  log: LogToProject,
  after: bigint,
  upTo: bigint,
): AsyncIterable<readonly StoredEvent[]> {
  let append: StoredEvent[] = [];
  for await (const event of log.readAll({ after, upTo })) {
    // The events of one append, and no others, share their known time.
    if (append.length > 0 && append[0]!.known !== event.known) {
      yield append;
      append = [];
    }
    append.push(event);
  }
  if (append.length > 0) yield append;
}
