import type { CalendarDate } from '@elshi/law';
import type { ProposedAct } from '../act.js';
import { earliestEffect } from '../judging/earliest-effect.js';
import { fold } from '../judging/fold.js';
import { type Decision, proposeBy } from '../judging/judge.js';
import { type JudgedAct, judgedActs } from '../judging/judged-acts.js';
import { once } from '../judging/once.js';
import type { JudgeContext } from '../judging/subject-rules.js';
import type { Surroundings } from '../judging/surroundings.js';
import type { Ledger } from '../ledger.js';
import type { Standings } from '../standing.js';
import { judgeProposal, proposalFindings } from './findings/proposal-findings.js';
import type { Proposal } from './proposal.js';
import { proposalRules } from './rules.js';

/** Judges a new act about a proposal; see {@link proposeBy}. */
export function proposeForProposal(ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Decision {
  const surroundings: Surroundings = {
    ...context.surroundings,
    findings: once(() => proposalFindings(judgeProposal(ledger, context.policies))),
  };
  return proposeBy(proposalRules, ledger, proposed, { ...context, surroundings });
}

/** Every act about a proposal as it is judged now; see {@link judgedActs}. */
export function judgedProposal(
  standings: Standings,
  context: Pick<JudgeContext, 'policies' | 'surroundings'>,
): readonly JudgedAct[] {
  return judgedActs(proposalRules, standings, context);
}

/** From which day on the last act about a proposal may change anything; see {@link earliestEffect}. */
export function earliestEffectOnProposal(standings: Standings): CalendarDate | undefined {
  return earliestEffect(proposalRules, standings);
}

/** The whole history of a proposal: every act in force, those that take effect later included. */
export function foldProposal(standings: Standings): Proposal {
  return fold(proposalRules, standings);
}
