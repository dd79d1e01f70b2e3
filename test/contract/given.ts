import { randomUUID } from 'node:crypto';
import {
  EventStoreError,
  type EventStore,
  type EventStoreErrorCode,
  type EventToAppend,
  type ExpectedRevision,
  type JsonObject,
  type StoredEvent,
  type StreamAppend,
  type SubscriptionMessage,
} from '@elshi/event-store';

/** A store under test, and what ends it. */
export interface OpenedStore {
  readonly store: EventStore;
  /** Closes the store and opens the same log again; absent where nothing outlives the store. */
  readonly reopen?: () => Promise<EventStore>;
  readonly dispose: () => Promise<void>;
}

/** Opens a store over an empty log. */
export type OpenStore = () => Promise<OpenedStore>;

export function event(data: JsonObject = {}, eventId: string = randomUUID()): EventToAppend {
  return { eventId, type: 'NoteTaken', data, metadata: { recordedBy: 'clerk' } };
}

export function events(count: number): readonly EventToAppend[] {
  return Array.from({ length: count }, (_none, number) => event({ number }));
}

export function to(
  stream: string,
  expectedRevision: ExpectedRevision,
  ...toAppend: readonly EventToAppend[]
): StreamAppend {
  return { stream, expectedRevision, events: toAppend };
}

export async function all<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const collected: Item[] = [];
  for await (const item of items) {
    collected.push(item);
  }
  return collected;
}

/** Everything in the log. */
export function log(store: EventStore): Promise<readonly StoredEvent[]> {
  return all(store.readAll({ after: 0n }));
}

/** `stream@revision` of each event: enough to say which they are, and in which order. */
export function places(stored: readonly StoredEvent[]): readonly string[] {
  return stored.map(({ stream, revision }) => `${stream}@${revision}`);
}

/** The code with which a promise fails; `none` when it does not. */
export async function failure(attempt: Promise<unknown>): Promise<EventStoreErrorCode | 'none'> {
  try {
    await attempt;
    return 'none';
  } catch (error) {
    if (error instanceof EventStoreError) {
      return error.code;
    }
    throw error;
  }
}

/** Gathers messages until the condition holds, then leaves. */
export async function gather(
  subscription: AsyncIterable<SubscriptionMessage>,
  until: (messages: readonly SubscriptionMessage[]) => boolean,
): Promise<readonly SubscriptionMessage[]> {
  const messages: SubscriptionMessage[] = [];
  for await (const message of subscription) {
    messages.push(message);
    if (until(messages)) {
      break;
    }
  }
  return messages;
}

export function eventsIn(messages: readonly SubscriptionMessage[]): readonly StoredEvent[] {
  return messages.flatMap((message) => (message.kind === 'events' ? message.events : []));
}

export function isCaughtUp(messages: readonly SubscriptionMessage[]): boolean {
  return messages.at(-1)?.kind === 'caught-up';
}
