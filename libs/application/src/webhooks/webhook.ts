import type { FeedFilter } from '../list-messages.js';
import type { Signing, SigningKey } from './signatures.js';

/** Why nothing is delivered to a webhook. */
export const DISABLED_REASONS = [
  /** Somebody said so. */
  'REQUESTED',
  /** The receiver answered 410. */
  'GONE',
  /** Nothing was delivered for days. */
  'FAILING',
  /** The log is not the one that was followed: it was put back to an earlier state. */
  'LOG_CHANGED',
] as const;

export interface Disabled {
  readonly reason: (typeof DISABLED_REASONS)[number];
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly detail: string;
}

/** What somebody asks for when a webhook is registered, or changed. */
export interface WebhookWish {
  readonly url: string;
  readonly description: string | null;
  readonly filter: FeedFilter;
}

/** A webhook, as it is kept. */
export interface Webhook extends WebhookWish {
  readonly id: string;
  readonly signing: Signing;
  /** The newest first; an older one signs as well until it expires. */
  readonly keys: readonly SigningKey[];
  readonly disabled: Disabled | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** A place in the log, by position and by the event that stands there, where it is known. */
export interface Mark {
  readonly position: bigint;
  readonly eventId: string | null;
}

/** How far deliveries to a webhook have come. Times are milliseconds since 1970. */
export interface Progress {
  /** Everything up to there is delivered, is not asked for, or waits in a stream of its own. */
  readonly mark: Mark;
  readonly deliveredAt: number | null;
  /** Since when nothing was delivered though it was tried; null after a success. */
  readonly failingSince: number | null;
  /** Attempts that failed since the last success. */
  readonly failures: number;
  /** Until when the receiver has asked to be left alone. */
  readonly pausedUntil: number | null;
}

/** A stream that waits at a webhook, since an event of it could not be delivered. What comes after that event waits in the log. */
export interface WaitingStream {
  /** Of the event that is to be delivered next, counted from 0. */
  readonly revision: number;
  readonly position: string;
  /** Attempts at that event. */
  readonly attempts: number;
  /** Since when that event waits, in milliseconds since 1970. */
  readonly since: number;
  readonly triedAt: number;
  readonly nextAt: number;
  /** Whether it is tried no more until somebody asks. */
  readonly parked: boolean;
  /** Whether it was tried before its time since the receiver was back; once an event, for it may be the event that fails. */
  readonly hastened: boolean;
  readonly error: string;
}

/** What made an attempt. */
export const CAUSES = ['LIVE', 'RETRY', 'REPLAY', 'RESEND', 'TEST'] as const;
export const OUTCOMES = ['DELIVERED', 'FAILED', 'PARKED'] as const;
export type DeliveryOutcome = (typeof OUTCOMES)[number];

/** One attempt to deliver an event, as the delivery log keeps it. */
export interface Delivery {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly cause: (typeof CAUSES)[number];
  readonly eventId: string;
  readonly type: string;
  readonly subject: string | null;
  readonly position: string | null;
  readonly attempt: number;
  readonly outcome: DeliveryOutcome;
  readonly status: number | null;
  readonly milliseconds: number;
  readonly error: string | null;
}

export const REPLAY_STATES = ['RUNNING', 'DONE', 'FAILED', 'CANCELLED'] as const;

/** A range of the log that is delivered once more, in its order. */
export interface Replay {
  readonly id: string;
  /** Positions in decimal digits: what comes after the one, up to the other. */
  readonly after: string;
  readonly upTo: string;
  readonly subject: string | null;
  readonly state: (typeof REPLAY_STATES)[number];
  /** Up to where it has come. */
  readonly position: string;
  readonly delivered: number;
  /** Attempts at the event after that position. */
  readonly attempts: number;
  readonly since: number;
  readonly nextAt: number;
  readonly error: string | null;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
  readonly endedAt: number | null;
}
