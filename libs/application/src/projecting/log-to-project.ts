import type { EventStore, StoredEvent } from '@elshi/event-store';
import type { Checkpoint } from '@elshi/read-models';

/** What a projector reads of the log. */
export type LogToProject = Pick<EventStore, 'head' | 'readAll' | 'readStream' | 'readPositions'>;

/** The log after a position, append by append: never a part of one. */
export function appendsAfter(
  log: LogToProject,
  after: bigint,
  upTo: bigint,
): AsyncIterable<readonly StoredEvent[]> {
  return appendsIn(log.readAll({ after, upTo }), upTo);
}

/** What appends brought to one stream, from one of its events on. The event is the first of its append. */
export function appendsToStream(
  log: Pick<LogToProject, 'readStream'>,
  stream: string,
  from: number,
  upTo: bigint,
): AsyncIterable<readonly StoredEvent[]> {
  return appendsIn(log.readStream(stream, from), upTo);
}

async function* appendsIn(
  events: AsyncIterable<StoredEvent>,
  upTo: bigint,
): AsyncIterable<readonly StoredEvent[]> {
  let append: StoredEvent[] = [];
  for await (const event of events) {
    if (event.position > upTo) break;
    // The events of one append, and no others, share their known time.
    if (append.length > 0 && append[0]!.known !== event.known) {
      yield append;
      append = [];
    }
    append.push(event);
  }
  if (append.length > 0) yield append;
}

/** Whether this is the log that views with such a checkpoint were made from: the event stands in it, at its place. */
export async function includes(
  log: Pick<LogToProject, 'readPositions'>,
  { position, known, eventId }: Checkpoint,
): Promise<boolean> {
  const [event] = await log.readPositions([BigInt(position)]);
  return event?.eventId === eventId && event.known === known;
}
