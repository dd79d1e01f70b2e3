import { instantOf } from '@elshi/projections';
import { ConsumerGroup, type EventStore, EventStoreError } from '@elshi/event-store';
import type { KeptGroup } from '@elshi/read-models';
import { subjectTextOf } from '../codec.js';
import { recordedCloudEvent } from '../cloud-events.js';
import { streamOfSubject } from '../subject-streams.js';
import { Consumers } from './consumers.js';
import type { Delivery } from './delivery.js';
import { parkedSubjects, skippedEvents } from './group-lists.js';
import type {
  AnsweredDeliveries,
  DeliveredEvent,
  GroupCounts,
  GroupReport,
  ListPart,
  NoGroup,
  ParkedSubject,
  PartOf,
  Receiving,
  Refusing,
  SkippedEvent,
  Skipping,
} from './group-messages.js';
import { OrderedSource, type SourceParts } from './ordered-source.js';
import type { LogIdentity } from '../log-identity.js';
import type { GroupSettings } from './settings.js';
import type { WaitingConsumer } from './waiting-consumer.js';

/** How a group is kept. */
export interface GroupEntry {
  readonly settings: GroupSettings;
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  /** Behind which position it began. */
  readonly began: number;
}

/** What a group works with. */
export interface GroupParts extends Omit<SourceParts, 'log'> {
  readonly log: Pick<
    EventStore,
    'head' | 'readAll' | 'readStream' | 'readPositions' | 'readEvent' | 'countBetween'
  >;
  /** Which log it is, and whether it holds what was come by. */
  readonly identity: Pick<LogIdentity, 'id' | 'notHeld'>;
}

/** A group of consumers over the log: what it is given and answered, and how it fares. */
export class Group {
  readonly name: string;
  readonly #entry: GroupEntry;
  readonly #parts: GroupParts;
  readonly #source: OrderedSource;
  readonly #members: ConsumerGroup<Delivery, WaitingConsumer>;
  readonly #consumers: Consumers;
  #verified = false;

  constructor(kept: KeptGroup, parts: GroupParts) {
    this.name = kept.name;
    this.#entry = kept.body as GroupEntry;
    this.#parts = parts;
    const { settings } = this.#entry;
    this.#source = new OrderedSource(kept, settings, parts);
    const { now, onFault } = parts;
    this.#members = new ConsumerGroup(
      {
        strategy: 'RoundRobin',
        messageTimeout: settings.ackTimeoutSeconds * 1000,
        maxRetryCount: settings.maxRetries,
      },
      this.#source,
      { now, onFault },
    );
    this.#consumers = new Consumers(this.#members, now);
  }

  /** Up to so many events, as soon as there are any. */
  async receive({
    consumer: name,
    most,
    wait,
    signal,
    base,
  }: Receiving): Promise<readonly DeliveredEvent[] | NoGroup> {
    const fault = await this.#fault();
    if (fault !== undefined) return fault;
    const consumer = this.#consumers.named(name);
    if (consumer === undefined) return 'full';
    const received = consumer.receive(most, wait * 1000, signal);
    this.#members.wake();
    const given = await received.catch((error: unknown) => {
      if (this.#members.ended) return 'unknown' as const;
      throw error;
    });
    consumer.lastSeen = this.#parts.now();
    if (given === 'unknown') return given;
    const logId = (await this.#parts.identity.id()) ?? undefined;
    return given.map(({ id, retries, event }) => ({
      deliveryId: id,
      attempt: retries + 1,
      event: recordedCloudEvent(subjectTextOf(event.stream), event, { logId, base }),
    }));
  }

  /** Takes back what never reached its consumer. */
  giveBack(ids: readonly string[]): void {
    for (const [consumer, held] of this.#consumers.holding(ids)) this.#members.giveBack(consumer, held);
  }

  /** Settles events for good: it is written when this returns. */
  acknowledge(ids: readonly string[]): AnsweredDeliveries {
    const held = this.#consumers.holding(ids);
    for (const [consumer, own] of held) this.#members.acknowledge(consumer, own);
    this.#source.commit();
    return answeredOf(ids, held);
  }

  /** Does with events what is asked: it is written when this resolves. */
  async refuse({ ids, action, reason, by }: Refusing): Promise<AnsweredDeliveries> {
    const held = this.#consumers.holding(ids);
    for (const [consumer, own] of held) {
      if (action === 'skip') this.#noteSkipped(consumer, own, reason, by);
      await this.#members.refuse(consumer, own, action, reason);
    }
    this.#source.commit();
    return answeredOf(ids, held);
  }

  /** Subjects that wait, in the order of the log. */
  parked(part: ListPart): Promise<PartOf<ParkedSubject>> {
    return parkedSubjects(this.name, this.#entry.settings, this.#parts, part);
  }

  /** Events that were left out, in the order in which they were. */
  skipped(part: ListPart): PartOf<SkippedEvent> {
    return skippedEvents(this.name, this.#parts, part);
  }

  /** Lets parked subjects be given out again, all or one, each from its parked event on. How many those are. */
  replay(subject?: string): number {
    const replayed = this.#source.replay(subject === undefined ? undefined : streamOfSubject(subject));
    this.#members.wake();
    return replayed;
  }

  /** Leaves out the event at which a subject is parked; those after it are given out. False where it is not parked at that event. */
  async skip({ subject, eventId, reason, by }: Skipping): Promise<boolean> {
    const event = await this.#parts.log.readEvent(eventId);
    const stream = streamOfSubject(subject);
    const kept = this.#parts.kept.stream(this.name, stream);
    if (event?.stream !== stream || kept?.state !== 'parked' || kept.revision !== event.revision)
      return false;
    this.#source.goBeyond(event, reason, by);
    this.#members.wake();
    return true;
  }

  async report(): Promise<GroupReport> {
    const { settings, madeAt, began } = this.#entry;
    const { kept, log } = this.#parts;
    const { position: head } = await log.head();
    return {
      ...(await this.counts()),
      ...settings,
      madeAt: instantOf(madeAt * 1000),
      began: String(began),
      checkpoint: String(this.#source.checkpoint),
      head: String(head),
      retrying: this.#source.retrying,
      replaying: kept.count(this.name, 'open'),
      skipped: kept.countSkipped(this.name),
      consumers: this.#consumers.all.map(({ name, inFlight, lastSeen }) => ({
        name,
        inFlight: inFlight.size,
        lastSeenAt: instantOf(lastSeen * 1000),
      })),
    };
  }

  async counts(): Promise<GroupCounts> {
    const { kept, log } = this.#parts;
    const { position: head } = await log.head();
    return {
      name: this.name,
      lag: await log.countBetween(BigInt(this.#source.checkpoint), head),
      inFlight: this.#consumers.all.reduce((sum, { inFlight }) => sum + inFlight.size, 0),
      parked: kept.count(this.name, 'parked'),
    };
  }

  /** Lets the consumers go and saves what is settled. */
  async end(): Promise<void> {
    await this.#members.end(new EventStoreError('Closed', 'The group has ended.'));
  }

  /** Why the group cannot go on where it was: the log does not hold what it had come by. */
  async #fault(): Promise<NoGroup | undefined> {
    if (this.#verified) return undefined;
    const { position, eventId } = this.#source.seen;
    const checkpoint = { position: BigInt(position), ...(eventId !== undefined && { eventId }) };
    const fault = await this.#parts.identity.notHeld(checkpoint);
    if (fault !== undefined) return fault.outcome;
    this.#verified = true;
    return undefined;
  }

  #noteSkipped({ inFlight }: WaitingConsumer, ids: readonly string[], reason: string, by: string): void {
    for (const id of ids) {
      const delivery = inFlight.get(id);
      if (delivery !== undefined) this.#source.noteSkipped(delivery.event, reason, by);
    }
  }
}

function answeredOf(
  ids: readonly string[],
  held: ReadonlyMap<WaitingConsumer, readonly string[]>,
): AnsweredDeliveries {
  const answered = new Set([...held.values()].flat());
  return { answered: answered.size, unknown: [...new Set(ids)].filter((id) => !answered.has(id)) };
}
