import type {
  EventStoreDBClient,
  PersistentSubscriptionToStream,
  PersistentSubscriptionToStreamInfo,
} from '@eventstore/db-client';

/** The group that the specs use. */
export const GROUP = 'clerks';

export function infoOf(
  client: EventStoreDBClient,
  stream: string,
): Promise<PersistentSubscriptionToStreamInfo> {
  return client.getPersistentSubscriptionToStreamInfo(stream, GROUP);
}

export interface Consumer {
  /** Numbers of the events that it acknowledged. */
  readonly acked: number[];
  readonly held: number[];
  /** Answers no more. */
  hold: boolean;
  readonly error: string | undefined;
  readonly leave: () => Promise<void>;
}

/** Acknowledges whatever it gets. */
export function consume(
  subscription: Pick<PersistentSubscriptionToStream, 'on' | 'ack' | 'unsubscribe'>,
): Consumer {
  const state = {
    acked: [] as number[],
    held: [] as number[],
    hold: false,
    error: undefined as string | undefined,
    leave: () => subscription.unsubscribe(),
  };
  subscription.on('error', (error) => (state.error = 'type' in error ? String(error.type) : error.message));
  subscription.on('data', (resolved) => {
    const revision = Number(resolved.event?.revision);
    if (state.hold) {
      state.held.push(revision);
    } else {
      state.acked.push(revision);
      void subscription.ack(resolved);
    }
  });
  return state;
}
