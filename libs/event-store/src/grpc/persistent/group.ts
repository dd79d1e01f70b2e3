import { ConsumerGroup } from '../../consuming/consumer-group.js';
import type { Door } from '../door.js';
import type { WireLog } from '../log/wire-log.js';
import { refusalOf, type Refusal } from '../refusal.js';
import type { Consumer } from './consumer.js';
import type { GroupBook, GroupEntry } from './group-book.js';
import type { GroupMessage } from './group-message.js';
import { groupDropped, groupFull } from './group-refusals.js';
import { GroupSource } from './group-source.js';
import { ParkedMessages } from './parked-messages.js';

/** A group over a stream, or over the log, that keeps what became of its events in streams of the log. */
export class Group {
  readonly parked: ParkedMessages;
  readonly source: GroupSource;
  readonly members: ConsumerGroup<GroupMessage, Consumer>;

  constructor(
    readonly entry: GroupEntry,
    door: Door,
    log: WireLog,
    book: GroupBook,
  ) {
    const onFault = (error: unknown): void => void refusalOf(error, door.onFault);
    this.parked = new ParkedMessages(entry.name, log);
    this.source = new GroupSource(entry, door, this.parked, book, onFault);
    this.members = new ConsumerGroup(entry.settings, this.source, { onFault });
  }

  get consumers(): readonly Consumer[] {
    return this.members.consumers;
  }

  /** Refuses when the group has as many consumers as it may, or is ending. */
  insistOnRoom(): void {
    if (this.members.ended) {
      throw groupDropped(this.entry.name);
    }
    const { maxSubscriberCount } = this.entry.settings;
    if (maxSubscriberCount > 0 && this.consumers.length >= maxSubscriberCount) {
      throw groupFull(this.entry.name);
    }
  }

  /** Gives out again what is parked, up to a number of the parked stream. */
  replayParked(stopAt: number): void {
    this.parked.replay(stopAt);
    this.members.wake();
  }

  /** Ends for good: lets the consumers go and saves what is settled. */
  end(refusal: Refusal = groupDropped(this.entry.name)): Promise<void> {
    return this.members.end(refusal);
  }
}
