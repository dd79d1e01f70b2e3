import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Door } from '../door.js';
import { eventFilterOf } from '../event-filter.js';
import { LogFeed, StreamFeed, type Feed, type FeedStep } from '../feeds.js';
import { resolved } from '../links.js';
import { TOMBSTONE } from '../wire-event.js';
import type { ConsumerFor, Source } from '../../consuming/source.js';
import type { Consumer } from './consumer.js';
import type { GroupBook, GroupEntry } from './group-book.js';
import { type GroupMessage, messageOf } from './group-message.js';
import type { ParkedMessages } from './parked-messages.js';
import { GroupSaving } from './group-saving.js';
import { Progress } from './progress.js';
import { Queues } from './queues.js';
import { ALL, isOfGroups } from './system-streams.js';

/** Where the events of a group come from: what was parked and is replayed, then what it goes over. Knows what is settled, and keeps it in the log. */
export class GroupSource implements Source<GroupMessage, Consumer> {
  readonly queues = new Queues();
  readonly progress: Progress;
  readonly #feed: Feed;
  readonly #saving: GroupSaving;

  constructor(
    private readonly entry: GroupEntry,
    private readonly door: Door,
    readonly parked: ParkedMessages,
    book: GroupBook,
    onFault: (error: unknown) => void,
  ) {
    const checkpoint = book.checkpointOf(entry.name);
    this.progress = new Progress(checkpoint);
    this.#feed = feedFrom(checkpoint === undefined ? entry.begin : checkpoint + 1, entry, door);
    this.#saving = new GroupSaving(entry, book, this.progress, parked, onFault);
  }

  take(consumerFor: ConsumerFor<GroupMessage, Consumer>): ReturnType<Queues['take']> {
    return this.queues.take(consumerFor, this.entry.settings.strategy === 'Pinned');
  }

  async load(): Promise<boolean> {
    if (this.queues.read > 0) {
      return false;
    }
    const replayed = this.parked.take(this.entry.settings.resolveLinks);
    this.queues.replay(replayed);
    const page = replayed.length > 0 ? undefined : this.#feed.next();
    page?.steps.forEach((step) => this.#read(step));
    await nextTurn();
    return replayed.length > 0 || page !== undefined;
  }

  again(message: GroupMessage): void {
    this.queues.again(message);
  }

  settle({ place, parkedAt }: GroupMessage): void {
    if (parkedAt === undefined) {
      this.progress.settle(place);
    } else {
      this.parked.settle(parkedAt);
    }
  }

  async park(message: GroupMessage, reason: string): Promise<void> {
    await this.parked.park(message, reason);
    this.settle(message);
    this.saveWhenDue();
  }

  grown(signal: AbortSignal): Promise<void> {
    const { stream } = this.entry.name;
    const { growth } = this.door;
    return stream === ALL ? growth.ofLog(signal) : growth.ofStream(stream, signal);
  }

  saveWhenDue(): void {
    this.#saving.saveWhenDue();
  }

  save(): Promise<void> {
    return this.#saving.save();
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
      this.queues.add(messageOf(event.id, found, { place }));
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
