import { type CalendarDate, firstDayOf } from '@elshi/law';
import type { Act, ActKind, ActOf } from './act.js';
import { annulments, type Ledger, type LedgerAct } from './ledger.js';
import { mergePatch } from './merge-patch.js';

/** How a recorded act stands now. */
export type ActStatus = 'in-force' | 'corrected' | 'annulled' | 'removed';

/** A recorded act with its status, and the values that stand after its corrections. */
export interface StandingAct {
  readonly index: number;
  readonly actId: string;
  readonly entry: LedgerAct;
  readonly status: ActStatus;
  /** The act with every correction in force applied; as posted where there is none. */
  readonly act: Act;
  /** The day from which it counts; the first of the period for a month or a year. */
  readonly day: CalendarDate;
  /** Corrections of it in force, first to last. */
  readonly corrections: readonly LedgerAct[];
  /** The latest annulment in force, by the event that says so. */
  readonly annulledBy?: string;
  /** The cancellation or voiding in force, by its event. */
  readonly removedBy?: string;
}

/** A standing act of one kind. */
export type Standing<K extends ActKind> = StandingAct & { readonly act: ActOf<K> };

/** All acts of a ledger with their statuses, and the ways to look one up. */
export interface Standings {
  readonly all: readonly StandingAct[];
  /** The act that an event belongs to. */
  readonly ofEvent: (eventId: string) => StandingAct | undefined;
}

/**
 * Which acts stand, which are annulled, corrected or removed.
 *
 * One pass from the last act to the first: whether an act is annulled depends on later acts only. A removal counts
 * when its act stands; a correction goes with its act.
 */
export function standings(ledger: Ledger): Standings {
  const byEvent = new Map<string, number>();
  for (const entry of ledger.acts) for (const event of entry.events) byEvent.set(event.eventId, entry.index);

  const annulledBy = new Map<number, string>();
  const corrections = new Map<number, LedgerAct[]>();
  for (let index = ledger.acts.length - 1; index >= 0; index -= 1) {
    const entry = ledger.acts[index]!;
    if (annulledBy.has(index)) continue;
    for (const annulment of annulments(entry)) {
      const target = byEvent.get(String(annulment.data['eventId']));
      if (target !== undefined && target < index && !annulledBy.has(target))
        annulledBy.set(target, annulment.eventId);
    }
    if (entry.act.kind === 'CorrectAct') {
      const target = byEvent.get(entry.act.data.eventId);
      if (target !== undefined) corrections.set(target, [entry, ...(corrections.get(target) ?? [])]);
    }
  }
  const corrected = ledger.acts.map((entry) => withCorrections(entry, corrections.get(entry.index) ?? []));
  const removedBy = removals(corrected, annulledBy);
  const all = corrected.map((standing) => finished(standing, annulledBy, removedBy));
  return {
    all,
    ofEvent: (eventId) => {
      const index = byEvent.get(eventId);
      return index === undefined ? undefined : all[index];
    },
  };
}

/** The act as corrected: for each member, the last correction stands. */
export function correctedAct(act: Act, corrections: readonly LedgerAct[]): Act {
  return corrections.reduce(
    (current, correction) =>
      correction.act.kind === 'CorrectAct'
        ? (mergePatch(current, correction.act.data.changes) as Act)
        : current,
    act,
  );
}

function withCorrections(entry: LedgerAct, corrections: readonly LedgerAct[]): StandingAct {
  const act = corrections.length === 0 ? entry.act : correctedAct(entry.act, corrections);
  return {
    index: entry.index,
    actId: entry.actId,
    entry,
    status: corrections.length === 0 ? 'in-force' : 'corrected',
    act,
    day: firstDayOf(act.effectiveOn),
    corrections,
  };
}

/** Leaves cancelled and credits voided: the event of the removal, by the index of what it removed. */
function removals(
  acts: readonly StandingAct[],
  annulledBy: ReadonlyMap<number, string>,
): ReadonlyMap<number, string> {
  const openers = new Map<string, number>();
  const removed = new Map<number, string>();
  for (const standing of acts) {
    if (annulledBy.has(standing.index)) continue;
    const { act } = standing;
    if (act.kind === 'RecordLeave') openers.set(`leave:${act.data.leaveId}`, standing.index);
    if (act.kind === 'RecordServiceCredit') openers.set(`credit:${act.data.creditId}`, standing.index);
    const removes =
      act.kind === 'CancelLeave'
        ? openers.get(`leave:${act.data.leaveId}`)
        : act.kind === 'VoidServiceCredit'
          ? openers.get(`credit:${act.data.creditId}`)
          : undefined;
    if (removes !== undefined && !removed.has(removes)) removed.set(removes, standing.actId);
  }
  return removed;
}

function finished(
  standing: StandingAct,
  annulledBy: ReadonlyMap<number, string>,
  removedBy: ReadonlyMap<number, string>,
): StandingAct {
  const annulment = annulledBy.get(standing.index);
  const removal = removedBy.get(standing.index);
  if (annulment !== undefined) return { ...standing, status: 'annulled', annulledBy: annulment };
  if (removal !== undefined) return { ...standing, status: 'removed', removedBy: removal };
  return standing;
}
