import { linkTo, resolved, targetOf } from '../links.js';
import type { WireLog } from '../log/wire-log.js';
import { metastreamOf } from '../wire-rows.js';
import { type GroupMessage, messageOf } from './group-message.js';
import type { GroupName } from './group-refusals.js';
import { Progress } from './progress.js';
import { bytesEvent, jsonEvent, note, parkedStreamOf } from './system-streams.js';

/** What a group parked: links in a system stream, until they are replayed and settled. */
export class ParkedMessages {
  readonly #stream: string;
  readonly #replayed = new Progress(undefined);
  #next = 0;
  /** Replay ends before this number. */
  #end = 0;

  constructor(
    name: GroupName,
    private readonly log: WireLog,
  ) {
    this.#stream = parkedStreamOf(name);
  }

  /** How many are parked, those under replay among them. */
  get count(): number {
    const { first, last } = this.#range();
    return Math.max(last - first + 1, 0);
  }

  /** Puts an event aside. Resolves when that is written. */
  park({ resolved: { event, link } }: GroupMessage, reason: string): Promise<void> {
    const parked = link ?? event;
    const data = parked ? linkTo(parked) : Buffer.alloc(0);
    const metadata = { added: new Date().toISOString(), reason };
    return note(this.log, this.#stream, bytesEvent('$>', data, metadata));
  }

  /** Lets what is parked now be taken again, up to a number of the parked stream. */
  replay(stopAt: number): void {
    const { first, last } = this.#range();
    this.#next = Math.max(this.#next, first);
    this.#end = Math.max(this.#end, Math.min(last, stopAt) + 1);
  }

  /** Some of what is to be replayed. */
  take(followLinks: boolean): readonly GroupMessage[] {
    if (this.#next >= this.#end) {
      return [];
    }
    const page = this.log.rows.ofStream(this.#stream, this.#next, this.#end - 1);
    this.#next = (page.at(-1)?.revision ?? this.#end) + 1;
    return page.flatMap((parked) => {
      this.#replayed.take(parked.revision);
      const target = targetOf(parked, this.log.rows);
      if (!target) {
        this.#replayed.settle(parked.revision);
        return [];
      }
      const found = resolved(target, followLinks, this.log.rows);
      return [messageOf(target.id, found, { place: -1, parkedAt: parked.revision })];
    });
  }

  settle(revision: number): void {
    this.#replayed.settle(revision);
  }

  /** Forgets what was replayed and settled. */
  async forgetSettled(): Promise<void> {
    const settled = this.#replayed.toSave();
    if (settled !== undefined) {
      await note(this.log, metastreamOf(this.#stream), jsonEvent('$metadata', { $tb: settled + 1 }));
    }
  }

  #range(): { readonly first: number; readonly last: number } {
    const state = this.log.rows.stateOf(this.#stream);
    return state.kind === 'there' ? state : { first: 0, last: -1 };
  }
}
