import type { NackAction } from '@elshi/event-store';
import type { Body } from '../messages.js';
import type { GroupSettings } from './settings.js';

/** Where a new group begins: with the first event, with what comes after now, or behind a position. */
export type GroupStart = 'start' | 'now' | bigint;

/** A group that is to be made. */
export interface NewGroup extends GroupSettings {
  readonly name: string;
  readonly from: GroupStart;
}

/** How a group is made, and how it fares. */
export interface GroupReport extends GroupSettings {
  readonly name: string;
  readonly madeAt: string;
  /** Behind which position it began. */
  readonly began: string;
  /** Everything up to here is acknowledged, skipped, or waits with a parked subject. */
  readonly checkpoint: string;
  /** The end of the log. */
  readonly head: string;
  /** Events of the log behind the checkpoint, whether they concern the group or not. */
  readonly lag: number;
  /** Events that consumers have and have not answered. */
  readonly inFlight: number;
  /** Events that wait before they are given out again. */
  readonly retrying: number;
  /** Subjects that wait at an event that nobody could take. */
  readonly parked: number;
  /** Subjects that were replayed and have not caught up with the group. */
  readonly replaying: number;
  /** Events left out. */
  readonly skipped: number;
  readonly consumers: readonly ConsumerReport[];
}

export interface ConsumerReport {
  readonly name: string;
  readonly inFlight: number;
  /** The instant at which it was last heard of. */
  readonly lastSeenAt: string;
}

/** What a consumer asks for. */
export interface Receiving {
  readonly consumer: string;
  readonly most: number;
  /** How long it waits for a first event, in seconds. */
  readonly wait: number;
  /** Where the consumer reaches the service, as `https://elshi.example`, for what the event names by its address. */
  readonly base?: string | undefined;
  /** Fires when nobody waits any more. */
  readonly signal: AbortSignal;
}

/** An event as a consumer is given it. */
export interface DeliveredEvent {
  /** By what it is answered: another one each time that the event is given out. */
  readonly deliveryId: string;
  /** How often it has been given out, this time counted. */
  readonly attempt: number;
  /** As the recorded feed has it. */
  readonly event: Body;
}

/** What is said of deliveries that were not acknowledged. */
export interface Refusing {
  readonly ids: readonly string[];
  readonly action: NackAction;
  readonly reason: string;
  /** Who says it. */
  readonly by: string;
}

/** What became of the deliveries that were answered; those in `unknown` are not, or no more, with anybody, and nothing changed. */
export interface AnsweredDeliveries {
  readonly answered: number;
  readonly unknown: readonly string[];
}

/** A subject that waits, and the event at which it does. */
export interface ParkedSubject {
  readonly subject: string;
  readonly eventId: string;
  readonly type: string;
  /** Number of the event within the subject, from 1. */
  readonly revision: number;
  readonly position: string;
  readonly reason: string;
  readonly attempts: number;
  readonly parkedAt: string;
  /** Events of the subject that wait, the parked one counted. */
  readonly waiting: number;
}

/** An event that was left out, on whose word. */
export interface SkippedEvent {
  readonly subject: string;
  readonly eventId: string;
  readonly type: string;
  readonly revision: number;
  readonly position: string;
  readonly reason: string;
  readonly skippedBy: string;
  readonly skippedAt: string;
}

/** Which parked event is left out, and why. */
export interface Skipping {
  readonly subject: string;
  readonly eventId: string;
  readonly reason: string;
  readonly by: string;
}

/** A part of a list, in the order of the log. */
export interface ListPart {
  readonly after: number;
  readonly limit: number;
}

export interface PartOf<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
}

/** Of a group, what metrics tell. */
export interface GroupCounts {
  readonly name: string;
  readonly lag: number;
  readonly inFlight: number;
  readonly parked: number;
}

/** Why a group gives nothing: it is not there, it has as many consumers as it may, or the log is not the one that it went over. */
export type NoGroup = 'unknown' | 'full' | 'log-replaced' | 'not-caught-up';
