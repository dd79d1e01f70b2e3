import { Command, Query } from '@nestjs/cqrs';
import type { Page, ReadOutcome } from './messages.js';
import type { ProjectionName } from './views/projections.js';

/** Which parked streams are meant; all of them where neither is named. */
export interface ParkedFilter {
  readonly projection?: ProjectionName;
  /** As `officer/w01`. */
  readonly subject?: string;
}

/** A subject at which a projection waits, with the event that it could not take. */
export interface ParkedItem {
  readonly projection: string;
  readonly subject: string;
  readonly eventId: string;
  readonly type: string;
  /** Number of the event within the subject, from 1. */
  readonly revision: number;
  readonly position: string;
  /** Why it could not be taken. */
  readonly reason: string;
  /** The instant at which the event became known: lists are complete for what was known before. */
  readonly since: string;
  /** Events of the subject that wait. */
  readonly waiting: number;
  /** How often the event was tried. */
  readonly tries: number;
  /** The instant up to which the log was projected when it was last tried. */
  readonly triedAt: string;
}

export interface ParkedList {
  readonly items: readonly ParkedItem[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** What became of a parked subject that was tried again; `events` were projected now. */
export type RetriedItem =
  | {
      readonly outcome: 'RELEASED';
      readonly projection: string;
      readonly subject: string;
      readonly events: number;
    }
  | ({ readonly outcome: 'PARKED'; readonly events: number } & ParkedItem);

export interface RetriedList {
  readonly items: readonly RetriedItem[];
  readonly released: number;
  readonly parked: number;
}

/** What is parked at the moment. */
export class ListParked extends Query<ReadOutcome<ParkedList>> {
  constructor(
    readonly filter: ParkedFilter,
    readonly page: Page,
  ) {
    super();
  }
}

/** Tries again what is parked. */
export class RetryParked extends Command<ReadOutcome<RetriedList>> {
  constructor(readonly filter: ParkedFilter) {
    super();
  }
}
