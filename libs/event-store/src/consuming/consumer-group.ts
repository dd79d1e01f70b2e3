import { chooserOf, type Choose, type Strategy } from './choosing.js';
import type { Consumer } from './consumer.js';
import type { Message } from './message.js';
import type { Source } from './source.js';

/** What a consumer says of an event that it could not take. */
export type NackAction = 'retry' | 'park' | 'skip';

/** How a group treats its consumers. */
export interface GroupRules {
  readonly strategy: Strategy;
  /** Milliseconds after which an event that was not answered is given out again; 0 for never. */
  readonly messageTimeout: number;
  /** How often an event is given out again; then it is parked. */
  readonly maxRetryCount: number;
}

/** What surrounds a group. */
export interface GroupSurroundings {
  /** Milliseconds by a clock; that of the machine where none is given. */
  readonly now?: () => number;
  /** Told of what went wrong. */
  readonly onFault: (error: unknown) => void;
}

/** How often a group looks for answers overdue, and for progress to save. */
const TICK = 100;

/**
 * Gives the events of a source to its consumers, each to one of them, and again until it is answered. What is settled the source remembers;
 * what is not may come twice, nothing is left out. Which event may be given out when is the source's to say.
 */
export class ConsumerGroup<M extends Message, C extends Consumer<M>> {
  readonly consumers: C[] = [];
  readonly #rules: GroupRules;
  readonly #source: Source<M, C>;
  readonly #now: () => number;
  readonly #onFault: (error: unknown) => void;
  readonly #choose: Choose;
  #attended: AbortController | undefined;
  #ended = false;
  #giving = false;
  #round: Promise<void> = Promise.resolve();
  #again = false;

  constructor(rules: GroupRules, source: Source<M, C>, { now, onFault }: GroupSurroundings) {
    this.#rules = rules;
    this.#source = source;
    this.#now = now ?? Date.now;
    this.#onFault = onFault;
    this.#choose = chooserOf(rules.strategy);
  }

  /** Whether it has ended, or is ending: nobody joins it any more. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Lets a consumer take part until its signal fires. */
  join(consumer: C): void {
    if (consumer.signal.aborted) {
      return;
    }
    this.consumers.push(consumer);
    consumer.signal.addEventListener('abort', () => this.#leave(consumer), { once: true });
    this.#attend();
    this.wake();
  }

  /** Settles events that a consumer has taken. Gives those that it had; what it did not have is left out. */
  acknowledge(consumer: C, ids: readonly string[]): readonly M[] {
    const answered = this.#answered(consumer, ids);
    answered.forEach((message) => this.#settle(message));
    this.wake();
    return answered;
  }

  /** Does with events what a consumer asks, who could not take them. Resolves with those that it had when what is parked is written. */
  async refuse(
    consumer: C,
    ids: readonly string[],
    action: NackAction,
    reason: string,
  ): Promise<readonly M[]> {
    const answered = this.#answered(consumer, ids);
    const parking: Promise<void>[] = [];
    for (const message of answered) {
      switch (action) {
        case 'retry':
          parking.push(this.#retry(message));
          break;
        case 'park':
          parking.push(this.#park(message, reason));
          break;
        case 'skip':
          this.#settle(message);
      }
    }
    this.wake();
    await Promise.all(parking);
    return answered;
  }

  /** Takes back events that never reached the consumer: they are given out again, and that is no retry. */
  giveBack(consumer: C, ids: readonly string[]): void {
    this.#answered(consumer, ids).forEach((message) => this.#source.again(message));
    this.wake();
  }

  /** Gives out what it can, then waits to be called again. */
  wake(): void {
    this.#again = true;
    if (!this.#giving) {
      this.#giving = true;
      this.#round = this.#giveAll();
    }
  }

  /** Resolves when it has given out what it could, as of now. */
  given(): Promise<void> {
    return this.#round;
  }

  /** Ends for good: lets the consumers go and saves what is settled. */
  async end(why: unknown): Promise<void> {
    this.#ended = true;
    this.#drop(why);
    this.#attended?.abort();
    await this.#source.save();
  }

  #drop(why: unknown): void {
    [...this.consumers].forEach((consumer) => consumer.drop(why));
  }

  async #giveAll(): Promise<void> {
    try {
      while (this.#again) {
        this.#again = false;
        while (this.#giveOne() || (await this.#load()));
      }
    } catch (error) {
      this.#onFault(error);
      this.#drop(error);
    } finally {
      this.#giving = false;
    }
  }

  #giveOne(): boolean {
    if (this.#ended || !this.consumers.some(({ ready }) => ready)) {
      return false;
    }
    const taken = this.#source.take(
      (message) => this.#free(message) && this.#choose(message, this.consumers),
    );
    if (!taken) {
      return false;
    }
    const { messageTimeout } = this.#rules;
    const due = messageTimeout === 0 ? Infinity : this.#now() + messageTimeout;
    taken.by.give({ ...taken.message, due }, () => this.wake());
    return true;
  }

  /** Not while an event of the same id has no answer yet: nobody could tell the answers apart. */
  #free({ id }: M): boolean {
    return !this.consumers.some(({ inFlight }) => inFlight.has(id));
  }

  /** Reads on when a consumer is ready. */
  async #load(): Promise<boolean> {
    return !this.#ended && this.consumers.some(({ ready }) => ready) && this.#source.load();
  }

  #answered(consumer: C, ids: readonly string[]): readonly M[] {
    return ids.flatMap((id) => {
      const message = consumer.inFlight.get(id);
      consumer.inFlight.delete(id);
      return message ? [message] : [];
    });
  }

  async #retry(message: M): Promise<void> {
    if (message.retries >= this.#rules.maxRetryCount) {
      await this.#park(message, 'It was given out as often as it may be.');
    } else {
      this.#source.again({ ...message, retries: message.retries + 1 });
    }
  }

  async #park(message: M, reason: string): Promise<void> {
    try {
      await this.#source.park(message, reason);
    } catch (error) {
      // It could not be written: it stays with us.
      this.#onFault(error);
      this.#source.again(message);
    }
  }

  #settle(message: M): void {
    this.#source.settle(message);
    this.#source.saveWhenDue();
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
    while (!signal.aborted) {
      await this.#source.grown(signal);
      this.wake();
    }
  }

  #tick(): void {
    const now = this.#now();
    for (const consumer of this.consumers) {
      const overdue = [...consumer.inFlight.values()].filter(({ due }) => due <= now);
      this.#answered(
        consumer,
        overdue.map(({ id }) => id),
      ).forEach((message) => void this.#retry(message));
    }
    this.#source.saveWhenDue();
    this.wake();
  }

  #leave(consumer: C): void {
    const at = this.consumers.indexOf(consumer);
    if (at >= 0) {
      this.consumers.splice(at, 1);
      this.#answered(consumer, [...consumer.inFlight.keys()]).forEach((message) => void this.#retry(message));
    }
    if (this.consumers.length === 0) {
      this.#attended?.abort();
      this.#attended = undefined;
      void this.#source.save();
    }
    this.wake();
  }
}
