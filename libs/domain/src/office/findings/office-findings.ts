import type { Policies } from '@elshi/law';
import { withAcceptances } from '../../findings/accepted.js';
import { actsWithoutBasis, irregularActs, standingWarnings } from '../../findings/acts.js';
import type { QualityFinding } from '../../findings/finding.js';
import { ordersAfterEffect } from '../../findings/order-dates.js';
import { type JudgedLedger, judgeLedger } from '../../judging/judged-ledger.js';
import { nothingAround } from '../../judging/surroundings.js';
import type { Ledger } from '../../ledger.js';
import type { RefusalCode } from '../../refusal.js';
import { standings } from '../../standing.js';
import type { Office } from '../office.js';
import { officeRules } from '../rules.js';
import { actingHeadsNotNotified } from './acting-heads.js';
import { daysWithoutHead } from './vacancies.js';

/** The ledger of an office as the judge finds it now. */
export type JudgedOffice = JudgedLedger<Office>;

/** Judges every act about an office by what stood there just before it; see {@link judgeLedger}. */
export function judgeOffice(
  ledger: Ledger,
  policies: Policies,
  before?: Pick<JudgedOffice, 'standings' | 'doubts'>,
): JudgedOffice {
  return judgeLedger(officeRules, standings(ledger), { policies, surroundings: nothingAround }, before);
}

/** What has become of the people whom acts name, and of other offices, is asked where they are. */
const ASKED_ELSEWHERE: ReadonlySet<RefusalCode> = new Set([
  'OFFICER_UNKNOWN',
  'NOT_AN_OFFICER',
  'NOT_IN_SERVICE',
  'DESIGNEE',
  'POSTING_OVERLAP',
  'OFFICE_UNKNOWN',
]);

/** Everything about the record of an office that should be looked at, on every day, in the order of ids. */
export function officeFindings({ standings: all, folded, doubts }: JudgedOffice): readonly QualityFinding[] {
  const found = [
    ...irregularActs(doubts, all, ASKED_ELSEWHERE),
    ...standingWarnings(doubts),
    ...actsWithoutBasis(all),
    ...ordersAfterEffect(all),
    ...daysWithoutHead(folded),
    ...actingHeadsNotNotified(folded),
  ];
  return withAcceptances(found, folded.acceptances);
}
