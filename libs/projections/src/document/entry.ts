import { type Citation, firstDayOf, instruments, isApproximate, type WrittenDate } from '@elshi/law';
import {
  type Act,
  formOn,
  hasUnverifiedBasis,
  isHistorical,
  type LedgerAct,
  type Office,
  type StandingAct,
  type Standings,
} from '@elshi/domain';
import { dayOfInstant } from '../instant.js';
import type { Amendment, Basis, Ending, Entry, Lookup, Part, Recorded, Remark } from './content.js';
import { kindOf, partsOf } from './parts.js';

/** A line before its acts are told: what stood from when to when, by which act, and which ended it. */
export interface Line {
  readonly by: StandingAct;
  readonly from: WrittenDate;
  readonly to: WrittenDate | null;
  readonly parts: readonly Part[];
  readonly endedBy?: StandingAct | undefined;
  /** Whether the line is about a rank: a dismissal then rests on the act that took the rank away. */
  readonly ofRank?: true;
}

/** The lines of a section in the order given, each with the acts that it rests on. */
export function entriesOf(lines: readonly Line[], standings: Standings, lookup: Lookup): readonly Entry[] {
  const openers = new Set(lines.map(({ by }) => by.actId));
  return lines.map((line) => entryOf(line, openers, standings, lookup));
}

/** Ids of the acts that are told by the lines: those that began and ended them, and their corrections. */
export function actsTold(lines: readonly Line[]): readonly string[] {
  return lines
    .flatMap(({ by, endedBy }) => (endedBy === undefined ? [by] : [by, endedBy]))
    .flatMap(({ actId, corrections }) => [actId, ...corrections.map((correction) => correction.actId)]);
}

/** Finds acts by the numbers that they have in the audit trail, and offices by what they were called. */
export function lookupIn(standings: Standings, offices: ReadonlyMap<string, Office>): Lookup {
  return {
    actOf: (eventId) => {
      const found = standings.ofEvent(eventId);
      return found === undefined ? null : numberOf(found.entry);
    },
    officeOn: (officeId, day) => {
      const found = offices.get(officeId);
      return found === undefined ? null : (formOn(found, day)?.name ?? null);
    },
  };
}

function entryOf(line: Line, openers: ReadonlySet<string>, standings: Standings, lookup: Lookup): Entry {
  const { by, endedBy, from, to, parts, ofRank = false } = line;
  const ending = endedBy === undefined ? null : endingOf(endedBy, openers, ofRank, lookup);
  return {
    act: numberOf(by.entry),
    from,
    to,
    parts,
    basis: basisOf(by, ofRank),
    ending,
    remarks: [
      ...remarksOf(by, standings),
      ...(endedBy && ending?.basis ? correctionsOf(endedBy) : []),
      ...(isApproximate(from) || (to !== null && isApproximate(to)) ? [{ is: 'approximate' as const }] : []),
    ],
  };
}

function endingOf(by: StandingAct, openers: ReadonlySet<string>, ofRank: boolean, lookup: Lookup): Ending {
  const told = openers.has(by.actId);
  return {
    act: numberOf(by.entry),
    how: kindOf(by.act),
    parts: told ? [] : partsOf(by.act, lookup).filter(({ label }) => label !== null),
    basis: told ? null : basisOf(by, ofRank),
  };
}

function basisOf(by: StandingAct, ofRank: boolean): Basis {
  const { act, entry } = by;
  const revocation =
    ofRank && act.kind === 'DismissForDisciplineBreach' ? act.data.revocation?.order : undefined;
  const event = (revocation && entry.events.find(({ type }) => type === 'RankRevoked')) ?? entry.events[0]!;
  const order = revocation ?? act.order ?? null;
  return {
    order,
    citations: event.metadata.citations.filter(isCitation),
    recorded: order === null ? recordedOf(entry) : null,
    ...(hasUnverifiedBasis(by) && { unverified: true as const }),
  };
}

/** Citations come from the log, where a later edition may have put others. */
function isCitation(value: unknown): value is Citation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'instrument' in value &&
    instruments.some(({ instrument }) => instrument === value.instrument) &&
    'article' in value &&
    typeof value.article === 'string'
  );
}

function remarksOf(by: StandingAct, standings: Standings): readonly Remark[] {
  return [
    ...correctionsOf(by),
    ...undoingOf(by, standings),
    ...(isHistorical(by.act) ? [{ is: 'historical' as const }] : []),
  ];
}

function correctionsOf(by: StandingAct): readonly Remark[] {
  return by.corrections.map((entry) => ({ is: 'corrected', ...amendmentOf(entry, entry.act) }));
}

function undoingOf({ annulledBy, removedBy }: StandingAct, standings: Standings): readonly Remark[] {
  const eventId = annulledBy ?? removedBy;
  const undoing = eventId === undefined ? undefined : standings.ofEvent(eventId);
  if (undoing === undefined) return [];
  return [
    { is: annulledBy === undefined ? 'removed' : 'annulled', ...amendmentOf(undoing.entry, undoing.act) },
  ];
}

function amendmentOf(entry: LedgerAct, { effectiveOn, order, data }: Act): Amendment {
  const said = 'reason' in data ? (data.reason ?? null) : 'cause' in data ? data.cause : null;
  return {
    act: numberOf(entry),
    on: effectiveOn,
    order: order ?? null,
    recorded: recordedOf(entry),
    reason: said,
  };
}

function recordedOf(entry: LedgerAct): Recorded {
  const { known, metadata } = entry.events[0]!;
  return { on: dayOfInstant(known), by: metadata.recordedBy };
}

function numberOf(entry: LedgerAct): number {
  return entry.events[0]!.revision + 1;
}

/** By day, those of one day as they come. */
export function byDay<T extends { readonly from: WrittenDate }>(lines: readonly T[]): readonly T[] {
  return lines.toSorted((one, other) => {
    const [first, second] = [firstDayOf(one.from), firstDayOf(other.from)];
    return first === second ? 0 : first < second ? -1 : 1;
  });
}
