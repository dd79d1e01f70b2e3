import type { ActStatus } from '@elshi/domain';
import type { EventStore } from '@elshi/event-store';
import { type ActFate, actItem, asCorrected } from '@elshi/projections';
import type { Row } from '@elshi/read-models';
import { decode, subjectTextOf } from '../codec.js';
import type { Ledgers } from '../ledgers.js';
import type { Body } from '../messages.js';
import { fatesQuery } from './event-queries.js';
import type { Moment } from './moments.js';
import type { ViewsToRead } from './officer-lines.js';
import { StandingActs } from './standing-acts.js';

/** The events of the log, by their positions. */
type LogByPosition = Pick<EventStore, 'readPositions'>;

/** What the audit trail is read from. */
export interface AuditSources {
  readonly log: LogByPosition;
  readonly ledgers: Ledgers;
}

/** The items of the audit trail for rows of its index, in their order, with what is known by then to have become of each. */
export async function auditItems(
  views: ViewsToRead,
  { log, ledgers }: AuditSources,
  rows: readonly Row[],
  moment: Moment,
): Promise<readonly Body[]> {
  const stored = await log.readPositions(rows.map(({ position }) => BigInt(Number(position))));
  const events = stored.map((event) => ({ stream: event.stream, event: decode(event) }));
  const actIds = [...new Set(events.map(({ event }) => event.metadata.actId))];
  const fates = await fatesOf(views, actIds, moment);
  const acts = new StandingActs(ledgers, moment);
  const items: Body[] = [];
  for (const { stream, event } of events) {
    const fate = fates.get(event.metadata.actId);
    const standing = isCorrected(fate) ? await acts.of(stream, event) : undefined;
    items.push(actItem(subjectTextOf(stream), event, fate, standing && asCorrected(standing, event)));
  }
  return items;
}

/** Whether there are corrections in force, whatever has become of the act. */
export function isCorrected(fate: ActFate | undefined): boolean {
  return fate !== undefined && fate.corrections.length > 0;
}

/** What is known at a moment to have become of acts; those that simply stand are left out. */
export async function fatesOf(
  views: ViewsToRead,
  actIds: readonly string[],
  moment: Moment,
): Promise<ReadonlyMap<string, ActFate>> {
  const rows = await views.rows(fatesQuery(actIds, moment));
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
