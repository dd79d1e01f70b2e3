import { CommitSignal, EventStoreError } from '@elshi/event-store';
import { type KeptGroup, ViewsError } from '@elshi/read-models';
import { Group, type GroupEntry, type GroupParts } from './group.js';
import type {
  AnsweredDeliveries,
  DeliveredEvent,
  GroupCounts,
  GroupReport,
  ListPart,
  NewGroup,
  NoGroup,
  ParkedSubject,
  PartOf,
  Receiving,
  Refusing,
  SkippedEvent,
  Skipping,
} from './group-messages.js';

/** There are so many groups at most. */
export const MOST_GROUPS = 100;

/** What the groups of a node work with. */
export type GroupsParts = Omit<GroupParts, 'grown'>;

/** The groups of consumers of this node. What concerns a group that there is not gives nothing. */
export class Groups {
  readonly #parts: GroupParts;
  readonly #growth = new CommitSignal();
  readonly #groups: Map<string, Group>;
  #closed = false;

  constructor(parts: GroupsParts) {
    this.#parts = { ...parts, grown: (signal) => this.#growth.next(signal) };
    this.#groups = new Map(parts.kept.groups().map((kept) => [kept.name, new Group(kept, this.#parts)]));
  }

  /** Tells that the log has grown. */
  moved(): void {
    this.#growth.announce();
  }

  /** Makes a group. `exists` where there is one of that name, `too-many` where there are as many as there may be. */
  async make({
    name,
    from,
    ...settings
  }: NewGroup): Promise<GroupReport | 'exists' | 'too-many' | 'beyond-log'> {
    const { position: head } = await this.#parts.log.head();
    if (typeof from === 'bigint' && from > head) return 'beyond-log';
    const began = Number(from === 'start' ? 0n : from === 'now' ? head : from);
    const [last] = await this.#parts.log.readPositions([BigInt(began)]);
    const entry: GroupEntry = { settings, madeAt: this.#parts.now(), began };
    const seen = last === undefined ? { position: 0 } : { position: began, eventId: last.eventId };
    const kept: KeptGroup = { name, body: entry, checkpoint: began, seen };
    if (this.#groups.has(name)) return 'exists';
    if (this.#groups.size >= MOST_GROUPS) return 'too-many';
    const group = new Group(kept, this.#parts);
    return trying(() => {
      this.#parts.kept.make(kept);
      this.#groups.set(name, group);
      return group.report();
    });
  }

  /** All groups, by name. */
  list(): Promise<readonly GroupReport[]> {
    return this.#all((group) => group.report());
  }

  /** What metrics tell of each group. */
  counts(): Promise<readonly GroupCounts[]> {
    return this.#all((group) => group.counts());
  }

  find(name: string): Promise<GroupReport | undefined> {
    return this.#of(name, (group) => group.report());
  }

  /** Removes a group, and all that was kept of it. How it stood then. */
  async remove(name: string): Promise<GroupReport | undefined> {
    const group = this.#groups.get(name);
    if (group === undefined) return undefined;
    return trying(async () => {
      const report = await group.report();
      this.#groups.delete(name);
      await group.end();
      this.#parts.kept.remove(name);
      return report;
    });
  }

  /** Gives a consumer events as soon as there are any. */
  async receive(name: string, receiving: Receiving): Promise<readonly DeliveredEvent[] | NoGroup> {
    return (await this.#of(name, (group) => group.receive(receiving))) ?? 'unknown';
  }

  /** Takes back deliveries that never reached their consumer. */
  async giveBack(name: string, ids: readonly string[]): Promise<void> {
    await this.#of(name, (group) => group.giveBack(ids));
  }

  /** Settles deliveries. That is written when it resolves. */
  acknowledge(name: string, ids: readonly string[]): Promise<AnsweredDeliveries | undefined> {
    return this.#of(name, (group) => group.acknowledge(ids));
  }

  /** Does with deliveries what is asked. That is written when it resolves. */
  refuse(name: string, refusing: Refusing): Promise<AnsweredDeliveries | undefined> {
    return this.#of(name, (group) => group.refuse(refusing));
  }

  /** Subjects that wait at an event that nobody could take, in the order of the log. */
  parked(name: string, part: ListPart): Promise<PartOf<ParkedSubject> | undefined> {
    return this.#of(name, (group) => group.parked(part));
  }

  /** Events that were left out, in the order in which they were. */
  skipped(name: string, part: ListPart): Promise<PartOf<SkippedEvent> | undefined> {
    return this.#of(name, (group) => group.skipped(part));
  }

  /** Lets parked subjects be given out again, all or one. How many those are. */
  replay(name: string, subject?: string): Promise<number | undefined> {
    return this.#of(name, (group) => group.replay(subject));
  }

  /** Leaves out the event at which a subject is parked. False where it is not parked at that event. */
  skip(name: string, skipping: Skipping): Promise<boolean | undefined> {
    return this.#of(name, (group) => group.skip(skipping));
  }

  /** Lets all consumers go, saves what is settled, and lets go of the file. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([...this.#groups.values()].map((group) => group.end()));
    this.#parts.kept.close();
  }

  async #of<Answer>(
    name: string,
    work: (group: Group) => Answer | Promise<Answer>,
  ): Promise<Answer | undefined> {
    const group = this.#groups.get(name);
    return group && trying(() => work(group));
  }

  #all<Answer>(work: (group: Group) => Promise<Answer>): Promise<readonly Answer[]> {
    const groups = [...this.#groups.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
    return trying(() => Promise.all(groups.map(work)));
  }
}

/** What is kept of the groups is beside the log: where it cannot be read or written, that is told as of the log. */
async function trying<Answer>(work: () => Answer | Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ViewsError)) throw error;
    throw new EventStoreError('StoreUnavailable', error.message, { cause: error });
  }
}
