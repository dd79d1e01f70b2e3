import { setImmediate as nextTurn } from 'node:timers/promises';
import { emptyLedger, ledgerAfter, record, type RecordedEvent, type Subject } from '@elshi/domain';
import type { EventStore, StoredEvent } from '@elshi/event-store';
import type { CalendarDate } from '@elshi/law';
import { mayBeRetroactive, type Retroactivity, retroactivity } from '@elshi/projections';
import { noticeCloudEvent } from '../cloud-events.js';
import { decode, subjectOfStream, subjectTextOf, UnreadableEvent } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { NoticeFilter } from '../list-messages.js';
import { eventsOf } from '../log-events.js';
import type { Body, Clocks, Incomplete, ListBody, ReadOutcome } from '../messages.js';
import { alsoIncomplete, unreadable } from './completeness.js';
import type { Moments } from './moments.js';

/** Events looked at for one page, so that a search for the few that are late ends, and goes on with the next page. */
const LOOKED_AT = 10_000;
/** Recorded events that the acts of one page are judged by, so that long careers do not keep others waiting: a page may hold fewer notices. */
const READ = 50_000;

/** Tells on which civil day an instant falls, in microseconds. */
export type DayOf = (instant: number) => CalendarDate;

/** An act judged by so many events, and the notice of it where there is one. */
interface Judged {
  readonly read: number;
  readonly notice?: Body;
}

type LogToRead = Pick<EventStore, 'readAll' | 'readStream'>;

/** Notices of retroactivity: each made from the log alone, by what its subject was just before an act and just after it. */
export class NoticeReads {
  readonly #log: LogToRead;
  readonly #moments: Moments;
  readonly #ledgers: Ledgers;

  constructor(log: LogToRead, moments: Moments, ledgers: Ledgers) {
    this.#log = log;
    this.#moments = moments;
    this.#ledgers = ledgers;
  }

  /** In the order of the log, after a position; up to its head unless `knownAt` limits it. */
  async page(
    after: bigint,
    limit: number,
    { subject }: NoticeFilter,
    clocks: Clocks,
    dayOf: DayOf,
  ): Promise<ReadOutcome<ListBody>> {
    const moment = await this.#moments.ofLog(clocks);
    if ('outcome' in moment) return moment;
    const items: Body[] = [];
    const unread: Incomplete[] = [];
    const body = (nextCursor: string | null): ReadOutcome<ListBody> => ({
      outcome: 'found',
      body: { items, nextCursor, meta: alsoIncomplete(moment.meta, unread) },
    });
    let last = after;
    let [seen, read] = [0, 0];
    for await (const stored of eventsOf(this.#log, { after, upTo: moment.position, subject })) {
      if (items.length === limit || seen === LOOKED_AT || read > READ) return body(String(last));
      const found = await this.#noticeOf(stored, dayOf);
      if (found instanceof UnreadableEvent) unread.push(unreadable('actFates', found));
      else if (found !== undefined) {
        read += found.read;
        if (found.notice !== undefined) items.push(found.notice);
      }
      last = stored.position;
      seen += 1;
    }
    return body(null);
  }

  /** One for an act, by its first event. */
  async #noticeOf(stored: StoredEvent, dayOf: DayOf): Promise<Judged | undefined | UnreadableEvent> {
    try {
      const event = decode(stored);
      if (event.metadata.actId !== event.eventId) return undefined;
      const subject = subjectOfStream(stored.stream);
      const recordedOn = dayOf(event.known);
      if (subject === undefined) return undefined;
      if (!mayBeRetroactive(record(emptyLedger(subject), [event]), recordedOn)) return undefined;
      const found = await this.#retroactivity(subject, event, recordedOn);
      return {
        read: event.revision + 1,
        ...(found && { notice: noticeCloudEvent(subjectTextOf(stored.stream), event, found) }),
      };
    } catch (error) {
      if (error instanceof UnreadableEvent) return error;
      throw error;
    }
  }

  async #retroactivity(
    subject: Subject,
    event: RecordedEvent,
    recordedOn: CalendarDate,
  ): Promise<Retroactivity | undefined> {
    await nextTurn();
    const ledger = await this.#ledgers.loadAt(subject, event.position);
    const { revision } = event;
    return retroactivity(ledgerAfter(ledger, revision), ledgerAfter(ledger, revision + 1), recordedOn);
  }
}
