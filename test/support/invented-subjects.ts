import {
  calendarDate,
  type DayNumber,
  dateOf,
  dayNumber,
  FIRST_DATE,
  HEAD_PROPOSALS,
  OFFICE_KINDS,
} from '@elshi/law';
import type { ValidRow, Values } from '@elshi/read-models';
import { type InventedCareer, numbersOf, TODAY } from './invented-careers.js';

/** What one stream says in one table, each time from a known time on. */
export interface InventedRows {
  readonly table: string;
  readonly stream: string;
  /** In the order of their known times. */
  readonly versions: readonly { readonly known: number; readonly rows: readonly ValidRow[] }[];
}

export const HOST_STATES = ['AT', 'DE', 'FR', 'KE', 'TR', 'US'];
const OFFICES = 120;
const MICROS_A_DAY = 86_400_000_000;
const [NOW, BEGUN] = [TODAY, calendarDate('2010-01-01')].map(dayNumber) as [DayNumber, DayNumber];
/** Of so many officers one has a second record, and there is a proposal for so many. */
const [OF_ONE_JOINED, OF_ONE_PROPOSED] = [100, 2];

/**
 * Invented offices with their heads, proposals for invented officers, and second records of some of them: the same for the same seed. All of it becomes
 * known between the founding of the register and `head`.
 */
export function inventedRows(
  seed: number,
  careers: readonly InventedCareer[],
  head: number,
): readonly InventedRows[] {
  const draws = new Draws(numbersOf(seed * 7_000_003), careers, head);
  const each = <Item>(count: number, make: (place: number) => Item): readonly Item[] =>
    Array.from({ length: count }, (_none, place) => make(place));
  return [
    ...each(OFFICES, (place) => officeRows(draws, `office-${place}`)).flatMap((rows) => [
      rows,
      accreditationRows(rows),
    ]),
    ...each(Math.ceil(careers.length / OF_ONE_PROPOSED), (place) => proposalRows(draws, `x${place}`)),
    ...each(Math.floor(careers.length / OF_ONE_JOINED), (place) => joinedRows(draws, place)),
  ];
}

class Draws {
  constructor(
    readonly next: () => number,
    readonly careers: readonly InventedCareer[],
    readonly head: number,
  ) {}

  pick<Item>(items: readonly Item[]): Item {
    return items[Math.floor(this.next() * items.length)]!;
  }

  officer(): string {
    return this.pick(this.careers).officerId;
  }

  day(): DayNumber {
    return BEGUN + Math.floor(this.next() * (NOW - BEGUN));
  }

  /** So many days after a day; never after everything else. */
  knownAfter(day: DayNumber, days: number): number {
    return Math.min(Math.floor((day + this.next() * days) * MICROS_A_DAY), this.head);
  }
}

/** An office with a head every two to five years and nobody in between for some weeks; known at once, and once more with another seat. */
function officeRows(draws: Draws, officeId: string): InventedRows {
  const opened = dayNumber(calendarDate('1992-01-01')) + Math.floor(draws.next() * 9000);
  const closed = draws.next() < 0.1 ? opened + 2000 : undefined;
  const is = {
    ...{ officeId, officeKind: draws.pick(OFFICE_KINDS), name: `Office ${officeId}` },
    ...{ hostState: draws.pick(HOST_STATES), organisation: null, seat: 'A', parentOfficeId: null },
  };
  const vacant = { headState: 'VACANT', headedBy: null, commandedBy: null, title: null };
  const changes: (readonly [string, Values])[] = [
    [FIRST_DATE, { ...is, ...vacant, status: 'NOT_YET_OPEN' }],
    [dateOf(opened), { ...is, ...vacant, status: 'OPEN' }],
  ];
  for (let day = opened + 100; day < (closed ?? NOW);) {
    const [head, title, end] = [draws.officer(), 'AMBASSADOR', day + 700 + Math.floor(draws.next() * 1000)];
    const headed = {
      ...is,
      status: 'OPEN',
      headState: 'SUBSTANTIVE',
      headedBy: head,
      commandedBy: head,
      title,
    };
    changes.push([dateOf(day), headed]);
    const acting = {
      headState: 'ACTING',
      commandedBy: draws.officer(),
      title: 'CHARGE_DAFFAIRES_AD_INTERIM',
    };
    changes.push([dateOf(day + 200), { ...headed, ...acting }], [dateOf(day + 220), headed]);
    changes.push([dateOf(end), { ...is, ...vacant, status: 'OPEN' }]);
    day = end + 10 + Math.floor(draws.next() * 60);
  }
  const ended = closed === undefined ? changes : changes.filter(([from]) => from < dateOf(closed));
  if (closed !== undefined) ended.push([dateOf(closed), { ...is, ...vacant, status: 'TERMINATED' }]);
  const known = draws.knownAfter(BEGUN, 200);
  const moved = ended.map(([from, values]) => [from, { ...values, seat: 'B' }] as const);
  return {
    ...{ table: 'offices', stream: `office-${officeId}` },
    versions: [
      { known, rows: validRows(ended) },
      { known: known + 1 + draws.knownAfter(0, 3000), rows: validRows(moved) },
    ].filter((version) => version.known <= draws.head),
  };
}

/** The head of an office is accredited to the host state, and each second day on which one begins to another one too. */
function accreditationRows({ stream, versions }: InventedRows): InventedRows {
  const accredited = ({ validFrom, validTo, values }: ValidRow): readonly ValidRow[] => {
    const { officeId, hostState, headedBy: officerId } = values;
    if (officerId == null) return [];
    const row = (accreditedTo: string, basis: string, concurrent: 0 | 1): ValidRow => ({
      ...{ validFrom, validTo },
      values: { officeId: officeId!, accreditedTo, officerId, basis, concurrent, since: validFrom },
    });
    const isAccreditedTwice = Number(validFrom.slice(-1)) % 2 === 0;
    return [
      row(String(hostState), 'HEADSHIP', 0),
      ...(isAccreditedTwice ? [row('LU', 'ACCREDITATION', 1)] : []),
    ];
  };
  return {
    ...{ table: 'accreditations', stream },
    versions: versions.map(({ known, rows }) => ({ known, rows: rows.flatMap(accredited) })),
  };
}

function validRows(changes: readonly (readonly [string, Values])[]): readonly ValidRow[] {
  return changes.map(([validFrom, values], at) => ({
    ...{ validFrom, values },
    validTo: changes[at + 1]?.[0] ?? null,
  }));
}

/** A proposal of a head or a representation: made, most of them answered within half a year, some annulled. */
function proposalRows(draws: Draws, proposalId: string): InventedRows {
  const day = draws.day();
  const byHead = draws.next() < 0.8;
  const made: Values = {
    ...{ proposalId, standing: 'in-force', state: 'SUBMITTED', officerId: draws.officer() },
    proposedBy: byHead ? draws.officer() : null,
    officeId: byHead ? `office-${Math.floor(draws.next() ** 2 * OFFICES)}` : null,
    proposes: byHead ? draws.pick(HEAD_PROPOSALS) : null,
    subject: byHead ? null : draws.pick(['RANK', 'HEAD']),
    number: byHead ? null : `1-03/${day}`,
    ...{ submittedOn: dateOf(day), submittedDay: dateOf(day), settledOn: null },
  };
  const known = draws.knownAfter(day, 30);
  const [turn, settled] = [draws.next(), day + 10 + Math.floor(draws.next() * 150)];
  const state = draws.pick(['ACCEPTED', 'ACCEPTED', 'ACCEPTED', 'REJECTED', 'WITHDRAWN']);
  const then: Values =
    turn < 0.03
      ? { ...made, standing: 'annulled', state: null }
      : { ...made, state, settledOn: dateOf(settled) };
  const always = (values: Values): readonly ValidRow[] => [{ validFrom: FIRST_DATE, validTo: null, values }];
  const later = { known: Math.max(known + 1, draws.knownAfter(settled, 30)), rows: always(then) };
  const versions = [{ known, rows: always(made) }, ...(turn < 0.9 ? [later] : [])];
  return {
    ...{ table: 'proposals', stream: `proposal-${proposalId}` },
    versions: versions.filter((version) => version.known <= draws.head),
  };
}

/** The second record of an officer, joined to his first. */
function joinedRows({ careers, head, next }: Draws, place: number): InventedRows {
  const [officerId, joinedInto] = [1, 0].map((at) => careers[place * OF_ONE_JOINED + at]!.officerId);
  const values = { officerId: officerId!, joinedInto: joinedInto! };
  const known = Math.floor((BEGUN + next() * 3000) * MICROS_A_DAY);
  return {
    ...{ table: 'joinedRecords', stream: `officer-${officerId}` },
    versions: [{ known: Math.min(known, head), rows: [{ validFrom: FIRST_DATE, validTo: null, values }] }],
  };
}
