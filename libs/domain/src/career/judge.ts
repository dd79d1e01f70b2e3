import type { CalendarDate } from '@elshi/law';
import type { ProposedAct } from '../act.js';
import { earliestEffect } from '../judging/earliest-effect.js';
import { type Decision, proposeBy } from '../judging/judge.js';
import { type JudgedAct, judgedActs } from '../judging/judged-acts.js';
import { once } from '../judging/once.js';
import type { JudgeContext } from '../judging/subject-rules.js';
import type { Surroundings } from '../judging/surroundings.js';
import type { Ledger } from '../ledger.js';
import type { Standings } from '../standing.js';
import { judgeCareer, officerFindings } from './findings/officer-findings.js';
import { officerRules } from './rules.js';

/** Judges a new act about an officer; see {@link proposeBy}. */
export function propose(ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Decision {
  const { policies } = context;
  const surroundings: Surroundings = {
    ...context.surroundings,
    findings: once(() => officerFindings(judgeCareer(ledger, policies), policies)),
  };
  return proposeBy(officerRules, ledger, proposed, { ...context, surroundings });
}

/** Every act about an officer as it is judged now; see {@link judgedActs}. */
export function judgedCareer(
  standings: Standings,
  context: Pick<JudgeContext, 'policies' | 'surroundings'>,
): readonly JudgedAct[] {
  return judgedActs(officerRules, standings, context);
}

/** From which day on the last act about an officer may change anything; see {@link earliestEffect}. */
export function earliestEffectOnCareer(standings: Standings): CalendarDate | undefined {
  return earliestEffect(officerRules, standings);
}
