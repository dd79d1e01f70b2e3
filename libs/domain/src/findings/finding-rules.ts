import {
  actingInAbsenceCite,
  actingInVacancyCite,
  cardRule,
  type Citation,
  concurrentCite,
  confirmationCite,
  creditCite,
  creditKindEntry,
  law,
  notificationCite,
  positionMatchCite,
  postingCite,
  representationCite,
  staffingCite,
} from '@elshi/law';
import type { ActKind } from '../act.js';
import type { WarningCode } from '../refusal.js';

export const SEVERITIES = ['ERROR', 'WARNING', 'NOTICE'] as const;
/** `ERROR`: the law is not kept. `WARNING`: something is missing, or does not fit. `NOTICE`: worth a look. */
export type Severity = (typeof SEVERITIES)[number];

/** What is asked of every record. A warning that stands is found under its own code, but for one that is told once. Codes are public: add, never rename. */
export type FindingRule =
  | Exclude<WarningCode, ToldOnce>
  | 'IRREGULAR_ACT'
  | 'CERTIFICATE_MISSING'
  | 'RECORD_ENTRY_MISSING'
  | 'BASIS_MISSING'
  | 'BASIS_UNVERIFIED'
  | 'SERVICE_GAP'
  | 'OUTSIDE_SERVICE'
  | 'LEAVES_OVERLAP'
  | 'POSTINGS_OVERLAP'
  | 'TAKING_UP_LATE'
  | 'CARD_EXPIRED'
  | 'CREDITS_OVERLAP'
  | 'DATE_ORDER'
  | 'END_MISSING'
  | 'NO_NEWS'
  | 'RANK_MISSING'
  | 'HEAD_MISSING'
  | 'NOTIFICATION_MISSING';

/** Warnings that are told when an act is recorded, and are no findings: what they rest on may change in another record, or is the act itself. */
export const TOLD_ONCE = [
  'HISTORICAL',
  'BIRTH_DATE_DIFFERS',
  'DEPARTMENT_UNKNOWN',
] as const satisfies readonly WarningCode[];
type ToldOnce = (typeof TOLD_ONCE)[number];

export interface FindingRuleEntry {
  readonly severity: Severity;
  /** What was found, in one sentence. */
  readonly says: string;
  /** The provision that is concerned, where there is one and the finding names no other. */
  readonly cite?: Citation;
  /** What would mend it, and by which kinds of act. */
  readonly fix: { readonly says: string; readonly kinds: readonly ActKind[] };
}

const officerCardCite = cardRule('OFFICER').cite;

/** The catalogue of rules, gravest first. */
// prettier-ignore
export const findingRules: Readonly<Record<FindingRule, FindingRuleEntry>> = {
  IRREGULAR_ACT:           { severity: 'ERROR',   says: 'An act on record that would be refused now, by what stood just before it.', fix: { says: 'Correct what was entered wrongly, or have the act annulled.', kinds: ['CorrectAct', 'AnnulAct'] } },
  POSITION_MISMATCH:       { severity: 'WARNING', says: 'The rank held is two steps or more from the position held; a notice where the assignment gave a justification.', cite: positionMatchCite, fix: { says: 'Appoint to a position that fits, or accept the finding with the reason.', kinds: ['AppointToPosition', 'CorrectAct'] } },
  CERTIFICATE_MISSING:     { severity: 'WARNING', says: 'No certificate confirms a rank; a notice where the rank is no longer held.', cite: confirmationCite, fix: { says: 'Issue the certificate.', kinds: ['IssueRankCertificate'] } },
  RECORD_ENTRY_MISSING:    { severity: 'WARNING', says: 'No entry in the service record confirms a rank; a notice where the rank is no longer held.', cite: confirmationCite, fix: { says: 'Make the entry.', kinds: ['EnterServiceRecord'] } },
  SERVICE_GAP:             { severity: 'WARNING', says: 'Days in the service with neither position nor posting, credit, leave nor suspension; a notice where older papers are at an end of the gap.', cite: creditCite, fix: { says: 'Record the position held or the credit earned meanwhile, or that the service ended.', kinds: ['AppointToPosition', 'StartPosting', 'RecordServiceCredit', 'LeaveService', 'CorrectAct'] } },
  OUTSIDE_SERVICE:         { severity: 'WARNING', says: 'A position, a posting or a leave on days that lie in no period of service; a notice in older papers.', cite: law('10'), fix: { says: 'Record the entry into the service, or correct the days.', kinds: ['EnterService', 'CorrectAct'] } },
  LEAVES_OVERLAP:          { severity: 'WARNING', says: 'Two leaves cover the same days.', cite: creditCite, fix: { says: 'Correct the days of one, or cancel it.', kinds: ['CorrectAct', 'CancelLeave'] } },
  POSTINGS_OVERLAP:        { severity: 'WARNING', says: 'Two postings from older papers, none of them that of a head, cover the same days.', cite: concurrentCite, fix: { says: 'Correct the days of one.', kinds: ['CorrectAct'] } },
  TAKING_UP_LATE:          { severity: 'WARNING', says: 'More than a year lies between the decision of a posting and the arrival, or none is on record.', cite: postingCite, fix: { says: 'Record the arrival, or that the posting was not taken up; or correct the day.', kinds: ['StartPosting', 'EndPosting', 'CorrectAct'] } },
  DATE_ORDER:              { severity: 'WARNING', says: 'Dates in an order that cannot be; a notice where an order is later than the day from which its act counts.', fix: { says: 'Correct the date that was misread.', kinds: ['CorrectAct'] } },
  END_MISSING:             { severity: 'WARNING', says: 'A suspension, a leave, a credit or a posting that has gone on for too long.', cite: creditCite, fix: { says: 'Record its end.', kinds: ['EndSuspension', 'CloseServiceCredit', 'EndPosting', 'ExtendPosting', 'CorrectAct'] } },
  HEAD_MISSING:            { severity: 'WARNING', says: 'An office has neither a head nor anybody who acts for one.', cite: actingInVacancyCite, fix: { says: 'Appoint a head, or designate who acts.', kinds: ['AppointHead', 'DesignateActingHead'] } },
  NOTIFICATION_MISSING:    { severity: 'WARNING', says: 'The name of who acts for a head was not reported; a notice once he acts no longer, and in older papers.', cite: notificationCite, fix: { says: 'Record the note.', kinds: ['NotifyActingHead'] } },
  CARD_EXPIRED:            { severity: 'WARNING', says: 'An accreditation card past its validity that was neither returned nor replaced.', cite: officerCardCite, fix: { says: 'Record the return, or the card that took its place.', kinds: ['ReturnAccreditationCard', 'IssueAccreditationCard', 'CorrectAct'] } },
  STAFFING_LIMIT:          { severity: 'WARNING', says: 'A post is filled at an office beyond the number approved there.', cite: staffingCite, fix: { says: 'Approve another staffing table, or end the posting.', kinds: ['ApproveStaffing', 'EndPosting'] } },
  USSR_CUTOFF:             { severity: 'WARNING', says: 'Credit for service of the former Union on days after its end, which do not count.', cite: creditKindEntry(4).cite, fix: { says: 'Correct the end of the credit.', kinds: ['CorrectAct', 'CloseServiceCredit'] } },
  REPRESENTATION_MISMATCH: { severity: 'WARNING', says: 'The representation named is on record with another date.', cite: representationCite, fix: { says: 'Correct the date.', kinds: ['CorrectAct'] } },
  REPRESENTATION_STATE:    { severity: 'WARNING', says: 'The representation named was withdrawn or rejected.', cite: representationCite, fix: { says: 'Correct which representation the act rests on, or what became of it.', kinds: ['CorrectAct'] } },
  JUNIOR_DESIGNEE:         { severity: 'NOTICE',  says: 'Who acts for a head holds a rank below those of senior diplomatic staff.', cite: actingInAbsenceCite, fix: { says: 'Designate another, or accept the finding with the reason.', kinds: ['EndActingHead', 'DesignateActingHead'] } },
  BASIS_MISSING:           { severity: 'NOTICE',  says: 'An act from older papers without the order that it rests on.', fix: { says: 'Record the order.', kinds: ['CorrectAct'] } },
  BASIS_UNVERIFIED:        { severity: 'NOTICE',  says: 'An act imported from papers that nobody has compared with it, or a rank that rests on a source alone.', fix: { says: 'Compare the two, and correct the act under an order.', kinds: ['CorrectAct'] } },
  CREDITS_OVERLAP:         { severity: 'NOTICE',  says: 'Two credits of one kind cover the same days, which count once.', cite: creditCite, fix: { says: 'Void the one that was entered twice.', kinds: ['VoidServiceCredit', 'CorrectAct'] } },
  RANK_MISSING:            { severity: 'NOTICE',  says: 'An officer in a position that has ranks never held one.', cite: law('10'), fix: { says: 'Assign the first rank, or record the one held before.', kinds: ['AssignRank', 'RecordHistoricalRank'] } },
  NO_NEWS:                 { severity: 'NOTICE',  says: 'A service about which nothing was recorded for years.', fix: { says: 'Record what happened since, or that the service ended.', kinds: ['LeaveService'] } },
};

/** Codes of all rules. */
export const FINDING_RULES = Object.keys(findingRules) as readonly FindingRule[];
