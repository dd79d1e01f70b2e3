import type { CalendarDate, WrittenDate } from '@elshi/law';
import {
  type Career,
  type Credit,
  openedOn,
  postingStateOn,
  type StandingAct,
  type Stretch,
} from '@elshi/domain';
import { asWritten, begun, inEffect } from '../line.js';
import type { Lookup, Part, SectionName, Term, Value } from './content.js';
import { byDay, type Line } from './entry.js';
import { main, under } from './part.js';
import { kindOf, partsOf } from './parts.js';

/** The sections about a career, each with the lines that began on or before a day, in the order of the record. */
export function careerLines(
  career: Career,
  asOf: CalendarDate,
  lookup: Lookup,
): readonly (readonly [SectionName, readonly Line[]])[] {
  const stretches = (all: readonly Stretch[], first: (by: StandingAct) => readonly Part[] = () => []) =>
    begun(all, asOf).map((stretch) => {
      const { by } = stretch;
      return { by, ...endsOf(stretch, asOf), parts: [...first(by), ...partsOf(by.act, lookup)] };
    });
  const byKind = (by: StandingAct) => [main(kindOf(by.act))];
  const papers = (acts: readonly StandingAct[]) =>
    inEffect(acts, asOf).map((by) => paper(by, partsOf(by.act, lookup)));
  return [
    ['registration', registrationLines(career, asOf)],
    ['service', stretches(career.service, byKind)],
    ['positions', stretches(career.positions)],
    ['postings', postingLines(career, asOf, lookup)],
    ['ranks', rankLines(career, asOf, lookup)],
    ['certificates', certificateLines(career, asOf, lookup)],
    ['recordEntries', papers(career.entries)],
    ['credits', begun(career.credits, asOf).map((credit) => creditLine(credit, lookup))],
    ['leaves', begun(career.leaves, asOf).map(({ by }) => leaveLine(by, lookup))],
    ['suspensions', stretches(career.suspensions, byKind)],
    ['attestations', papers(career.attestations)],
    ['sanctions', stretches(career.sanctions)],
    ['awards', papers(career.awards)],
  ];
}

/** Registration, and each change of category after it. */
function registrationLines(career: Career, asOf: CalendarDate): readonly Line[] {
  const { registration } = career;
  const changes = career.categories.flatMap(({ from, by }) =>
    from === undefined || from > asOf || by === registration ? [] : [by],
  );
  return [...(registration === undefined ? [] : [registration]), ...changes].map((by) => {
    const { data } = by.act;
    const category: Term | undefined =
      'category' in data ? { is: 'term', list: 'category', code: data.category } : undefined;
    return paper(by, [main(kindOf(by.act)), ...under('category', category)]);
  });
}

/** Each posting decided by the day, from the arrival, or from the decision while it is only assigned. */
function postingLines({ postings }: Career, asOf: CalendarDate, lookup: Lookup): readonly Line[] {
  return postings
    .filter(({ by }) => by.day <= asOf)
    .map((posting) => {
      const { by, stay, end } = posting;
      const begun = stay !== undefined && stay.from <= asOf ? stay : undefined;
      const ended = end !== undefined && end.on <= asOf ? end : undefined;
      const state: Value = { is: 'term', list: 'postingState', code: postingStateOn(posting, asOf)! };
      return {
        by,
        from: begun === undefined ? by.act.effectiveOn : asWritten(begun.from, begun.by),
        to: ended === undefined ? null : asWritten(ended.on, ended.by),
        parts: [
          ...partsOf(by.act, lookup),
          ...under('state', state),
          ...under('outcome', ended && { is: 'term', list: 'outcome', code: ended.outcome }),
        ],
        endedBy: ended?.by,
      };
    });
}

/** Each holding of a rank by its parts, and ranks of other ladders. */
function rankLines(career: Career, asOf: CalendarDate, lookup: Lookup): readonly Line[] {
  const held = career.spells
    .filter((spell) => openedOn(spell) <= asOf)
    .flatMap(({ held, mode, rank }) =>
      begun(held, asOf).map((part) => {
        const [restored, { by }] = [part !== held[0], part];
        const details = partsOf(by.act, lookup).filter(({ label }) => label !== null);
        const how: Term = { is: 'term', list: 'mode', code: restored ? 'RESTORATION' : mode };
        const parts = [main({ is: 'rank', rank }), ...under('mode', how), ...details];
        return { by, ...endsOf(part, asOf), parts, ofRank: true as const };
      }),
    );
  const foreign = career.foreignRanks
    .filter(({ on }) => on <= asOf)
    .map(({ by }) => ({ by, from: by.act.effectiveOn, to: null, parts: partsOf(by.act, lookup) }));
  return byDay<Line>([...held, ...foreign]);
}

function certificateLines(career: Career, asOf: CalendarDate, lookup: Lookup): readonly Line[] {
  return career.certificates
    .filter(({ by }) => by.day <= asOf)
    .map(({ by, withdrawn }) => {
      const gone = withdrawn !== undefined && withdrawn.day <= asOf ? withdrawn : undefined;
      const line = paper(by, partsOf(by.act, lookup));
      return gone === undefined ? line : { ...line, to: gone.act.effectiveOn, endedBy: gone };
    });
}

/** A credit shows the days of its document, whatever is asked for. */
function creditLine({ by, endedBy, from, creditKind }: Credit, lookup: Lookup): Line {
  const recorded = by.act.kind === 'RecordServiceCredit' ? by.act : undefined;
  const closing = endedBy?.act.kind === 'CloseServiceCredit' ? endedBy.act.data.to : undefined;
  const kind: Value = { is: 'term', list: 'credit', code: creditKind };
  return {
    by,
    from: recorded?.data.from ?? from,
    to: closing ?? recorded?.data.to ?? null,
    parts: recorded === undefined ? [main(kind)] : partsOf(recorded, lookup),
    endedBy: closing === undefined ? undefined : endedBy,
  };
}

/** A leave shows its own days. */
export function leaveLine(by: StandingAct, lookup: Lookup): Line {
  const { act } = by;
  const [from, to] = act.kind === 'RecordLeave' ? [act.data.from, act.data.to] : [act.effectiveOn, null];
  return { by, from, to, parts: partsOf(act, lookup) };
}

/** What has a day and no end. */
export function paper(by: StandingAct, parts: readonly Part[]): Line {
  return { by, from: by.act.effectiveOn, to: null, parts };
}

function endsOf(
  { from, to, by, endedBy }: Stretch,
  asOf: CalendarDate,
): {
  readonly from: WrittenDate;
  readonly to: WrittenDate | null;
  readonly endedBy?: StandingAct | undefined;
} {
  const begins = asWritten(from, by);
  if (to === undefined || to > asOf) return { from: begins, to: null };
  return { from: begins, to: endedBy === undefined ? to : asWritten(to, endedBy), endedBy };
}
