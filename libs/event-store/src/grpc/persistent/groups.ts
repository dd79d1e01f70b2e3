import type { Door } from '../door.js';
import { writable } from '../door.js';
import { eventFilterOf } from '../event-filter.js';
import type { WireLog } from '../log/wire-log.js';
import { unavailable } from '../refusal.js';
import { Group } from './group.js';
import { GroupBook, keyOf, type GroupEntry } from './group-book.js';
import { groupExists, groupMissing, type GroupName } from './group-refusals.js';
import type { GroupDescription } from './group-settings.js';
import { ALL } from './system-streams.js';

/** The groups of a log that may be written. Where it may only be read there are none. */
export class Groups {
  readonly #groups = new Map<string, Group>();
  readonly #book: GroupBook | undefined;
  /** Changes are made one after the other. */
  #changing: Promise<unknown> = Promise.resolve();

  constructor(private readonly door: Door) {
    const { log } = door;
    this.#book = log && new GroupBook(log);
    if (log) {
      this.#book?.entries().forEach((entry) => this.#start(entry, log));
    }
  }

  find(name: GroupName): Group {
    const group = this.#groups.get(keyOf(name));
    if (!group) {
      throw groupMissing(name);
    }
    return group;
  }

  /** Those of a stream, or all. */
  list(stream?: string): readonly Group[] {
    const groups = [...this.#groups.values()];
    return stream === undefined ? groups : groups.filter(({ entry }) => entry.name.stream === stream);
  }

  create({ name, settings, startFrom, filter }: GroupDescription): Promise<void> {
    return this.#change(async (log, book) => {
      if (this.#groups.has(keyOf(name))) {
        throw groupExists(name);
      }
      if (filter) {
        eventFilterOf(filter);
      }
      const begin = this.#beginOf(name.stream, startFrom);
      const entry = { name, settings, startFrom, begin, ...(filter && { filter }) };
      await book.keep(entry);
      this.#start(entry, log);
    });
  }

  /** Changes a group. Its consumers are let go; it goes on where it was. */
  update({ name, settings, startFrom }: GroupDescription): Promise<void> {
    return this.#change(async (log, book) => {
      const { entry } = this.find(name);
      const begin = startFrom === entry.startFrom ? entry.begin : this.#beginOf(name.stream, startFrom);
      const changed = { ...entry, settings, startFrom, begin };
      await book.keep(changed);
      await this.find(name).end();
      this.#start(changed, log);
    });
  }

  remove(name: GroupName): Promise<void> {
    return this.#change(async (_log, book) => {
      const group = this.find(name);
      this.#groups.delete(keyOf(name));
      await group.end();
      await book.remove(name);
    });
  }

  /** Lets all consumers go; the groups go on where they were. */
  restart(): Promise<void> {
    return this.#change(async (log) => {
      for (const group of this.list()) {
        await group.end();
        this.#start(group.entry, log);
      }
    });
  }

  /** Lets all consumers go and saves what is settled. */
  async close(): Promise<void> {
    await this.#changing.catch(() => undefined);
    await Promise.all(this.list().map((group) => group.end(unavailable('The server is closing.'))));
  }

  #start(entry: GroupEntry, log: WireLog): void {
    const book = this.#book ?? new GroupBook(log);
    this.#groups.set(keyOf(entry.name), new Group(entry, this.door, log, book));
  }

  #beginOf(stream: string, place: GroupDescription['startFrom']): number {
    const { rows } = this.door;
    if (typeof place === 'number') {
      return place;
    }
    if (stream === ALL) {
      return place === 'end' ? rows.head() + 1 : 1;
    }
    const state = rows.stateOf(stream);
    return place === 'end' && 'last' in state ? state.last + 1 : 0;
  }

  async #change(work: (log: WireLog, book: GroupBook) => Promise<void>): Promise<void> {
    const log = writable(this.door);
    const before = this.#changing.catch(() => undefined);
    const change = before.then(() => work(log, this.#book ?? new GroupBook(log)));
    this.#changing = change;
    await change;
  }
}
