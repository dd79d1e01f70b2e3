import type { Door } from '../door.js';
import type { WireLog } from '../log/wire-log.js';
import { refusalOf, type Refusal } from '../refusal.js';
import { chooserOf, type Choose } from './choosing.js';
import type { Consumer } from './consumer.js';
import type { GroupBook, GroupEntry } from './group-book.js';
import type { GroupMessage } from './group-message.js';
import { groupDropped, groupFull } from './group-refusals.js';
import { GroupSaving } from './group-saving.js';
import { GroupSource } from './group-source.js';
import { ParkedMessages } from './parked-messages.js';
import { ALL } from './system-streams.js';

/** What a consumer says of an event that it could not take. */
export type NackAction = 'retry' | 'park' | 'skip';

/** How often a group looks for answers overdue, and for progress to save. */
const TICK = 100;

/**
 * Gives the events of a stream, or of the log, to its consumers, each to one of them, and again until it is answered. Remembers in the log
 * up to where everything is settled; what is not may come twice, nothing is left out.
 */
export class Group {
  readonly parked: ParkedMessages;
  readonly consumers: Consumer[] = [];
  readonly source: GroupSource;
  readonly #choose: Choose;
  readonly #saving: GroupSaving;
  #attended: AbortController | undefined;
  #ended = false;
  #giving = false;
  #again = false;

  constructor(
    readonly entry: GroupEntry,
    private readonly door: Door,
    log: WireLog,
    book: GroupBook,
  ) {
    this.parked = new ParkedMessages(entry.name, log);
    this.source = new GroupSource(entry, door, this.parked, book.checkpointOf(entry.name));
    this.#choose = chooserOf(entry.settings.strategy);
    const fault = (error: unknown): void => void refusalOf(error, door.onFault);
    this.#saving = new GroupSaving(entry, book, this.source.progress, this.parked, fault);
  }

  /** Refuses when the group has as many consumers as it may, or is ending. */
  insistOnRoom(): void {
    if (this.#ended) {
      throw groupDropped(this.entry.name);
    }
    const { maxSubscriberCount } = this.entry.settings;
    if (maxSubscriberCount > 0 && this.consumers.length >= maxSubscriberCount) {
      throw groupFull(this.entry.name);
    }
  }

  /** Lets a consumer take part until its call ends. */
  join(consumer: Consumer): void {
    if (consumer.outlet.signal.aborted) {
      return;
    }
    this.consumers.push(consumer);
    consumer.outlet.signal.addEventListener('abort', () => this.#leave(consumer), { once: true });
    this.#attend();
    this.#give();
  }

  /** Settles events that a consumer has taken. */
  acknowledge(consumer: Consumer, ids: readonly string[]): void {
    this.#answered(consumer, ids).forEach((message) => this.#settle(message));
    this.#give();
  }

  /** Does with events what a consumer asks, who could not take them. */
  refuse(consumer: Consumer, ids: readonly string[], action: NackAction, reason: string): void {
    for (const message of this.#answered(consumer, ids)) {
      switch (action) {
        case 'retry':
          this.#retry(message);
          break;
        case 'park':
          void this.#park(message, reason);
          break;
        case 'skip':
          this.#settle(message);
      }
    }
    this.#give();
  }

  /** Gives out again what is parked, up to a number of the parked stream. */
  replayParked(stopAt: number): void {
    this.parked.replay(stopAt);
    this.#give();
  }

  /** Ends for good: lets the consumers go and saves what is settled. */
  async end(refusal: Refusal = groupDropped(this.entry.name)): Promise<void> {
    this.#ended = true;
    this.#drop(refusal);
    await this.#saving.save();
  }

  #drop(refusal: Refusal): void {
    [...this.consumers].forEach(({ outlet }) => outlet.fail(refusal));
  }

  /** Gives out what it can, then waits to be called again. */
  #give(): void {
    this.#again = true;
    if (!this.#giving) {
      this.#giving = true;
      void this.#giveAll();
    }
  }

  async #giveAll(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (this.#giveOne() || (await this.#load()));
      }
    } catch (error) {
      this.#drop(refusalOf(error, this.door.onFault));
    } finally {
      this.#giving = false;
    }
  }

  #giveOne(): boolean {
    if (!this.consumers.some(({ ready }) => ready)) {
      return false;
    }
    const anyOfThem = this.entry.settings.strategy === 'Pinned';
    const taken = this.source.queues.take(
      (message) => this.#free(message) && this.#choose(message, this.consumers),
      anyOfThem,
    );
    if (!taken) {
      return false;
    }
    const { messageTimeout } = this.entry.settings;
    const due = messageTimeout === 0 ? Infinity : Date.now() + messageTimeout;
    taken.by.give({ ...taken.message, due }, () => this.#give());
    return true;
  }

  /** Not while an event of the same id has no answer yet: nobody could tell the answers apart. */
  #free({ id }: GroupMessage): boolean {
    return !this.consumers.some(({ inFlight }) => inFlight.has(id));
  }

  /** Reads on when a consumer is ready and nothing is at hand. */
  async #load(): Promise<boolean> {
    const needed = this.source.queues.read === 0 && this.consumers.some(({ ready }) => ready);
    return needed && this.source.load();
  }

  #answered(consumer: Consumer, ids: readonly string[]): readonly GroupMessage[] {
    return ids.flatMap((id) => {
      const message = consumer.inFlight.get(id);
      consumer.inFlight.delete(id);
      return message ? [message] : [];
    });
  }

  #retry(message: GroupMessage): void {
    if (message.retries >= this.entry.settings.maxRetryCount) {
      void this.#park(message, 'It was given out as often as it may be.');
    } else {
      this.source.queues.again({ ...message, retries: message.retries + 1 });
    }
  }

  async #park(message: GroupMessage, reason: string): Promise<void> {
    try {
      await this.parked.park(message, reason);
      this.#settle(message);
    } catch (error) {
      // It could not be written: it stays with us.
      refusalOf(error, this.door.onFault);
      this.source.queues.again(message);
    }
  }

  #settle(message: GroupMessage): void {
    this.source.settle(message);
    this.#saving.saveWhenDue();
  }

  /** Looks after the group while it has consumers. */
  #attend(): void {
    if (!this.#attended) {
      this.#attended = new AbortController();
      const { signal } = this.#attended;
      const timer = setInterval(() => this.#tick(), TICK);
      signal.addEventListener('abort', () => clearInterval(timer), { once: true });
      void this.#watch(signal);
    }
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { stream } = this.entry.name;
    const { growth } = this.door;
    while (!signal.aborted) {
      await (stream === ALL ? growth.ofLog(signal) : growth.ofStream(stream, signal));
      this.#give();
    }
  }

  #tick(): void {
    const now = Date.now();
    for (const consumer of this.consumers) {
      const overdue = [...consumer.inFlight.values()].filter(({ due }) => due <= now);
      this.#answered(
        consumer,
        overdue.map(({ id }) => id),
      ).forEach((message) => this.#retry(message));
    }
    this.#saving.saveWhenDue();
    this.#give();
  }

  #leave(consumer: Consumer): void {
    const at = this.consumers.indexOf(consumer);
    if (at >= 0) {
      this.consumers.splice(at, 1);
      this.#answered(consumer, [...consumer.inFlight.keys()]).forEach((message) => this.#retry(message));
    }
    if (this.consumers.length === 0) {
      this.#attended?.abort();
      this.#attended = undefined;
      void this.#saving.save();
    }
    this.#give();
  }
}
