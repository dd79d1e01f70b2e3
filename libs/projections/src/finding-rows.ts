import type { CalendarDate, Citation } from '@elshi/law';
import { findingRules, type FindingRule, type QualityFinding, type Severity } from '@elshi/domain';
import type { View } from './service-record.js';

export const FINDING_STATUSES = ['open', 'accepted'] as const;
/** Whether somebody is to look at a finding, or has accepted it as it is. */
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** A finding from one day up to, not including, another, on which nothing that is shown of it changes. */
export interface FindingRow {
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  readonly findingId: string;
  readonly rule: FindingRule;
  readonly severity: Severity;
  readonly status: FindingStatus;
  /** The first day on which the finding stands, and the day on which it no longer does. */
  readonly since: CalendarDate;
  readonly until: CalendarDate | null;
  readonly explanation: string;
  readonly details: FindingDetails;
}

/** What is shown of a finding beside the members by which it is found: plain JSON. */
export interface FindingDetails {
  readonly events: readonly string[];
  readonly facts: View;
  /** Where they are not that of the rule. */
  readonly citations?: readonly Citation[];
  /** Who accepted it, from which day on, and why. */
  readonly acceptance?: View;
}

/** The rows of findings: each is cut where it is accepted, and where it becomes a notice. */
export function findingRows(findings: readonly QualityFinding[]): readonly FindingRow[] {
  return findings.flatMap((finding) => {
    const cuts = cutsOf(finding);
    return cuts.map((from, place) => rowFrom(finding, from, cuts[place + 1]));
  });
}

/** The days on which a row of the finding begins. */
function cutsOf({ since, until, easedOn, accepted }: QualityFinding): readonly CalendarDate[] {
  if (easedOn === undefined && accepted === undefined) return [since];
  const within = [easedOn, accepted?.day].flatMap((day) =>
    day !== undefined && day > since && (until === undefined || day < until) ? [day] : [],
  );
  return [since, ...new Set(within.sort())];
}

function rowFrom(finding: QualityFinding, from: CalendarDate, to: CalendarDate | undefined): FindingRow {
  const { findingId, rule, since, until = null, easedOn, because, events, facts, citations } = finding;
  const isEased = easedOn !== undefined && easedOn <= from;
  const acceptance = acceptanceOn(finding, from);
  return {
    validFrom: from,
    validTo: to ?? until,
    findingId,
    rule,
    severity: isEased ? 'NOTICE' : finding.severity,
    status: acceptance === undefined ? 'open' : 'accepted',
    since,
    until,
    explanation: because,
    details: { events, facts, ...(citations && { citations }), ...(acceptance && { acceptance }) },
  };
}

function acceptanceOn({ accepted }: QualityFinding, day: CalendarDate): View | undefined {
  if (accepted === undefined || accepted.day > day) return undefined;
  const { actId, act, entry } = accepted;
  const { recordedBy } = entry.events[0]!.metadata;
  return { eventId: actId, on: act.effectiveOn, recordedBy, reason: act.data.reason };
}

/** A finding as it is shown, with what would mend it. */
export function findingItem(subject: string, row: Omit<FindingRow, 'validFrom' | 'validTo'>): View {
  const { findingId, rule, severity, status, since, until, explanation, details } = row;
  const { cite, fix } = findingRules[rule];
  const { events, facts, citations = cite ? [cite] : [], acceptance = null } = details;
  const shown = { findingId, rule, severity, status, subject, since, until, explanation };
  return { ...shown, citation: citations[0] ?? null, citations, events, facts, fix, acceptance };
}
