import { type CalendarDate, FIRST_DATE } from './calendar.js';
import { type Rank, rankNo } from './ranks.js';

export interface PositionEntry {
  readonly code: string;
  readonly title: string;
  /** The ranks that match, lowest and highest; absent for administrative and technical posts. */
  readonly ranks?: readonly [number, number];
  readonly inForceFrom: CalendarDate;
  readonly repealedFrom?: CalendarDate;
}

/**
 * The catalogue of positions with the ranks that correspond to them (policy P27).
 *
 * No official table was found, so it is configuration, versioned by date: a row is repealed and another added, never edited.
 */
// prettier-ignore
export const positions: readonly PositionEntry[] = [
  { code: 'POS_ATTACHE',                    title: 'Attaché',                     ranks: [1, 1],   inForceFrom: FIRST_DATE },
  { code: 'POS_THIRD_SECRETARY',            title: 'Third Secretary',             ranks: [2, 2],   inForceFrom: FIRST_DATE },
  { code: 'POS_SECOND_SECRETARY',           title: 'Second Secretary',            ranks: [3, 4],   inForceFrom: FIRST_DATE },
  { code: 'POS_FIRST_SECRETARY',            title: 'First Secretary',             ranks: [5, 6],   inForceFrom: FIRST_DATE },
  { code: 'POS_COUNSELLOR',                 title: 'Counsellor',                  ranks: [7, 8],   inForceFrom: FIRST_DATE },
  { code: 'POS_CONSUL',                     title: 'Consul',                      ranks: [5, 6],   inForceFrom: FIRST_DATE },
  { code: 'POS_CONSUL_GENERAL',             title: 'Consul General',              ranks: [7, 9],   inForceFrom: FIRST_DATE },
  { code: 'POS_MINISTER_COUNSELLOR',        title: 'Minister-Counsellor',         ranks: [8, 9],   inForceFrom: FIRST_DATE },
  { code: 'POS_DEPUTY_HEAD_OF_DEPARTMENT',  title: 'Deputy Head of Department',   ranks: [7, 8],   inForceFrom: FIRST_DATE },
  { code: 'POS_HEAD_OF_DEPARTMENT',         title: 'Head of Department',          ranks: [8, 9],   inForceFrom: FIRST_DATE },
  { code: 'POS_AMBASSADOR_AT_LARGE',        title: 'Ambassador-at-Large',         ranks: [9, 10],  inForceFrom: FIRST_DATE },
  { code: 'POS_CHARGE_DAFFAIRES',           title: 'Chargé d’affaires (head of a diplomatic mission)', ranks: [9, 10], inForceFrom: FIRST_DATE },
  { code: 'POS_DEPUTY_MINISTER',            title: 'Deputy Minister',             ranks: [10, 11], inForceFrom: FIRST_DATE },
  { code: 'POS_PERMANENT_REPRESENTATIVE',   title: 'Permanent Representative',    ranks: [10, 11], inForceFrom: FIRST_DATE },
  { code: 'POS_AMBASSADOR',                 title: 'Ambassador',                  ranks: [10, 11], inForceFrom: FIRST_DATE },
  { code: 'POS_MINISTER',                   title: 'Minister of Foreign Affairs', ranks: [11, 11], inForceFrom: FIRST_DATE },
  { code: 'POS_ADMINISTRATIVE',             title: 'Administrative or technical post',             inForceFrom: FIRST_DATE },
];

const byCode = new Map<string, PositionEntry[]>();
for (const entry of positions) byCode.set(entry.code, [...(byCode.get(entry.code) ?? []), entry]);

/** The catalogue's row for a position on a day, or nothing when it is not in the catalogue. */
export function positionOn(code: string, on: CalendarDate): PositionEntry | undefined {
  return byCode
    .get(code)
    ?.find((row) => row.inForceFrom <= on && (row.repealedFrom === undefined || on < row.repealedFrom));
}

/**
 * Steps between a rank and the nearer end of the ranks that match a position: negative below, positive above, 0 within.
 * Nothing for a position without ranks.
 */
export function positionDeviation(rank: Rank, position: PositionEntry): number | undefined {
  if (position.ranks === undefined) return undefined;
  const no = rankNo(rank);
  const [lowest, highest] = position.ranks;
  if (no < lowest) return no - lowest;
  return no > highest ? no - highest : 0;
}

/** How far rank and position may lie apart without a justification (article 11, paragraph 2: "one step above or below"). */
export const STEPS_WITHOUT_JUSTIFICATION = 1;
