import type { WrittenDate } from '@elshi/law';
import type { OfficerActData } from './career/act-data.js';
import type { OfficeActData } from './office/act-data.js';
import type { Order } from './order.js';
import type { ProposalActData } from './proposal/act-data.js';

export const DEPENDANT_ACTIONS = ['KEEP', 'ANNUL'] as const;
/** What the caller decides about an act that rests on another. */
export interface DependantDecision {
  readonly eventId: string;
  readonly action: (typeof DEPENDANT_ACTIONS)[number];
}

/** What a correction changes: a JSON Merge Patch (RFC 7396) on the act as it was posted. */
export interface ActChanges {
  readonly effectiveOn?: string;
  readonly order?: Readonly<Record<string, unknown>> | null;
  readonly data?: Readonly<Record<string, unknown>>;
}

/** The data of acts about other acts, of whatever subject. */
export interface AmendmentData {
  CorrectAct: { readonly eventId: string; readonly changes: ActChanges; readonly reason: string };
  AnnulAct: { readonly eventId: string; readonly reason: string };
}

/** The data of acts about what is found in a record, of whatever subject. */
export interface QualityActData {
  AcceptFinding: { readonly findingId: string; readonly reason: string };
}

/** The data of every kind of act, under the names of the contract. */
export interface ActData
  extends OfficerActData, OfficeActData, ProposalActData, QualityActData, AmendmentData {}

export type QualityActKind = keyof QualityActData;
export type AmendmentKind = keyof AmendmentData;
export type ActKind = keyof ActData;

/** One legal act, as a registrar posts it. Its shape has been checked at the edge; whether it is lawful, the judge says. */
export type ActOf<K extends ActKind> = {
  readonly [Kind in K]: {
    readonly kind: Kind;
    /** The day from which the act counts in law; a month or a year on a historical act only. */
    readonly effectiveOn: WrittenDate;
    readonly order?: Order;
    readonly data: ActData[Kind];
    readonly note?: string;
    /** Recorded from older papers: judged for form only. */
    readonly historical?: boolean;
    /** The day was left out, and is that of the order. */
    readonly dayOfOrder?: boolean;
  };
}[K];
export type Act = ActOf<ActKind>;

/** The kinds of act that rest on no order: what they record is a paper itself, or is done by the register. */
export const KINDS_WITHOUT_ORDER: ReadonlySet<ActKind> = new Set([
  'RegisterOfficer',
  'IssueRankCertificate',
  'WithdrawRankCertificate',
  'EnterServiceRecord',
  'RecordServiceCredit',
  'CloseServiceCredit',
  'VoidServiceCredit',
  'StartPosting',
  'IssueAccreditationCard',
  'ReturnAccreditationCard',
  'AcceptFinding',
  'RecordTakingUpFunctions',
  'AgreeHeadTrip',
  'RecordHeadAbsence',
  'EndHeadAbsence',
  'NotifyActingHead',
  'SubmitHeadProposal',
  'SubmitMinisterRepresentation',
]);

/** Whether an act is judged for form only: history that was not decided here. */
export function isHistorical(act: { readonly kind: ActKind; readonly historical?: boolean }): boolean {
  return act.historical === true || act.kind === 'RecordHistoricalRank';
}

/** An act together with what the caller decided about the acts that rest on it. */
export interface ProposedAct {
  readonly act: Act;
  readonly dependants: readonly DependantDecision[];
}

/** The act in the form in which it was posted: without a day where that was left to the order. */
export function postedForm(
  act: Act,
): Omit<Act, 'effectiveOn' | 'dayOfOrder'> & { readonly effectiveOn?: WrittenDate } {
  const { dayOfOrder, effectiveOn, ...posted } = act;
  return dayOfOrder === true ? posted : { effectiveOn, ...posted };
}
