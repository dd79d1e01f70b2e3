import type { ProposedAct } from '../act.js';
import { fold } from '../judging/fold.js';
import { type Decision, proposeBy } from '../judging/judge.js';
import type { JudgeContext } from '../judging/subject-rules.js';
import type { Ledger } from '../ledger.js';
import type { Standings } from '../standing.js';
import type { Office } from './office.js';
import { officeRules } from './rules.js';

/** Judges a new act about an office; see {@link proposeBy}. */
export function proposeForOffice(ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Decision {
  return proposeBy(officeRules, ledger, proposed, context);
}

/** The whole history of an office: every act in force, those that take effect later included. */
export function foldOffice(standings: Standings): Office {
  return fold(officeRules, standings);
}
