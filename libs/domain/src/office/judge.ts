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
import { judgeOffice, officeFindings } from './findings/office-findings.js';
import type { Office } from './office.js';
import { officeRules } from './rules.js';

/** Judges a new act about an office; see {@link proposeBy}. */
export function proposeForOffice(ledger: Ledger, proposed: ProposedAct, context: JudgeContext): Decision {
  const surroundings: Surroundings = {
    ...context.surroundings,
    findings: once(() => officeFindings(judgeOffice(ledger, context.policies))),
  };
  return proposeBy(officeRules, ledger, proposed, { ...context, surroundings });
}

/** Every act about an office as it is judged now; see {@link judgedActs}. */
export function judgedOffice(
  standings: Standings,
  context: Pick<JudgeContext, 'policies' | 'surroundings'>,
): readonly JudgedAct[] {
  return judgedActs(officeRules, standings, context);
}

/** From which day on the last act about an office may change anything; see {@link earliestEffect}. */
export function earliestEffectAtOffice(standings: Standings): CalendarDate | undefined {
  return earliestEffect(officeRules, standings);
}

/** The whole history of an office: every act in force, those that take effect later included. */
export function foldOffice(standings: Standings): Office {
  return fold(officeRules, standings);
}
