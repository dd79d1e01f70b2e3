import { type CalendarDate, defaultPolicies } from '@elshi/law';
import {
  type Act,
  type Career,
  categoryOn,
  coveringOn,
  type Office,
  type StandingAct,
  type Standings,
  statusOn,
  spellOn,
} from '@elshi/domain';
import { asWritten } from '../line.js';
import { termView, type TermView } from '../term.js';
import type { Identity, Lookup, RecordDocument, Section, TermFigures } from './content.js';
import { actsTold, byDay, entriesOf, type Line, lookupIn } from './entry.js';
import { main } from './part.js';
import { kindOf, partsOf } from './parts.js';
import { careerLines, leaveLine, paper } from './sections.js';

/** What the document is to tell, and what it is told beside the officer's own acts. */
export interface Choice {
  readonly annulled: boolean;
  /** Offices that the acts name, by id, as they were known. */
  readonly offices: ReadonlyMap<string, Office>;
}

/**
 * The service record of an officer on a day as a document: who it is, one section a subject, each line with its days, the
 * order and the provisions that it rests on, and the acts that corrected it; acts in force that make no line have a section
 * of their own, so that every order is named. With `annulled`, so have the acts that were annulled, cancelled or voided.
 *
 * @param career the fold of the standings
 */
export function recordDocument(
  officerId: string,
  standings: Standings,
  career: Career,
  asOf: CalendarDate,
  { annulled, offices }: Choice,
): RecordDocument {
  const lookup = lookupIn(standings, offices);
  const lines = careerLines(career, asOf, lookup);
  const told = new Set(lines.flatMap(([, section]) => actsTold(section)));
  const others = standings.all.filter((standing) => isOther(standing, told, asOf));
  const undone = standings.all.filter(
    ({ status, day }) => (status === 'annulled' || status === 'removed') && day <= asOf,
  );
  const sections: readonly Section[] = [
    ...lines.map(([name, section]) => ({ name, entries: entriesOf(section, standings, lookup) })),
    { name: 'otherActs', entries: entriesOf(actLines(others, lookup), standings, lookup) },
    ...(annulled
      ? [{ name: 'annulled' as const, entries: entriesOf(actLines(undone, lookup), standings, lookup) }]
      : []),
  ];
  return {
    form: 'service-record/1',
    officerId,
    asOf,
    identity: identityOf(career, asOf),
    sections,
    term: figuresOf(termView(officerId, career, asOf, defaultPolicies)),
  };
}

function figuresOf({ officerId, spellId, ...figures }: TermView): TermFigures {
  return figures;
}

function identityOf(career: Career, asOf: CalendarDate): Identity {
  const { registration, names } = career;
  const [held, rank] = [coveringOn(career.positions, asOf), spellOn(career, asOf)];
  return {
    latin: names?.latin ?? null,
    ru: names?.ru ?? null,
    kk: names?.kk ?? null,
    birthDate: registration?.act.data.birthDate ?? null,
    personalNo: registration?.act.data.personalNo ?? null,
    category: categoryOn(career, asOf) ?? null,
    status: statusOn(career, asOf),
    position: held ? { code: held.positionCode, from: asWritten(held.from, held.by), on: held.from } : null,
    rank: rank ? { rank: rank.spell.rank, from: asWritten(rank.part.from, rank.part.by) } : null,
  };
}

/** In force by the day and in no other section; a period that begins later is not told before it begins. */
function isOther(standing: StandingAct, told: ReadonlySet<string>, asOf: CalendarDate): boolean {
  const { status, day, actId, act } = standing;
  if (status === 'annulled' || status === 'removed' || day > asOf || told.has(actId)) return false;
  return !beginsLater(act, asOf);
}

function beginsLater(act: Act, asOf: CalendarDate): boolean {
  return (act.kind === 'RecordLeave' || act.kind === 'RecordServiceCredit') && act.data.from > asOf;
}

/** Acts told one by one, by their kind. */
function actLines(acts: readonly StandingAct[], lookup: Lookup): readonly Line[] {
  return byDay(
    acts.map((by) => {
      const { from, to } = by.act.kind === 'RecordLeave' ? leaveLine(by, lookup) : paper(by, []);
      const parts = partsOf(by.act, lookup);
      return { by, from, to, parts: [main(kindOf(by.act)), ...parts] };
    }),
  );
}
