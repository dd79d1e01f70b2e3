import {
  judgeCareer,
  type JudgedCareer,
  type JudgedOffice,
  judgeOffice,
  type JudgedProposal,
  judgeProposal,
  type Ledger,
  type LedgerAct,
} from '@elshi/domain';
import { defaultPolicies } from '@elshi/law';

/** What the judge needs to go on from where a ledger was judged. */
type Before = Pick<JudgedCareer, 'standings' | 'doubts'>;

/** Of ledgers judged before, what is needed to go on; each by its last act, which no other ledger ends with. */
const judgedBefore = new WeakMap<LedgerAct, Before>();

/** The ledger of an officer judged by the default policies; from where it was judged last, if it has grown since. */
export function judgedOfficer(ledger: Ledger): JudgedCareer {
  return goingOn(ledger, (before) => judgeCareer(ledger, defaultPolicies, before));
}

/** The same of an office. */
export function judgedOffice(ledger: Ledger): JudgedOffice {
  return goingOn(ledger, (before) => judgeOffice(ledger, defaultPolicies, before));
}

/** The same of a proposal. */
export function judgedProposal(ledger: Ledger): JudgedProposal {
  return goingOn(ledger, (before) => judgeProposal(ledger, defaultPolicies, before));
}

function goingOn<Judged extends Before>(
  { acts }: Ledger,
  judge: (before: Before | undefined) => Judged,
): Judged {
  const earlier = acts.findLast((act) => judgedBefore.has(act));
  const judged = judge(earlier && judgedBefore.get(earlier));
  if (earlier !== undefined) judgedBefore.delete(earlier);
  const last = acts.at(-1);
  const { standings, doubts } = judged;
  if (last !== undefined) judgedBefore.set(last, { standings, doubts });
  return judged;
}
