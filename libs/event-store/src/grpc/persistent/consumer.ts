import type { ReadResp } from '@eventstore/db-client/generated/persistent_pb.js';
import { empty, recorded, type UuidForm } from '../encoding.js';
import type { Consumer as GroupConsumer } from '../../consuming/consumer.js';
import type { Outlet } from '../outlet.js';
import { persistent } from '../protocol.js';
import { refusalOf } from '../refusal.js';
import type { GroupMessage } from './group-message.js';

/** A consumer may have so many events without an answer, whatever it asks for. */
const MOST_SLOTS = 5000;

/** One of those who share the events of a group: a call that sends them. */
export class Consumer implements GroupConsumer<GroupMessage> {
  readonly #slots: number;
  /** Events given to it and not answered yet, by their ids. */
  readonly inFlight = new Map<string, GroupMessage>();
  #sending = 0;
  #total = 0;
  #measured = 0;

  constructor(
    /** Where it comes from, and what it calls itself. */
    readonly from: string,
    readonly connectionName: string,
    slots: number,
    private readonly form: UuidForm,
    private readonly outlet: Outlet<ReadResp>,
  ) {
    this.#slots = Math.min(Math.max(slots, 1), MOST_SLOTS);
  }

  get signal(): AbortSignal {
    return this.outlet.signal;
  }

  get totalItems(): number {
    return this.#total;
  }

  get freeSlots(): number {
    return this.#slots - this.inFlight.size;
  }

  /** Whether it takes another event: it has a free slot, and has taken what was sent before. */
  get ready(): boolean {
    return this.freeSlots > 0 && this.#sending === 0 && !this.signal.aborted;
  }

  /** Events given to it since this was last asked. */
  measure(): number {
    const since = this.#total - this.#measured;
    this.#measured = this.#total;
    return since;
  }

  /** Gives it an event; `room` is called when it could take another one. */
  give(message: GroupMessage, room: () => void): void {
    this.inFlight.set(message.id, message);
    this.#total += 1;
    this.#sending += 1;
    void this.outlet.send(answerOf(message, this.form)).then(() => {
      this.#sending -= 1;
      room();
    });
  }

  /** Ends its call. */
  drop(why: unknown): void {
    this.outlet.fail(refusalOf(why, () => undefined));
  }
}

function answerOf({ resolved: { event, link }, retries }: GroupMessage, form: UuidForm): ReadResp {
  const { ReadEvent } = persistent.ReadResp;
  const read = new ReadEvent();
  if (event) {
    read.setEvent(recorded(new ReadEvent.RecordedEvent(), event, form));
  }
  if (link) {
    read.setLink(recorded(new ReadEvent.RecordedEvent(), link, form));
  }
  const position = (link ?? event)?.position;
  if (position === undefined) {
    read.setNoPosition(empty());
  } else {
    read.setCommitPosition(String(position));
  }
  return new persistent.ReadResp().setEvent(read.setRetryCount(retries));
}
