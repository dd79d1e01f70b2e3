import type { EventStore, StoredEvent } from '@elshi/event-store';
import type { Subject } from '@elshi/domain';
import { v7 } from 'uuid';
import { streamOf } from '../codec.js';

/** Appends, to the stream of a subject that has so many events, one that a later version of ours may write some day. */
export async function appendLater(
  log: EventStore,
  subject: Subject,
  events: number,
): Promise<Pick<StoredEvent, 'eventId' | 'type'>> {
  const eventId = v7();
  const type = 'RankLost';
  const data = { effectiveOn: '2021-01-01' };
  const metadata = { actId: eventId, kind: 'LoseRank', recordedBy: 'clerk', schemaVersion: 2 };
  await log.append([
    {
      stream: streamOf(subject),
      expectedRevision: events === 0 ? 'none' : events - 1,
      events: [{ eventId, type, data, metadata }],
    },
  ]);
  return { eventId, type };
}
