import type { StoredEvent } from '@elshi/event-store';
import type { Desk } from './desk.js';
import { nextOfStream, pageAfter, type ReadableLog } from './log-pages.js';

/** Events that are taken in at once. */
const TAKEN_IN = 32;

/** Takes in what comes next in the log. What waits is gone by, for it is read by its stream; whether there is more to look at. */
export async function lookAhead(log: ReadableLog, { window, waiting, webhook }: Desk): Promise<boolean> {
  const range = { after: window.scanned.position, filter: webhook.filter };
  const { events, end } = await pageAfter(log, range, TAKEN_IN);
  for (const { event, wanted } of events) {
    const { stream, revision, position, eventId } = event;
    if (wanted && !waiting.has(stream)) {
      window.add(event);
      continue;
    }
    window.pass({ position, eventId });
    if (wanted) waiting.goBy(stream, revision);
  }
  if (end !== undefined && end.position > window.scanned.position) window.pass(end);
  return end === undefined;
}

/** What a stream that waits goes on with from a revision on, of what was gone by. More may be gone by while the log is read. */
export async function nextWaiting(
  log: ReadableLog,
  { window, waiting, webhook }: Desk,
  stream: string,
  revision: number,
): Promise<StoredEvent | undefined> {
  for (let from = revision; ;) {
    const range = { from, upTo: window.scanned.position, filter: webhook.filter };
    const { next, seen } = await nextOfStream(log, stream, range);
    if (next !== undefined || !waiting.hasMoreThan(stream, seen)) return next;
    from = seen + 1;
  }
}
