import type { CalendarDate, Policies } from '@elshi/law';
import {
  type Career,
  foldCareer,
  foldOffice,
  foldProposal,
  judgedCareer,
  judgedOffice,
  judgedProposal,
  type Ledger,
  nothingAround,
  type Standings,
  standings,
  unreachable,
} from '@elshi/domain';
import { type AffectedAct, affectedActs } from './affected-acts.js';
import { type AffectedDocument, affectedDocuments } from './affected-documents.js';
import { type Change, difference } from './difference.js';
import { eligibilityView, eligibleDays, type EligibleDay } from './eligibility.js';
import { officeView } from './office.js';
import { payPeriod, type PayPeriod } from './pay-period.js';
import { proposalView } from './proposal.js';
import { serviceRecord } from './service-record.js';
import { termView } from './term.js';

/** What is recorded about a subject, and the policies by which it is read. */
export interface Situation {
  readonly ledger: Ledger;
  readonly policies: Policies;
}

/** How the reads of a subject differ on one day; each is to be applied to the body of its read, clocks left out. */
export interface DayChanges {
  readonly asOf: CalendarDate;
  /** Of an officer the service record, of an office the office, of a proposal the proposal. */
  readonly record: readonly Change[];
  readonly term: readonly Change[];
  readonly eligibility: readonly Change[];
}

/** What it means that one situation takes the place of another. */
export interface Consequences {
  readonly differences: readonly DayChanges[];
  readonly eligibleDays: readonly EligibleDay[];
  readonly affectedActs: readonly AffectedAct[];
  readonly affectedDocuments: readonly AffectedDocument[];
  readonly payPeriod: PayPeriod | null;
}

/** Compares two situations of one subject: what is read on each of the days, and what is affected on any. */
export function consequences(was: Situation, now: Situation, days: readonly CalendarDate[]): Consequences {
  const [before, after] = [seen(was), seen(now)];
  const acts = affectedActs(judged(before), judged(after));
  const differences = [...new Set(days)].map((asOf) => changesOn(asOf, before, after));
  const shared = { ...unaffected, differences, affectedActs: acts };
  return was.ledger.subject.kind === 'officer'
    ? { ...shared, ...careerChanges(before, after, acts) }
    : shared;
}

const unaffected: Pick<Consequences, 'eligibleDays' | 'affectedDocuments' | 'payPeriod'> = {
  eligibleDays: [],
  affectedDocuments: [],
  payPeriod: null,
};

function careerChanges(was: Seen, now: Seen, acts: readonly AffectedAct[]): typeof unaffected {
  const [before, after] = [foldCareer(was.standings), foldCareer(now.standings)];
  return {
    eligibleDays: eligibleDays(counted(before, was), counted(after, now)),
    affectedDocuments: affectedDocuments(before, after, acts),
    payPeriod: payPeriod(before, after),
  };
}

function counted(career: Career, { policies }: Situation): Parameters<typeof eligibleDays>[0] {
  return { career, policies };
}

interface Seen extends Situation {
  readonly standings: Standings;
}

function seen(situation: Situation): Seen {
  return { ...situation, standings: standings(situation.ledger) };
}

/** Recorded acts are judged with what was looked up for them then. */
function judged({ ledger, standings: all, policies }: Seen): ReturnType<typeof judgedCareer> {
  const context = { policies, surroundings: nothingAround };
  const { kind } = ledger.subject;
  switch (kind) {
    case 'officer':
      return judgedCareer(all, context);
    case 'office':
      return judgedOffice(all, context);
    case 'proposal':
      return judgedProposal(all, context);
    default:
      return unreachable(kind);
  }
}

function changesOn(asOf: CalendarDate, before: Seen, after: Seen): DayChanges {
  const [was, now] = [readsOn(asOf, before), readsOn(asOf, after)];
  const between = (read: 'record' | 'term' | 'eligibility'): readonly Change[] =>
    difference(was[read] ?? null, now[read] ?? null);
  return { asOf, record: between('record'), term: between('term'), eligibility: between('eligibility') };
}

/** What the reads of a subject answer; nothing where none is recorded. */
function readsOn(
  asOf: CalendarDate,
  { ledger: { subject, revision }, standings: all, policies }: Seen,
): Readonly<Partial<Record<'record' | 'term' | 'eligibility', object>>> {
  if (revision === 0) return {};
  const { kind, id } = subject;
  switch (kind) {
    case 'officer': {
      const career = foldCareer(all);
      return {
        record: serviceRecord(id, career, asOf),
        term: termView(id, career, asOf, policies),
        eligibility: eligibilityView(id, all, undefined, asOf, policies),
      };
    }
    case 'office':
      return { record: officeView(id, foldOffice(all), asOf) };
    case 'proposal':
      return { record: proposalView(id, foldProposal(all)) };
    default:
      return unreachable(kind);
  }
}
