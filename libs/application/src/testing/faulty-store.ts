import {
  type Appended,
  type AppendOptions,
  EventStoreError,
  MemoryEventStore,
  type StreamAppend,
} from '@elshi/event-store';
import { growingClock } from './service.js';

/** What becomes of an append. */
export type Fate =
  /** It is written, and the answer comes. */
  | 'written'
  /** It is written, but no answer comes. */
  | 'answer-lost'
  /** It never arrives, and no answer comes. */
  | 'lost'
  /** The log cannot be written. */
  | 'unavailable'
  /** It waits until the test lets it go on. */
  | 'held';

/** A log in memory over a bad line: the next appends meet their fates, all later ones are written. */
export class FaultyStore extends MemoryEventStore {
  /** Whether the log is on a server that is known to be away. */
  away = false;
  /** Fates of the next appends. */
  readonly fates: Fate[] = [];
  /** Every append that was asked for. */
  readonly asked: (readonly StreamAppend[])[] = [];
  /** Called before an append meets its fate, once: as if another node wrote in between. */
  before: (() => Promise<unknown>) | undefined;
  readonly #held: (() => void)[] = [];

  constructor() {
    super({ clock: growingClock() });
  }

  /** Lets the appends that are held go on. */
  release(): void {
    for (const go of this.#held.splice(0)) go();
  }

  override async insistOnReach(): Promise<void> {
    if (this.away) throw new EventStoreError('StoreUnavailable', 'The log is out of reach.');
  }

  override async append(appends: readonly StreamAppend[], options?: AppendOptions): Promise<Appended> {
    this.asked.push(appends);
    const { before } = this;
    this.before = undefined;
    await before?.();
    switch (this.fates.shift() ?? 'written') {
      case 'written':
        return super.append(appends, options);
      case 'answer-lost':
        await super.append(appends, options);
        throw new EventStoreError('Timeout', 'No answer in time.');
      case 'lost':
        throw new EventStoreError('Timeout', 'No answer in time.');
      case 'unavailable':
        throw new EventStoreError('StoreUnavailable', 'The disk is full.');
      case 'held':
        await new Promise<void>((resolve) => this.#held.push(resolve));
        return super.append(appends, options);
    }
  }
}
