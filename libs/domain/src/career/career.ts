import { type CalendarDate, type CreditKind, FIRST_DATE, type LeaveKind, type Rank } from '@elshi/law';
import type { Names, StaffCategory } from './act-data.js';
import type { Standing, StandingAct } from '../standing.js';
import type { Posting } from './posting.js';
import { coveringOn, type Stretch } from './stretch.js';

export { coveringOn, type Stretch } from './stretch.js';

/** Before every day of a career: names and the first category hold from here. */
export const BEGINNING: CalendarDate = FIRST_DATE;

export const SERVICE_STATUSES = ['NOT_ENTERED', 'IN_SERVICE', 'LEFT', 'DISMISSED', 'DECEASED'] as const;
export type ServiceStatus = (typeof SERVICE_STATUSES)[number];

export interface ServicePeriod extends Stretch {
  /** How it ended. */
  readonly end?: 'LEFT' | 'DISMISSED' | 'DECEASED';
}

export interface PositionHeld extends Stretch {
  readonly positionCode: string;
  readonly unit?: string;
  readonly officeId?: string;
}

/** How a rank spell was opened. */
export type SpellMode = 'FIRST' | 'ORDINARY' | 'EARLY' | 'OUT_OF_TURN' | 'DEMOTION' | 'HISTORICAL';

/** One holding of one rank. A restoration gives it a further part. */
export interface RankSpell {
  /** Event id of the act that opened it. */
  readonly spellId: string;
  readonly rank: Rank;
  readonly mode: SpellMode;
  readonly by: StandingAct;
  /** The stretches during which it was held, oldest first; never empty. */
  readonly held: readonly Stretch[];
  /** The spell held just before it. */
  readonly previous?: RankSpell;
}

/** A rank taken away, by demotion or revocation. */
export interface Loss {
  /** Event by which it was lost. */
  readonly eventId: string;
  readonly on: CalendarDate;
  readonly how: 'DEMOTION' | 'REVOCATION';
  readonly spell: RankSpell;
  readonly by: StandingAct;
  readonly restoredBy?: StandingAct;
}

/** A rank of another ladder, recorded as found. */
export interface ForeignRank {
  readonly on: CalendarDate;
  readonly ladder: string;
  readonly rankText: string;
  readonly by: Standing<'RecordHistoricalRank'>;
}

export interface Credit extends Stretch {
  readonly creditId: string;
  readonly creditKind: CreditKind;
}

export interface Leave extends Stretch {
  readonly leaveId: string;
  readonly leaveKind: LeaveKind;
}

export interface Suspension extends Stretch {
  readonly suspensionId: string;
  readonly cleared: boolean;
}

export interface Sanction extends Stretch {
  readonly sanctionId: string;
  readonly sanctionKind: string;
}

/** What stood on each day, as far as it is known: the acts in force, folded in the order of their effect. */
export interface Career {
  readonly registration?: Standing<'RegisterOfficer'>;
  readonly names?: Names;
  /** First category first; it holds from the beginning. */
  readonly categories: readonly {
    readonly from?: CalendarDate;
    readonly category: StaffCategory;
    readonly by: StandingAct;
  }[];
  readonly service: readonly ServicePeriod[];
  readonly positions: readonly PositionHeld[];
  /** In the order in which they were decided. */
  readonly postings: readonly Posting[];
  readonly spells: readonly RankSpell[];
  /** The spell that is held when all that was folded has taken effect. */
  readonly held?: RankSpell;
  readonly losses: readonly Loss[];
  readonly foreignRanks: readonly ForeignRank[];
  readonly credits: readonly Credit[];
  readonly leaves: readonly Leave[];
  readonly suspensions: readonly Suspension[];
  readonly attestations: readonly Standing<'RecordAttestation'>[];
  readonly sanctions: readonly Sanction[];
  readonly awards: readonly Standing<'RecordAward'>[];
  readonly certificates: readonly Certificate[];
  readonly entries: readonly Standing<'EnterServiceRecord'>[];
  readonly trips: readonly Standing<'PermitShortTrip'>[];
  readonly cards: readonly AccreditationCard[];
  /** Findings about the record that somebody accepted as they are. */
  readonly acceptances: readonly Standing<'AcceptFinding'>[];
  readonly diedOn?: CalendarDate;
  /** The officer under whose record the same person goes on; it holds on every day. */
  readonly joinedInto?: string;
}

export interface Certificate {
  readonly certificateNo: string;
  readonly rank: Rank;
  /** The spell it certifies, when the rank was held by then. */
  readonly spell?: RankSpell;
  readonly by: StandingAct;
  readonly withdrawn?: StandingAct;
}

/** A card by which the host state confirms a status. */
export interface AccreditationCard {
  readonly cardNo: string;
  readonly by: Standing<'IssueAccreditationCard'>;
  readonly returned?: Standing<'ReturnAccreditationCard'>;
}

/** The spell of the rank in force on a day, with the part of it that covers the day. */
export function spellOn(
  career: Career,
  day: CalendarDate,
): { readonly spell: RankSpell; readonly part: Stretch } | undefined {
  for (let place = career.spells.length - 1; place >= 0; place -= 1) {
    const spell = career.spells[place]!;
    const part = coveringOn(spell.held, day);
    if (part !== undefined) return { spell, part };
  }
  return undefined;
}

export function categoryOn(career: Career, day: CalendarDate): StaffCategory | undefined {
  return career.categories.findLast((line) => line.from === undefined || line.from <= day)?.category;
}

export function statusOn(career: Career, day: CalendarDate): ServiceStatus {
  if (career.diedOn !== undefined && career.diedOn <= day) return 'DECEASED';
  const period = career.service.findLast((candidate) => candidate.from <= day);
  if (period === undefined) return 'NOT_ENTERED';
  return period.to !== undefined && period.to <= day ? (period.end ?? 'LEFT') : 'IN_SERVICE';
}

/** First day of a spell. */
export function openedOn(spell: RankSpell): CalendarDate {
  return spell.held[0]!.from;
}

/** The last day that a suspension can reach: that of the service during which it was imposed. */
export function suspensionEnd(career: Career, suspension: Suspension): CalendarDate | undefined {
  const period = coveringOn(career.service, suspension.from);
  const ends = [suspension.to, period?.to].filter((day) => day !== undefined).sort();
  return ends[0];
}
