import type { CalendarDate } from '@elshi/law';
import { defaultPolicies } from '@elshi/law';
import {
  type Act,
  BEGINNING,
  type Career,
  earliestEffectAtOffice,
  earliestEffectOnCareer,
  earliestEffectOnProposal,
  foldCareer,
  FOUNDING,
  isOnOthers,
  type Ledger,
  type Standings,
  standings,
  unreachable,
} from '@elshi/domain';
import { eligibleDays, type EligibleDay } from './eligibility.js';
import { payPeriod, type PayPart } from './pay-period.js';

/** How an act came to change days that had passed. */
export type RetroactivityCause = 'RECORDED_LATE' | 'CORRECTED' | 'ANNULLED' | 'REMOVED';

/** What the last act of a ledger changed on days before the one on which it was recorded. */
export interface Retroactivity {
  readonly cause: RetroactivityCause;
  /** As it was given with the act; else in which way it is late. */
  readonly reason: string;
  /** The event of the act that it corrects or annuls. */
  readonly amends: string | null;
  readonly recordedOn: CalendarDate;
  /** First day on which anything may be otherwise. Null: from the beginning. */
  readonly from: CalendarDate | null;
  /** The day after the last; null: with no end. */
  readonly to: CalendarDate | null;
  /** What pay rests on, where it differs; empty where the act changes none of it. */
  readonly changes: readonly PayPart[];
  readonly eligibleDays: readonly EligibleDay[];
}

/**
 * Compares a ledger with itself one act before; nothing where the act changes no day before the one on which it was recorded,
 * or where nothing was recorded of the subject before it.
 */
export function retroactivity(
  before: Ledger,
  after: Ledger,
  recordedOn: CalendarDate,
): Retroactivity | undefined {
  const act = after.acts.at(-1)?.act;
  const now = standings(after);
  const earliest = earliestEffectOf(after, now);
  if (act === undefined || earliest === undefined || earliest >= recordedOn || FOUNDING.has(act.kind))
    return undefined;
  const found = after.subject.kind === 'officer' ? careerChanges(standings(before), now) : unchanged;
  const [first, last] = [found.changes[0], found.changes.at(-1)];
  return {
    cause: causeOf(act),
    reason: reasonOf(act, earliest, recordedOn),
    amends: act.kind === 'CorrectAct' || act.kind === 'AnnulAct' ? act.data.eventId : null,
    recordedOn,
    from: first === undefined ? shown(earliest) : first.from,
    to: last?.to ?? null,
    ...found,
  };
}

/** Whether an act, known by itself alone, may be one that changes days before that on which it was recorded. */
export function mayBeRetroactive(alone: Ledger, recordedOn: CalendarDate): boolean {
  const act = alone.acts.at(-1)?.act;
  if (act === undefined || FOUNDING.has(act.kind)) return false;
  const earliest = earliestEffectOf(alone, standings(alone));
  return isOnOthers(act) || (earliest !== undefined && earliest < recordedOn);
}

const unchanged: Pick<Retroactivity, 'changes' | 'eligibleDays'> = { changes: [], eligibleDays: [] };

function careerChanges(was: Standings, now: Standings): typeof unchanged {
  const [before, after] = [foldCareer(was), foldCareer(now)];
  const counted = (career: Career) => ({ career, policies: defaultPolicies });
  return {
    changes: payPeriod(before, after)?.parts ?? [],
    eligibleDays: eligibleDays(counted(before), counted(after)),
  };
}

function earliestEffectOf({ subject: { kind } }: Ledger, all: Standings): CalendarDate | undefined {
  switch (kind) {
    case 'officer':
      return earliestEffectOnCareer(all);
    case 'office':
      return earliestEffectAtOffice(all);
    case 'proposal':
      return earliestEffectOnProposal(all);
    default:
      return unreachable(kind);
  }
}

function causeOf(act: Act): RetroactivityCause {
  if (act.kind === 'CorrectAct') return 'CORRECTED';
  if (act.kind === 'AnnulAct') return 'ANNULLED';
  return isOnOthers(act) ? 'REMOVED' : 'RECORDED_LATE';
}

function reasonOf(act: Act, earliest: CalendarDate, recordedOn: CalendarDate): string {
  if (act.kind === 'CorrectAct' || act.kind === 'AnnulAct') return act.data.reason;
  if (act.kind === 'VoidServiceCredit') return act.data.cause;
  if (act.note !== undefined) return act.note;
  const since = earliest === BEGINNING ? 'the beginning' : earliest;
  return `Recorded on ${recordedOn}, in effect from ${since} on.`;
}

function shown(day: CalendarDate): CalendarDate | null {
  return day === BEGINNING ? null : day;
}
