import type { EventStore, StoredEvent } from '@elshi/event-store';
import type { FeedFilter } from '../list-messages.js';
import { eventsOf } from '../log-events.js';
import { streamOfSubject } from '../subject-streams.js';
import type { Mark } from './webhook.js';
import { markOf } from './window.js';

/** Events looked at for one page, so that a search for rare types holds nobody up. */
const LOOKED_AT = 2000;

export type ReadableLog = Pick<EventStore, 'readAll' | 'readStream' | 'head' | 'readPositions'>;

/** A piece of the log: each event that was looked at, and whether it was asked for. */
interface Page {
  readonly events: readonly { readonly event: StoredEvent; readonly wanted: boolean }[];
  /** Where the log ends, when all of it was looked at. */
  readonly end?: Mark;
}

/** Whether an event is asked for. */
function isWanted(event: StoredEvent, { types, subject }: FeedFilter): boolean {
  return (
    (types === undefined || types.includes(event.type)) &&
    (subject === undefined || event.stream === streamOfSubject(subject))
  );
}

/** What comes after a position: up to so many events that are wanted. */
export async function pageAfter(
  log: ReadableLog,
  { after, upTo, filter }: { readonly after: bigint; readonly upTo?: bigint; readonly filter: FeedFilter },
  most: number,
): Promise<Page> {
  const end = upTo ?? (await log.head()).position;
  const events: { event: StoredEvent; wanted: boolean }[] = [];
  let wanted = 0;
  for await (const event of eventsOf(log, { after, upTo: end, subject: filter.subject })) {
    const isOne = isWanted(event, filter);
    events.push({ event, wanted: isOne });
    if (isOne) wanted += 1;
    if (wanted === most || events.length === LOOKED_AT) return { events };
  }
  const last = events.at(-1)?.event;
  return { events, end: last?.position === end ? markOf(last) : { position: end, eventId: null } };
}

/** The first wanted event of a stream from a revision on, up to a position; and the last revision that was looked at. */
export async function nextOfStream(
  log: ReadableLog,
  stream: string,
  { from, upTo, filter }: { readonly from: number; readonly upTo: bigint; readonly filter: FeedFilter },
): Promise<{ readonly next: StoredEvent | undefined; readonly seen: number }> {
  let seen = from - 1;
  for await (const event of log.readStream(stream, from)) {
    if (event.position > upTo) break;
    if (isWanted(event, filter)) return { next: event, seen: event.revision };
    seen = event.revision;
  }
  return { next: undefined, seen };
}

/** The place at a position, with the event there. */
export async function markAt(log: ReadableLog, position: bigint): Promise<Mark> {
  const [event] = position === 0n ? [] : await log.readPositions([position]);
  return event === undefined ? { position, eventId: null } : markOf(event);
}

/** Whether a place is one of this log: not beyond its end, and with the event that stood there. */
export async function isOfLog(log: ReadableLog, { position, eventId }: Mark): Promise<boolean> {
  const { position: end } = await log.head();
  if (position > end) return false;
  return eventId === null || (await markAt(log, position)).eventId === eventId;
}
