import {
  type Act,
  FIRST_EVENT,
  type FindingRule,
  judgeCareer,
  judgeOffice,
  judgeProposal,
  proposalFindings,
  officeFindings,
  officerFindings,
  type QualityFinding,
} from '@elshi/domain';
import { type CalendarDate, calendarDate, defaultPolicies, type Policies } from '@elshi/law';
import { act, type History, withoutOrder } from './careers.js';

/** Everything that is found about a record, on whatever day. */
export function findingsOf({ ledger }: History, policies: Partial<Policies> = {}): readonly QualityFinding[] {
  const asked = { ...defaultPolicies, ...policies };
  if (ledger.subject.kind === 'proposal') return proposalFindings(judgeProposal(ledger, asked));
  if (ledger.subject.kind === 'office') return officeFindings(judgeOffice(ledger, asked));
  return officerFindings(judgeCareer(ledger, asked), asked);
}

/** What one rule finds. */
export function foundBy(
  history: History,
  rule: FindingRule,
  policies: Partial<Policies> = {},
): readonly QualityFinding[] {
  return findingsOf(history, policies).filter((found) => found.rule === rule);
}

/** The days on which a rule finds something: from the first, and up to the second, where there is one. */
export function daysOf(history: History, rule: FindingRule): readonly (readonly (string | undefined)[])[] {
  return foundBy(history, rule).map(({ since, until }) => [since, until]);
}

/** What stands on a day. */
export function standingOn(history: History, day: string): readonly QualityFinding[] {
  const on: CalendarDate = calendarDate(day);
  return findingsOf(history).filter(({ since, until }) => since <= on && (until === undefined || on < until));
}

/** Rules by which something is found on a day. */
export function rulesOn(history: History, day: string): readonly FindingRule[] {
  return standingOn(history, day).map(({ rule }) => rule);
}

export const accepting = (on: string, findingId: string, reason = 'it was so') =>
  act('AcceptFinding', on, { findingId, reason }, withoutOrder);
export const certified = (on: string, rank: string, certificateNo = 'c') =>
  act('IssueRankCertificate', on, { certificateNo, rank }, withoutOrder);
export const entry = (on: string, eventId: string, entryNo = 'e') =>
  act('EnterServiceRecord', on, { entryNo, eventId }, withoutOrder);

/** The history with an act that no judge was asked about. */
export function forced(history: History, recorded: Act): History {
  const event = {
    type: FIRST_EVENT[recorded.kind],
    data: { effectiveOn: recorded.effectiveOn, ...recorded.data },
  };
  const decided = { events: [event], warnings: [], citations: [], facts: {}, policies: {}, dependants: [] };
  return history.recorded(recorded, decided);
}
