import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Door } from '../door.js';
import { eventFilterOf } from '../event-filter.js';
import { LogFeed, StreamFeed, type Feed, type FeedStep } from '../feeds.js';
import { resolved } from '../links.js';
import { TOMBSTONE } from '../wire-event.js';
import type { GroupEntry } from './group-book.js';
import type { GroupMessage } from './group-message.js';
import type { ParkedMessages } from './parked-messages.js';
import { Progress } from './progress.js';
import { Queues } from './queues.js';
import { ALL, isOfGroups } from './system-streams.js';

/** Where the events of a group come from: what was parked and is replayed, then what it goes over. Knows what is settled. */
export class GroupSource {
  readonly queues = new Queues();
  readonly progress: Progress;
  readonly #feed: Feed;

  constructor(
    private readonly entry: GroupEntry,
    private readonly door: Door,
    readonly parked: ParkedMessages,
    checkpoint: number | undefined,
  ) {
    this.progress = new Progress(checkpoint);
    this.#feed = feedFrom(checkpoint === undefined ? entry.begin : checkpoint + 1, entry, door);
  }

  /** Reads on, so that there is more to give out. False when there is nothing more, as of now. */
  async load(): Promise<boolean> {
    const replayed = this.parked.take(this.entry.settings.resolveLinks);
    this.queues.replay(replayed);
    const page = replayed.length > 0 ? undefined : this.#feed.next();
    page?.steps.forEach((step) => this.#read(step));
    await nextTurn();
    return replayed.length > 0 || page !== undefined;
  }

  /** Marks an event as one that nobody needs to see again. */
  settle({ place, parkedAt }: GroupMessage): void {
    if (parkedAt === undefined) {
      this.progress.settle(place);
    } else {
      this.parked.settle(parkedAt);
    }
  }

  #read(step: FeedStep): void {
    if (step.kind === 'checkpoint') {
      this.progress.pass(step.position);
      return;
    }
    const { event } = step;
    const ofLog = this.entry.name.stream === ALL;
    if (event.revision === TOMBSTONE && !ofLog) {
      return;
    }
    if (ofLog && isOfGroups(event.stream)) {
      return;
    }
    const place = ofLog ? event.position : event.revision;
    const found = resolved(event, this.entry.settings.resolveLinks, this.door.rows);
    this.progress.take(place);
    if (found.event) {
      this.queues.add({ id: event.id, resolved: found, place, retries: 0, due: 0 });
    } else {
      this.progress.settle(place);
    }
  }
}

/** The feed from a number of the stream, or a position of the log. */
function feedFrom(begin: number, { name: { stream }, filter }: GroupEntry, { rows, growth }: Door): Feed {
  return stream === ALL
    ? new LogFeed(begin - 1, rows, growth, filter && eventFilterOf(filter))
    : new StreamFeed(begin, stream, rows);
}
