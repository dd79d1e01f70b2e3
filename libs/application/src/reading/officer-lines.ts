import { type Rank, rankNo } from '@elshi/law';
import type {
  Count,
  CountQuery,
  ParkedPage,
  ParkedQuery,
  Row,
  RowQuery,
  ViewMoment,
} from '@elshi/read-models';
import type { Body } from '../messages.js';
import type { ParkedToRead } from './completeness.js';
import { linesQueries } from './officer-queries.js';

/** Reads kept rows, and what they miss. */
export interface ViewsToRead extends ParkedToRead {
  rows(query: RowQuery): Promise<readonly Row[]>;
}

/** Reads kept rows, counts them, and tells what is parked. */
export interface ReadableViews extends ViewsToRead {
  counts(query: CountQuery): Promise<readonly Count[]>;
  parked(query: ParkedQuery): Promise<ParkedPage>;
  parkedCounts(): Promise<ReadonlyMap<string, number>>;
}

/** Views that stay the same ones until they are released, whichever take their place. */
export interface PinnedViews extends ReadableViews {
  release(): void;
}

/** Gives the views that serve at present. */
export interface ServingViews {
  pin(): PinnedViews;
}

/** Does the work with the views that serve now, from its first read to its last. */
export async function withViews<Result>(
  serving: ServingViews,
  work: (views: ReadableViews) => Promise<Result>,
): Promise<Result> {
  const views = serving.pin();
  try {
    return await work(views);
  } finally {
    views.release();
  }
}

/** What the lists show of the officers that the rows belong to, by stream. */
export async function officerLines(
  views: ViewsToRead,
  at: ViewMoment,
  rows: readonly Row[],
): Promise<ReadonlyMap<string, OfficerLine>> {
  const asked = linesQueries([...new Set(rows.map(({ stream }) => stream))], at);
  const found = await views.rows(asked.shown);
  const named = await views.rows(asked.named);
  const names = new Map(named.map((row) => [row.stream, row]));
  return new Map(found.map((row) => [row.stream, officerLine(row, names.get(row.stream))]));
}

export interface OfficerLine {
  readonly officerId: string;
  readonly status: string;
  readonly category: string | null;
  readonly body: Body;
}

function officerLine(row: Row, named: Row | undefined): OfficerLine {
  const { officerId, category, status, rank, positionCode, officeId } = row;
  return {
    officerId: String(officerId),
    status: String(status),
    category: textOf(category),
    body: {
      officerId,
      names: namesOf(named),
      personalNo: named?.['personalNo'] ?? null,
      category,
      service: { status },
      rank: rankOf(rank),
      position: positionCode == null ? null : { positionCode, officeId },
    },
  };
}

/** A rank with its number, as everywhere outside. */
export function rankOf(code: unknown): Body | null {
  return typeof code === 'string' ? { no: rankNo(code as Rank), code } : null;
}

/** As they were posted: a name that was not given is not there. */
function namesOf(row: Row | undefined): Body | null {
  if (row === undefined) return null;
  const { latin, ru, kk } = row;
  return { latin, ...(ru !== null && { ru }), ...(kk !== null && { kk }) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}
