import type { ProposedAct } from '../act.js';
import { type Decision, proposeBy } from '../judging/judge.js';
import type { JudgeContext } from '../judging/subject-rules.js';
import type { Ledger } from '../ledger.js';
import { officerRules } from './rules.js';

/** Judges a new act about an officer; see {@link proposeBy}. */
export function propose(ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Decision {
  return proposeBy(officerRules, ledger, proposed, context);
}
