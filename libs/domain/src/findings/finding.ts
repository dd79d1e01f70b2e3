import type { CalendarDate, Citation } from '@elshi/law';
import type { Facts } from '../refusal.js';
import type { Standing, StandingAct } from '../standing.js';
import { type FindingRule, findingRules, type Severity } from './finding-rules.js';

/** What an act that names a finding is told of it. */
export interface KnownFinding {
  /**
   * Made of the rule and the events that the finding is about: the same for ever, whatever else is recorded. Another fault
   * of the same act, or the same fault about another act, is another finding.
   */
  readonly findingId: string;
  readonly rule: FindingRule;
  /** The first day on which it stands. */
  readonly since: CalendarDate;
  /** The day on which it no longer does; absent while it stands until something is recorded. */
  readonly until?: CalendarDate;
}

/** Something about a record that should be looked at. It forbids nothing. */
export interface QualityFinding extends KnownFinding {
  readonly severity: Severity;
  /** From this day on it is a notice, and no more. */
  readonly easedOn?: CalendarDate;
  /** The acts that it is about, by their events. */
  readonly events: readonly string[];
  readonly because: string;
  /** Where they are not that of the rule. */
  readonly citations?: readonly Citation[];
  readonly facts: Facts;
  /** The act by which it is accepted as it is, from that act's day on. */
  readonly accepted?: Standing<'AcceptFinding'>;
}

/** What a rule has found. */
export interface Found {
  /** The acts that it is about. */
  readonly about: readonly StandingAct[];
  /** Tells apart what one rule may find about the same acts. */
  readonly mark?: string;
  /** Absent when no such day will ever come. */
  readonly since: CalendarDate | undefined;
  readonly until?: CalendarDate | undefined;
  readonly because: string;
  readonly facts?: Facts;
  /** Where it is not that of the rule. */
  readonly severity?: Severity;
  readonly easedOn?: CalendarDate | undefined;
  /** Where they are not that of the rule. */
  readonly citations?: readonly Citation[];
}

/** The finding, if there is a day on which it stands. */
export function finding(rule: FindingRule, found: Found): readonly QualityFinding[] {
  const { about, mark, since, until, because, facts = {}, severity, easedOn, citations } = found;
  if (since === undefined || (until !== undefined && until <= since)) return [];
  const entry = findingRules[rule];
  const events = about.map(({ actId }) => actId);
  return [
    {
      findingId: [rule, ...(mark === undefined ? [] : [mark]), ...events].join(':'),
      rule,
      severity: severity ?? entry.severity,
      ...(easedOn !== undefined && { easedOn }),
      since,
      ...(until !== undefined && { until }),
      events,
      because,
      ...(citations !== undefined && { citations }),
      facts,
    },
  ];
}
