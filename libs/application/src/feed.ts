import type { EventStore, StoredEvent } from '@elshi/event-store';
import { recordedCloudEvent } from './cloud-events.js';
import { subjectTextOf } from './codec.js';
import type { FeedFilter } from './list-messages.js';
import { eventsOf } from './log-events.js';
import type { Body, Clocks, ListBody, ReadOutcome } from './messages.js';
import type { Moments } from './reading/moments.js';
import { type FeedItem, RecordedFeed } from './services.js';
import { streamOfSubject } from './subject-streams.js';

/** Events looked at for one page, so that a search for rare types ends, and goes on with the next page. */
const LOOKED_AT = 10_000;

function cloudEvent(stored: StoredEvent): Body {
  return recordedCloudEvent(subjectTextOf(stored.stream), stored);
}

/** Whether an event passes a filter of bare types and subject. */
function passes(stored: StoredEvent, filter: FeedFilter): boolean {
  return filter.types === undefined || filter.types.includes(stored.type);
}

interface FeedPage {
  readonly items: readonly Body[];
  readonly nextCursor: string | null;
}

/** The recorded feed, read from the log itself. */
export class LogFeed extends RecordedFeed {
  readonly #store: EventStore;
  readonly #moments: Moments;

  constructor(store: EventStore, moments: Moments) {
    super();
    this.#store = store;
    this.#moments = moments;
  }

  /** A page of the feed, up to the head of the log unless `knownAt` limits it. */
  async read(
    after: bigint,
    limit: number,
    filter: FeedFilter,
    clocks: Clocks,
  ): Promise<ReadOutcome<ListBody>> {
    const moment = await this.#moments.ofLog(clocks);
    if ('outcome' in moment) return moment;
    const page = await this.#page(after, limit, filter, moment.position);
    return { outcome: 'found', body: { ...page, meta: moment.meta } };
  }

  /** Up to `limit` items after a position, and the position to go on from while there may be more. */
  async #page(after: bigint, limit: number, filter: FeedFilter, upTo: bigint): Promise<FeedPage> {
    const items: Body[] = [];
    let last = after;
    let seen = 0;
    for await (const stored of eventsOf(this.#store, { after, upTo, subject: filter.subject })) {
      if (items.length === limit || seen === LOOKED_AT) return { items, nextCursor: String(last) };
      if (passes(stored, filter)) items.push(cloudEvent(stored));
      last = stored.position;
      seen += 1;
    }
    return { items, nextCursor: null };
  }

  override async *follow(after: bigint, filter: FeedFilter, signal: AbortSignal): AsyncIterable<FeedItem> {
    const stream = filter.subject === undefined ? undefined : streamOfSubject(filter.subject);
    const options = { after, ...(stream !== undefined && { filter: { streamPrefixes: [stream] } }) };
    for await (const message of this.#store.subscribeAll(options, signal)) {
      if (message.kind !== 'events') continue;
      for (const stored of message.events) {
        if (passes(stored, filter) && (stream === undefined || stored.stream === stream)) {
          yield { position: stored.position, item: cloudEvent(stored) };
        }
      }
    }
  }
}
