import type { EventStore, StoredEvent } from '@elshi/event-store';
import { type Origin, recordedCloudEvent } from './cloud-events.js';
import { subjectTextOf } from './codec.js';
import type { FeedFilter, FeedQuestion } from './list-messages.js';
import { eventsOf } from './log-events.js';
import type { Checkpoint, LogIdentity, NotHeld } from './log-identity.js';
import type { Body, Clocks, FeedBody, FeedCount, ReadOutcome } from './messages.js';
import type { Moments } from './reading/moments.js';
import { type FeedItem, RecordedFeed } from './services.js';
import { streamOfSubject } from './subject-streams.js';

/** Events looked at for one page, so that a search for rare types ends, and goes on with the next page. */
const LOOKED_AT = 10_000;

function cloudEvent(stored: StoredEvent, origin: Origin): Body {
  return recordedCloudEvent(subjectTextOf(stored.stream), stored, origin);
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
  readonly #identity: LogIdentity;

  constructor(store: EventStore, moments: Moments, identity: LogIdentity) {
    super();
    this.#store = store;
    this.#moments = moments;
    this.#identity = identity;
  }

  /** A page of the feed, up to the head of the log unless `knownAt` limits it. */
  async read(asked: FeedQuestion): Promise<ReadOutcome<FeedBody>> {
    const moment = await this.#moments.ofLog(asked.clocks);
    if ('outcome' in moment) return moment;
    const fault = await this.#identity.notHeld(asked.after);
    if (fault !== undefined) return fault;
    const logId = await this.#identity.id();
    const page = await this.#page(asked, moment.position, { logId: logId ?? undefined, base: asked.base });
    return { outcome: 'found', body: { ...page, logId, meta: moment.meta } };
  }

  /** Up to `limit` items after a position, and the position to go on from while there may be more. */
  async #page({ after, limit, filter }: FeedQuestion, upTo: bigint, origin: Origin): Promise<FeedPage> {
    const items: Body[] = [];
    let last = after.position;
    let seen = 0;
    const range = { after: after.position, upTo, subject: filter.subject };
    for await (const stored of eventsOf(this.#store, range)) {
      if (items.length === limit || seen === LOOKED_AT) return { items, nextCursor: String(last) };
      if (passes(stored, filter)) items.push(cloudEvent(stored, origin));
      last = stored.position;
      seen += 1;
    }
    return { items, nextCursor: null };
  }

  /** How many events there are up to a position, or up to what is known at the clocks: by it a subscriber proves that he has all. */
  async count(clocks: Clocks, upTo?: bigint): Promise<ReadOutcome<FeedCount>> {
    const moment = await this.#moments.ofLog(clocks);
    if ('outcome' in moment) return moment;
    const fault = await this.#identity.notHeld({ position: upTo ?? 0n });
    if (fault !== undefined) return fault;
    const position = upTo === undefined || upTo > moment.position ? moment.position : upTo;
    const count = await this.#store.countBetween(0n, position);
    const logId = await this.#identity.id();
    return { outcome: 'found', body: { count, position: String(position), logId, meta: moment.meta } };
  }

  override notHeld(after: Checkpoint): Promise<NotHeld | undefined> {
    return this.#identity.notHeld(after);
  }

  override async *follow(
    after: bigint,
    filter: FeedFilter,
    signal: AbortSignal,
    base?: string,
  ): AsyncIterable<FeedItem> {
    const stream = filter.subject === undefined ? undefined : streamOfSubject(filter.subject);
    const options = { after, ...(stream !== undefined && { filter: { streamPrefixes: [stream] } }) };
    for await (const message of this.#store.subscribeAll(options, signal)) {
      if (message.kind !== 'events') continue;
      const origin = { logId: (await this.#identity.id()) ?? undefined, base };
      for (const stored of message.events) {
        if (passes(stored, filter) && (stream === undefined || stored.stream === stream)) {
          yield { position: stored.position, item: cloudEvent(stored, origin) };
        }
      }
    }
  }
}
