import type { ActStatus } from '@elshi/domain';
import type { EventStore } from '@elshi/event-store';
import { type ActFate, actItem } from '@elshi/projections';
import type { Row } from '@elshi/read-models';
import { decode, subjectTextOf } from '../codec.js';
import type { Body } from '../messages.js';
import { actFates } from '../views/tables.js';
import type { Moment } from './moments.js';
import type { ViewsToRead } from './officer-lines.js';

/** The events of the log, by their positions. */
export type LogByPosition = Pick<EventStore, 'readPositions'>;

/** The items of the audit trail for rows of its index, in their order, with what is known by then to have become of each. */
export async function auditItems(
  views: ViewsToRead,
  log: LogByPosition,
  rows: readonly Row[],
  moment: Moment,
): Promise<readonly Body[]> {
  const stored = await log.readPositions(rows.map(({ position }) => BigInt(Number(position))));
  const events = stored.map((event) => ({ subject: subjectTextOf(event.stream), event: decode(event) }));
  const actIds = [...new Set(events.map(({ event }) => event.metadata.actId))];
  const fates = await fatesOf(views, actIds, moment);
  return events.map(({ subject, event }) => actItem(subject, event, fates.get(event.metadata.actId)));
}

async function fatesOf(
  views: ViewsToRead,
  actIds: readonly string[],
  moment: Moment,
): Promise<ReadonlyMap<string, ActFate>> {
  const rows = await views.rows({
    table: actFates.name,
    at: moment,
    where: [{ column: 'actId', isIn: actIds }],
    order: [],
    limit: actIds.length,
  });
  return new Map(rows.map((row) => [String(row['actId']), fateOf(row)]));
}

function fateOf(row: Row): ActFate {
  const id = (name: string): string | null => (row[name] as string | null | undefined) ?? null;
  return {
    status: row['status'] as ActStatus,
    corrections: JSON.parse(String(row['corrections'])) as string[],
    annulledBy: id('annulledBy'),
    removes: id('removes'),
    removedBy: id('removedBy'),
  };
}
