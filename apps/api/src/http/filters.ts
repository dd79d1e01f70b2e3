import type {
  AccreditationFilter,
  AuditFilter,
  EffectiveFilter,
  FeedFilter,
  FindingFilter,
  OfficeFilter,
  OfficerFilter,
  ProposalFilter,
} from '@elshi/application';
import { actKinds, isSubjectId } from '@elshi/contract';
import { EVENT_TYPES, FINDING_RULES, OFFICE_STATUSES, PROPOSAL_STATES, SEVERITIES } from '@elshi/domain';
import {
  type CalendarDate,
  HEAD_PROPOSALS,
  OFFICE_KINDS,
  RANK_CODES,
  REPRESENTATION_SUBJECTS,
  STATE_CODES,
} from '@elshi/law';
import type { RequestReader } from './request-reader.js';

/** Service statuses that a list can be asked for. */
export const SERVICE_STATUSES = ['NOT_ENTERED', 'IN_SERVICE', 'LEFT', 'DISMISSED', 'DECEASED'] as const;

/** What the list of officers is narrowed by. */
export function officerFilter(reader: RequestReader): OfficerFilter {
  return given({
    q: reader.text('q', 200),
    rank: reader.oneOf('rank', RANK_CODES),
    office: subjectId(reader, 'office', 'an office'),
    status: reader.oneOf('status', SERVICE_STATUSES),
  });
}

/** Whether an office has a head who is there, somebody who acts for the head, or nobody. */
export const HEAD_STATES = ['SUBSTANTIVE', 'ACTING', 'VACANT'] as const;

/** What the list of offices is narrowed by. */
export function officeFilter(reader: RequestReader): OfficeFilter {
  return given({
    officeKind: reader.oneOf('officeKind', OFFICE_KINDS),
    hostState: reader.oneOf('hostState', STATE_CODES),
    status: reader.oneOf('status', OFFICE_STATUSES),
    headState: reader.oneOf('headState', HEAD_STATES),
    headedBy: subjectId(reader, 'headedBy', 'an officer'),
    commandedBy: subjectId(reader, 'commandedBy', 'an officer'),
  });
}

/** What the list of accreditations is narrowed by. */
export function accreditationFilter(reader: RequestReader): AccreditationFilter {
  return given({
    to: reader.text('to', 300),
    office: subjectId(reader, 'office', 'an office'),
    officer: subjectId(reader, 'officer', 'an officer'),
  });
}

/** States of proposals that a list can be asked for: that of one in force, or that what was proposed is annulled. */
export const LISTED_PROPOSAL_STATES = [...PROPOSAL_STATES, 'ANNULLED'] as const;

/** What the list of proposals is narrowed by: `submittedFrom` is included, `submittedTo` not. */
export function proposalFilter(reader: RequestReader): ProposalFilter {
  return given({
    state: reader.oneOf('state', LISTED_PROPOSAL_STATES),
    officer: subjectId(reader, 'officer', 'an officer'),
    office: subjectId(reader, 'office', 'an office'),
    proposedBy: subjectId(reader, 'proposedBy', 'an officer'),
    proposes: reader.oneOf('proposes', HEAD_PROPOSALS),
    subject: reader.oneOf('subject', REPRESENTATION_SUBJECTS),
    ...period(reader, 'submittedFrom', 'submittedTo'),
  });
}

/** What the audit trail is narrowed by. Both windows take their first day or instant, and not their last. */
export function auditFilter(reader: RequestReader): AuditFilter {
  return given({
    actor: reader.text('actor', 128),
    kind: reader.oneOf('kind', actKinds),
    order: reader.text('order'),
    subject: reader.subject(),
    effectiveFrom: reader.day('effectiveFrom'),
    effectiveTo: reader.day('effectiveTo'),
    recordedFrom: reader.instant('recordedFrom'),
    recordedTo: reader.instant('recordedTo'),
  });
}

/** Whether findings are still to be looked at, or were accepted as they are. */
export const FINDING_STATUSES = ['open', 'accepted'] as const;

/** What the findings are narrowed by. Those that were accepted are left out unless they are asked for. */
export function findingFilter(reader: RequestReader): FindingFilter {
  const narrowed = given({
    subject: reader.subject(),
    rule: reader.oneOf('rule', FINDING_RULES),
    severity: reader.oneOf('severity', SEVERITIES),
  });
  return { ...narrowed, status: reader.oneOf('status', FINDING_STATUSES) ?? 'open' };
}

/** What the recorded feed is narrowed by. */
export function feedFilter(reader: RequestReader): FeedFilter {
  const types = reader.text('types', 4000)?.split(',');
  const unknown = types?.filter((type) => !(EVENT_TYPES as readonly string[]).includes(type)) ?? [];
  const what = 'types is a list of event types, like RankAssigned,RankDemoted';
  if (unknown.length > 0)
    reader.fault('types', 'EVENT_TYPE', `${what}, not ${JSON.stringify(unknown.join(','))}.`);
  return given({ types, subject: reader.subject() });
}

/** What the effective feed is narrowed by: `from` is included, `to` not. */
export function effectiveFilter(reader: RequestReader): EffectiveFilter {
  return given({ ...period(reader, 'from', 'to'), ...feedFilter(reader) });
}

/** Two days under these names, of which neither has to be given. */
function period<From extends string, To extends string>(
  reader: RequestReader,
  from: From,
  to: To,
): { readonly [K in From | To]: CalendarDate | undefined } {
  const [first, end] = [reader.day(from), reader.day(to)];
  if (first !== undefined && end !== undefined && first > end)
    reader.fault(to, 'RANGE', `${to} is not before ${from}.`);
  return { [from]: first, [to]: end } as { readonly [K in From | To]: CalendarDate | undefined };
}

function subjectId(reader: RequestReader, name: string, whose: string): string | undefined {
  return reader.parameter(name, 'ID', `${name} is the id of ${whose}.`, (text) =>
    isSubjectId(text) ? text : undefined,
  );
}

/** Without the members that were not asked for. */
function given<T extends object>(filter: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(filter).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}
