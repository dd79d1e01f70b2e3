import type { NumberedDelivery } from './kept-webhooks.js';
import { publicKeyOf, type Signing } from './signatures.js';
import { subjectTextOf } from '../codec.js';
import type { Desk } from './desk.js';
import type { Delivery, Replay, WaitingStream, Webhook } from './webhook.js';

/** How deliveries to a webhook stand. Instants are in UTC. */
export interface WebhookStatus {
  /** Everything up to there is delivered, is not asked for, or waits in a stream of its own. */
  readonly position: string;
  /** Events of the log after that position, and how long the first of them has been there, in seconds. */
  readonly lag: number;
  readonly lagSeconds: number;
  /** Streams that wait for an event that was not taken, those that are tried no more apart. */
  readonly retrying: number;
  readonly parked: number;
  readonly nextAttemptAt: string | null;
  readonly failingSince: string | null;
  readonly pausedUntil: string | null;
  readonly lastDeliveredAt: string | null;
}

/** A webhook as it is told of. */
export interface WebhookReport {
  readonly id: string;
  readonly url: string;
  readonly description: string | null;
  readonly types: readonly string[] | null;
  readonly subject: string | null;
  readonly signing: Signing;
  readonly keys: readonly {
    readonly publicKey: string | null;
    readonly createdAt: string;
    readonly expiresAt: string | null;
  }[];
  readonly enabled: boolean;
  readonly disabled: { readonly reason: string; readonly since: string; readonly detail: string } | null;
  readonly createdAt: string;
  readonly status: WebhookStatus;
}

/** A webhook whose key was made just now. */
export interface KeyedWebhook extends WebhookReport {
  /** What whoever verifies has to be given, told this once; null where the public key is enough. */
  readonly secret: string | null;
}

/** A webhook with how its deliveries stand. */
export function reportOf(
  webhook: Webhook,
  desk: Desk,
  lag: { readonly events: number; readonly seconds: number },
): WebhookReport {
  const { id, url, description, filter, signing, keys, disabled, createdAt } = webhook;
  return {
    ...{ id, url, description, types: filter.types ?? null, subject: filter.subject ?? null, signing },
    keys: keys.map((key) => ({
      publicKey: publicKeyOf(key),
      createdAt: instant(key.createdAt),
      expiresAt: key.expiresAt === null ? null : instant(key.expiresAt),
    })),
    enabled: disabled === null,
    disabled: disabled && { ...disabled, since: instant(disabled.since) },
    createdAt: instant(createdAt),
    status: statusOf(desk, lag),
  };
}

function statusOf(
  { waiting, progress }: Desk,
  lag: { readonly events: number; readonly seconds: number },
): WebhookStatus {
  const { mark, failingSince, pausedUntil, deliveredAt } = progress;
  const parked = [...waiting.all().values()].filter((stream) => stream.parked).length;
  const at = (time: number | null): string | null => (time === null ? null : instant(time));
  return {
    position: String(mark.position),
    lag: lag.events,
    lagSeconds: lag.seconds,
    retrying: waiting.size - parked,
    parked,
    nextAttemptAt: at(waiting.nextAt),
    failingSince: at(failingSince),
    pausedUntil: at(pausedUntil),
    lastDeliveredAt: at(deliveredAt),
  };
}

/** A subject that waits, as it is told of. */
export function waitingReport(stream: string, waiting: WaitingStream): object {
  const { revision, position, attempts, since, triedAt, nextAt, parked, error } = waiting;
  return {
    subject: subjectTextOf(stream),
    state: parked ? 'PARKED' : 'RETRYING',
    revision: revision + 1,
    position,
    attempts,
    since: instant(since),
    triedAt: instant(triedAt),
    nextAttemptAt: parked ? null : instant(nextAt),
    error: error === '' ? null : error,
  };
}

/** An attempt, as it is told of; one that is not in the delivery log has no number. */
export function deliveryReport(delivery: Delivery | NumberedDelivery): object {
  return { ...delivery, at: instant(delivery.at) };
}

/** A replay, as it is told of. */
export function replayReport(replay: Replay): object {
  const { id, after, upTo, subject, state, position, delivered, attempts, nextAt, error } = replay;
  const retried = state === 'RUNNING' && attempts > 0;
  return {
    ...{ id, after, upTo, subject, state, position, delivered, error },
    nextAttemptAt: retried ? instant(nextAt) : null,
    createdAt: instant(replay.createdAt),
    endedAt: replay.endedAt === null ? null : instant(replay.endedAt),
  };
}

/** As far as there are dates: a clock may say anything. */
function instant(milliseconds: number): string {
  return new Date(Math.min(Math.max(milliseconds, 0), 8.64e15)).toISOString();
}
