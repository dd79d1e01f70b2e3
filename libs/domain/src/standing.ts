import { type CalendarDate, firstDayOf } from '@elshi/law';
import type { Act, ActKind, ActOf } from './act.js';
import { correctedAct } from './corrected-act.js';
import type { Ledger, LedgerAct } from './ledger.js';
import type { Subject } from './subject.js';

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
  readonly subject: Subject;
  readonly all: readonly StandingAct[];
  /** The act that an event belongs to. */
  readonly ofEvent: (eventId: string) => StandingAct | undefined;
}

/** Which acts stand, which are annulled, corrected or removed. A removal counts when its act stands. */
export function standings(ledger: Ledger): Standings {
  const placeOf = placesOf(ledger);
  const { annulledBy, corrections } = amendments(ledger, placeOf);
  const corrected = ledger.acts.map((entry) =>
    standingOf(entry, corrections.get(entry.index) ?? uncorrected),
  );
  const removedBy = removals(corrected, annulledBy);
  const changed = annulledBy.size + removedBy.size > 0;
  const all = changed ? corrected.map((standing) => finished(standing, annulledBy, removedBy)) : corrected;
  return {
    subject: ledger.subject,
    all,
    ofEvent: (eventId) => {
      const place = placeOf(eventId);
      return place === undefined ? undefined : all[place];
    },
  };
}

const uncorrected: readonly LedgerAct[] = [];

/** Finds the act of an event. The index is made when an event is first looked up. */
function placesOf(ledger: Ledger): (eventId: string) => number | undefined {
  let places: Map<string, number> | undefined;
  return (eventId) => {
    if (places === undefined) {
      places = new Map();
      for (const { events, index } of ledger.acts)
        for (const event of events) places.set(event.eventId, index);
    }
    return places.get(eventId);
  };
}

interface Amendments {
  /** The event by which an act is annulled. */
  readonly annulledBy: ReadonlyMap<number, string>;
  /** Corrections in force, first to last. A correction goes with its act. */
  readonly corrections: ReadonlyMap<number, readonly LedgerAct[]>;
}

/** One pass from the last act to the first: whether an act is annulled depends on later acts only. */
function amendments(ledger: Ledger, placeOf: (eventId: string) => number | undefined): Amendments {
  const annulledBy = new Map<number, string>();
  const corrections = new Map<number, LedgerAct[]>();
  for (const entry of ledger.acts.toReversed()) {
    if (annulledBy.has(entry.index)) continue;
    for (const event of entry.events) {
      if (event.type !== 'ActAnnulled') continue;
      const target = placeOf(String(event.data['eventId']));
      if (target !== undefined && target < entry.index && !annulledBy.has(target))
        annulledBy.set(target, event.eventId);
    }
    if (entry.act.kind !== 'CorrectAct') continue;
    const target = placeOf(entry.act.data.eventId);
    if (target === undefined) continue;
    const others = corrections.get(target);
    if (others === undefined) corrections.set(target, [entry]);
    else others.push(entry);
  }
  for (const list of corrections.values()) list.reverse();
  return { annulledBy, corrections };
}

function standingOf(entry: LedgerAct, corrections: readonly LedgerAct[]): StandingAct {
  const act = correctedAct(entry.act, corrections);
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
  const removed = new Map<number, string>();
  if (!acts.some(({ act }) => removesOf(act) !== undefined)) return removed;
  const openers = new Map<string, number>();
  for (const { act, index, actId } of acts) {
    if (annulledBy.has(index)) continue;
    const opens = removableOf(act);
    if (opens !== undefined) openers.set(opens, index);
    const removes = removesOf(act);
    const target = removes === undefined ? undefined : openers.get(removes);
    if (target !== undefined && !removed.has(target)) removed.set(target, actId);
  }
  return removed;
}

function removableOf(act: Act): string | undefined {
  if (act.kind === 'RecordLeave') return `leave ${act.data.leaveId}`;
  return act.kind === 'RecordServiceCredit' ? `credit ${act.data.creditId}` : undefined;
}

function removesOf(act: Act): string | undefined {
  if (act.kind === 'CancelLeave') return `leave ${act.data.leaveId}`;
  return act.kind === 'VoidServiceCredit' ? `credit ${act.data.creditId}` : undefined;
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
