import { EventStoreError } from '@elshi/event-store';
import { type Note, type SqliteRecords, ViewsError } from '@elshi/read-models';
import type { Delivery, DeliveryOutcome, Mark, Progress, Replay, WaitingStream, Webhook } from './webhook.js';

/** So many attempts of a webhook stand in its delivery log at most, and none for longer than so many milliseconds. */
const MOST_DELIVERIES = 10_000;
const DELIVERIES_FOR = 30 * 24 * 3600 * 1000;
/** How many attempts are noted between two looks at what is too old. */
const PRUNE_EVERY = 200;
/** Replays that have ended and are still told of. */
const MOST_ENDED = 50;

/** A line of the delivery log with its number. */
export interface NumberedDelivery extends Delivery {
  readonly number: number;
}

/** How far a webhook has come, as JSON keeps it: a position is no number there. */
interface KeptProgress extends Omit<Progress, 'mark'> {
  readonly position: string;
  readonly eventId: string | null;
}

/** What is kept of webhooks in `state.db`, each with its keys, how far it has come, what waits, and what was tried. */
export class KeptWebhooks {
  readonly #records: SqliteRecords;
  #noted = 0;

  constructor(records: SqliteRecords) {
    this.#records = records;
  }

  /** Everything done in it is kept together, or not at all. */
  transaction(work: () => void): void {
    this.#records.transaction(work);
  }

  /** The same for what nobody could tell again: a key, or that there is a webhook. */
  durably(work: () => void): void {
    this.#records.durably(work);
  }

  all(): readonly Webhook[] {
    return this.#records.all('webhook', '').map(({ body }) => body as Webhook);
  }

  get(id: string): Webhook | undefined {
    return this.#records.get('webhook', '', id) as Webhook | undefined;
  }

  put(webhook: Webhook): void {
    this.#records.put('webhook', '', webhook.id, webhook);
  }

  /** Removes a webhook with everything that is kept of it. */
  remove(id: string): void {
    this.#records.remove('webhook', '', id);
    for (const kind of ['webhook-progress', 'webhook-waiting', 'webhook-replay'])
      this.#records.removeAll(kind, id);
    this.#records.removeNotes(id);
  }

  progressOf(id: string): Progress {
    const { position, eventId, ...rest } = this.#records.get('webhook-progress', id, '') as KeptProgress;
    return { ...rest, mark: { position: BigInt(position), eventId } };
  }

  putProgress(id: string, { mark, ...rest }: Progress): void {
    const { position, eventId } = mark;
    const kept: KeptProgress = { ...rest, position: String(position), eventId };
    this.#records.put('webhook-progress', id, '', kept);
  }

  waitingOf(id: string): ReadonlyMap<string, WaitingStream> {
    const records = this.#records.all('webhook-waiting', id);
    return new Map(records.map(({ name, body }) => [name, body as WaitingStream]));
  }

  putWaiting(id: string, stream: string, waiting: WaitingStream): void {
    this.#records.put('webhook-waiting', id, stream, waiting);
  }

  removeWaiting(id: string, stream: string): void {
    this.#records.remove('webhook-waiting', id, stream);
  }

  /** The oldest first. */
  replaysOf(id: string): readonly Replay[] {
    const replays = this.#records.all('webhook-replay', id).map(({ body }) => body as Replay);
    return replays.sort((one, other) => one.createdAt - other.createdAt || (one.id < other.id ? -1 : 1));
  }

  /** Keeps a replay; of those that have ended, the oldest are let go. */
  putReplay(id: string, replay: Replay): void {
    this.#records.put('webhook-replay', id, replay.id, replay);
    if (replay.state === 'RUNNING') return;
    const ended = this.replaysOf(id).filter(({ state }) => state !== 'RUNNING');
    for (const old of ended.slice(0, -MOST_ENDED)) this.#records.remove('webhook-replay', id, old.id);
  }

  note(id: string, delivery: Delivery): NumberedDelivery {
    const { at, outcome: mark } = delivery;
    const number = this.#records.note({ owner: id, mark, at, body: delivery });
    this.#noted += 1;
    if (this.#noted % PRUNE_EVERY === 0) this.#records.prune(id, MOST_DELIVERIES, at - DELIVERIES_FOR);
    return { number, ...delivery };
  }

  /** Attempts, the latest first. */
  deliveriesOf(
    id: string,
    query: { readonly outcome?: DeliveryOutcome; readonly before?: number; readonly limit: number },
  ): readonly NumberedDelivery[] {
    const { outcome: mark, before, limit } = query;
    return this.#records.notes(id, { mark, before, limit }).map(numbered);
  }
}

/** Where somebody begins who has delivered nothing. */
export function beginningAt(mark: Mark): Progress {
  return { mark, deliveredAt: null, failingSince: null, failures: 0, pausedUntil: null };
}

/** What is kept, or what is asked of it; `StoreUnavailable` when the disk does not take or give it. */
export function kept<Answer>(work: () => Answer): Answer {
  try {
    return work();
  } catch (cause) {
    if (!(cause instanceof ViewsError)) throw cause;
    throw new EventStoreError('StoreUnavailable', cause.message, { cause });
  }
}

function numbered({ number, body }: Note): NumberedDelivery {
  return { number, ...(body as Delivery) };
}
