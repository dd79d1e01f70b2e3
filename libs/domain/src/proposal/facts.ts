import { type OfficeKind, representativeOfficeRule } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Judged } from '../judging/act-rule.js';
import { keptFacts } from '../judging/kept-facts.js';
import { formOn } from '../office/office.js';
import type { Facts } from '../refusal.js';
import type { ProposalCircumstances } from './circumstances.js';

/** What is known of the office whose head a representation is about, on the day of the act. */
export interface OfficeFacts extends Facts {
  readonly officeId: string;
  readonly known: boolean;
  readonly officeKind: OfficeKind | null;
  /** Who appoints its head; null where nobody is prescribed. */
  readonly headAppointedBy: 'PRESIDENT' | 'MINISTER' | null;
}

/**
 * The facts about an office: those that the act was decided on when it was recorded, else what was looked up for it. So what
 * becomes of the office later never changes how the act is judged.
 */
export function officeFacts<K extends ActKind>(
  rule: string,
  officeId: string,
  judged: Judged<K>,
  { surroundings }: ProposalCircumstances,
): OfficeFacts {
  const kept = keptFacts<OfficeFacts>(judged, rule, { officeId });
  if (kept !== undefined) return kept;
  const office = surroundings.offices.get(officeId);
  if (office == null) return { officeId, known: false, officeKind: null, headAppointedBy: null };
  const officeKind = formOn(office, judged.day)?.officeKind ?? null;
  const by = officeKind && representativeOfficeRule(officeKind)?.appoints.by;
  return { officeId, known: true, officeKind, headAppointedBy: by ?? null };
}
