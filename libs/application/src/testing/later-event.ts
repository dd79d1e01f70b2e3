import type { EventStore, StoredEvent } from '@elshi/event-store';
import { v7 } from 'uuid';

/** Appends, to an officer's stream of so many events, one that a later version of ours may write some day. */
export async function appendLater(
  log: EventStore,
  officerId: string,
  events: number,
): Promise<Pick<StoredEvent, 'eventId' | 'type'>> {
  const eventId = v7();
  const type = 'RankLost';
  const data = { effectiveOn: '2021-01-01' };
  const metadata = { actId: eventId, kind: 'LoseRank', recordedBy: 'clerk', schemaVersion: 2 };
  await log.append([
    {
      stream: `officer-${officerId}`,
      expectedRevision: events === 0 ? 'none' : events - 1,
      events: [{ eventId, type, data, metadata }],
    },
  ]);
  return { eventId, type };
}
