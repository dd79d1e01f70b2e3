import { instantOf } from '@elshi/projections';
import type { SqliteGroups } from '@elshi/read-models';
import type { EventStore } from '@elshi/event-store';
import { subjectTextOf } from '../codec.js';
import type { ParkedAt, Skipped } from './delivery.js';
import type { ListPart, ParkedSubject, PartOf, SkippedEvent } from './group-messages.js';
import { concerns, type GroupSettings } from './settings.js';

/** What lists of a group are made from. */
interface Listed {
  readonly kept: SqliteGroups;
  readonly log: Pick<EventStore, 'readStream'>;
}

/** Subjects that wait for somebody to replay them, in the order of the log. */
export async function parkedSubjects(
  group: string,
  settings: GroupSettings,
  { kept, log }: Listed,
  part: ListPart,
): Promise<PartOf<ParkedSubject>> {
  const rows = kept.streams(group, 'parked', part);
  const items: ParkedSubject[] = [];
  for (const { name, revision, position, body } of rows) {
    const { eventId, type, reason, attempts, at } = body as ParkedAt;
    let waiting = 0;
    for await (const event of log.readStream(name, revision)) if (concerns(settings, event)) waiting += 1;
    items.push({
      ...{ subject: subjectTextOf(name), eventId, type, revision: revision + 1, position: String(position) },
      ...{ reason, attempts, parkedAt: instantOf(at * 1000), waiting },
    });
  }
  return { items, nextCursor: nextOf(rows, part, ({ position }) => position) };
}

/** Events that were left out, in the order in which they were. */
export function skippedEvents(group: string, { kept }: Listed, part: ListPart): PartOf<SkippedEvent> {
  const rows = kept.skipped(group, part);
  const items = rows.map(({ body }) => {
    const { stream, eventId, type, revision, position, reason, by, at } = body as Skipped;
    return {
      ...{
        subject: subjectTextOf(stream),
        eventId,
        type,
        revision: revision + 1,
        position: String(position),
      },
      ...{ reason, skippedBy: by, skippedAt: instantOf(at * 1000) },
    };
  });
  return { items, nextCursor: nextOf(rows, part, ({ number }) => number) };
}

/** Where the next page begins; null where this one is not full. */
function nextOf<Row>(rows: readonly Row[], { limit }: ListPart, keyOf: (row: Row) => number): string | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit ? null : String(keyOf(last));
}
