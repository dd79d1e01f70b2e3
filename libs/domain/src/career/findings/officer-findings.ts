import type { Policies } from '@elshi/law';
import { withAcceptances } from '../../findings/accepted.js';
import { actsWithoutBasis, irregularActs, standingWarnings } from '../../findings/acts.js';
import type { QualityFinding } from '../../findings/finding.js';
import { type JudgedLedger, judgeLedger } from '../../judging/judged-ledger.js';
import { nothingAround } from '../../judging/surroundings.js';
import type { Ledger } from '../../ledger.js';
import type { RefusalCode } from '../../refusal.js';
import { standings } from '../../standing.js';
import type { Career } from '../career.js';
import { officerRules } from '../rules.js';
import { cardsExpired } from './cards.js';
import { confirmationsMissing } from './confirmation.js';
import { datesOutOfOrder } from './dates.js';
import { endsMissing, silences } from './ends.js';
import { daysOutsideService, overlaps, serviceGaps } from './intervals.js';
import { positionMismatches, rankMissing } from './positions.js';
import { endOfStay, postingsLate } from './postings.js';

/** The ledger of an officer as the judge finds it now. */
export type JudgedCareer = JudgedLedger<Career>;

/**
 * Judges every act about an officer by the career just before it. With the same ledger judged before with fewer acts, it
 * costs little more than the fold.
 */
export function judgeCareer(
  ledger: Ledger,
  policies: Policies,
  before?: Pick<JudgedCareer, 'standings' | 'doubts'>,
): JudgedCareer {
  return judgeLedger(officerRules, standings(ledger), { policies, surroundings: nothingAround }, before);
}

/** What has become of an office, its head or a proposal is asked where they are. */
const ASKED_ELSEWHERE: ReadonlySet<RefusalCode> = new Set([
  'OFFICE_UNKNOWN',
  'OFFICE_TERMINATED',
  'NO_HEAD',
  'PROPOSAL_UNKNOWN',
  'PROPOSAL_STATE',
]);

/**
 * Everything about an officer's record that should be looked at, on every day, in the order of ids: what stands on a day
 * is a look-up. It is the judge's own view, and never refuses anything. A record that is joined has none: the person is asked about
 * under the record that goes on, and there is nothing that could be recorded here.
 */
export function officerFindings(
  { standings: all, inOrder, folded: career, doubts }: JudgedCareer,
  policies: Policies,
): readonly QualityFinding[] {
  if (career.joinedInto !== undefined) return [];
  const found = [
    ...irregularActs(doubts, all, ASKED_ELSEWHERE),
    ...standingWarnings(doubts, (standing) => endOfStay(career, standing)),
    ...actsWithoutBasis(all),
    ...confirmationsMissing(career),
    ...positionMismatches(career, policies),
    ...rankMissing(career),
    ...serviceGaps(career),
    ...daysOutsideService(career),
    ...overlaps(career),
    ...datesOutOfOrder(career, all),
    ...endsMissing(career),
    ...postingsLate(career),
    ...cardsExpired(career),
    ...silences(career, inOrder),
  ];
  return withAcceptances(found, career.acceptances);
}
