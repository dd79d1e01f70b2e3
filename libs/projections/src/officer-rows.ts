import { type CalendarDate, rankNo } from '@elshi/law';
import {
  BEGINNING,
  type Career,
  categoryOn,
  postOn,
  spellOn,
  statusOn,
  staysOf,
  type Stretch,
} from '@elshi/domain';
import { rowsFrom, type Valid } from './valid-rows.js';

/** What the list of officers shows and is filtered by, from one day up to, not including, another. */
export interface OfficerRow extends Valid {
  readonly latin: string;
  readonly ru: string | null;
  readonly kk: string | null;
  readonly personalNo: string | null;
  readonly category: string | null;
  readonly status: string;
  readonly rank: string | null;
  readonly rankNo: number | null;
  /** Those of the posting that runs, else of the position held. */
  readonly positionCode: string | null;
  readonly officeId: string | null;
}

/**
 * An officer's rows for the list: one for each stretch of days on which nothing that it shows changes. Who goes on under
 * another record has none.
 */
export function officerRows(career: Career): readonly OfficerRow[] {
  if (career.registration === undefined || career.joinedInto !== undefined) return [];
  return rowsFrom(changeDays(career), (day) => rowOn(career, day));
}

/** The first day of each stretch on which nothing that the list shows can change. */
export function changeDays(career: Career): readonly CalendarDate[] {
  const stretches: Stretch[] = [
    ...career.service,
    ...career.positions,
    ...staysOf(career),
    ...career.spells.flatMap((spell) => spell.held),
  ];
  const days = new Set<CalendarDate>([
    BEGINNING,
    ...stretches.map(({ from }) => from),
    ...stretches.flatMap(({ to }) => to ?? []),
  ]);
  for (const { from } of career.categories) if (from !== undefined) days.add(from);
  if (career.diedOn !== undefined) days.add(career.diedOn);
  return [...days].sort();
}

/** What the list shows on a day. */
export function rowOn(career: Career, day: CalendarDate): OfficerRow {
  const post = postOn(career, day);
  const rank = spellOn(career, day)?.spell.rank;
  return {
    validFrom: day,
    validTo: null,
    latin: career.names?.latin ?? '',
    ru: career.names?.ru ?? null,
    kk: career.names?.kk ?? null,
    personalNo: career.registration?.act.data.personalNo ?? null,
    category: categoryOn(career, day) ?? null,
    status: statusOn(career, day),
    rank: rank ?? null,
    rankNo: rank === undefined ? null : rankNo(rank),
    positionCode: post?.positionCode ?? null,
    officeId: post?.officeId ?? null,
  };
}
