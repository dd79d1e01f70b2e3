import { type CalendarDate, type Citation, type Policies, type Rank, rankAfter } from '@elshi/law';
import type { ActOf } from '../act.js';
import { inOrderOfEffect } from '../judging/fold.js';
import { namedActs } from '../judging/named-acts.js';
import { nothingAround } from '../judging/surroundings.js';
import { citationsIn, factsIn } from '../judging/verdict.js';
import type { Standings } from '../standing.js';
import type { Check, Finding, Judged } from './act-rule.js';
import type { Assigning } from './acts/assignment.js';
import { ruleOf } from './acts/index.js';
import { spellOn } from './career.js';
import { type Circumstances, circumstancesOf } from './circumstances.js';
import { countedBefore, excludedAsOf } from './counted-days.js';
import { firstEligibleOn } from './first-eligible.js';
import { addAct, beginCareer, foldCareer } from './fold.js';

/** One check of an assignment that nobody has submitted. */
export interface EligibilityCheck {
  readonly rule: string;
  readonly citation: Citation | null;
  readonly outcome: Finding['outcome'];
  readonly because: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Whether the rank could be assigned otherwise than in the ordinary way, given success or merit as its ground. */
export interface ExceptionalWay {
  readonly kind: 'AssignRankEarly' | 'AssignRankOutOfTurn';
  readonly possible: boolean;
  readonly citation: Citation | null;
  readonly because: string;
}

export interface Eligibility {
  readonly rank: Rank | null;
  readonly eligible: boolean;
  /** First day on which the next rank can be assigned while the present one is held, by every act known. */
  readonly firstEligibleOn: CalendarDate | null;
  readonly checks: readonly EligibilityCheck[];
  readonly exceptional: readonly ExceptionalWay[];
}

/**
 * Whether a rank may be assigned on a day: the judge, asked about an ordinary assignment that nobody has submitted, with
 * every check kept. Who must sign and represent is told, not failed.
 */
export function eligibility(
  standings: Standings,
  rank: Rank | undefined,
  on: CalendarDate,
  policies: Policies,
): Eligibility {
  const circumstances = circumstancesAt(standings, on, policies);
  const held = spellOn(circumstances.career, on)?.spell.rank;
  const next = rankAfter(held);
  const asked = rank ?? next;
  const index = standings.all.length;
  const judged = <K extends Assigning>(kind: K): Judged<K> => ({
    act: { kind, effectiveOn: on, data: { rank: asked ?? held } } as unknown as ActOf<K>,
    day: on,
    index,
  });
  const checks = ruleOf('AssignRank').checks.map((check) => {
    const finding = check.judge(judged('AssignRank'), circumstances);
    return shown(check, finding, check.rule === 'TERM' ? intervals(circumstances, on) : {});
  });
  return {
    rank: asked ?? null,
    eligible: checks.every(({ outcome }) => outcome !== 'fail'),
    firstEligibleOn: asked === next ? firstEligibleOn(foldCareer(standings), on, policies) : null,
    checks,
    exceptional: [
      exceptional(judged('AssignRankEarly'), circumstances),
      exceptional(judged('AssignRankOutOfTurn'), circumstances),
    ],
  };
}

/** The career as it stands on a day, all acts of that day included. */
function circumstancesAt(standings: Standings, on: CalendarDate, policies: Policies): Circumstances {
  const career = beginCareer(standings);
  for (const standing of inOrderOfEffect(standings.all)) if (standing.day <= on) addAct(career, standing);
  return circumstancesOf(career, namedActs(standings), policies, nothingAround);
}

/** What the counter of the rank held rests on: each part that counts, and each that does not. */
function intervals({ counter }: Circumstances, on: CalendarDate): Readonly<Record<string, unknown>> {
  const counted = counter();
  if (counted === undefined) return {};
  return { counted: countedBefore(counted, on), excluded: excludedAsOf(counted, on) };
}

/** Every check but that of the ground is asked: whether there is success or merit, only the act can say. */
function exceptional<K extends ExceptionalWay['kind']>(
  judged: Judged<K>,
  circumstances: Circumstances,
): ExceptionalWay {
  const { kind } = judged.act;
  const { checks } = ruleOf<K>(kind);
  const findings = checks.map((check) => shown(check, check.judge(judged, circumstances)));
  const hindrance = findings.find(({ rule, outcome }) => rule !== 'GROUND' && outcome === 'fail');
  const { citation, because } = hindrance ?? findings.find(({ rule }) => rule === 'GROUND')!;
  return { kind, possible: hindrance === undefined, citation, because };
}

function shown<K extends Assigning>(
  { rule, cite }: Check<K>,
  finding: Finding,
  more: Readonly<Record<string, unknown>> = {},
): EligibilityCheck {
  return {
    rule,
    citation: citationsIn(finding)[0] ?? cite ?? null,
    outcome: finding.outcome,
    because: becauseOf(finding),
    facts: { ...factsIn(finding), ...codeOf(finding), ...more },
  };
}

function becauseOf(finding: Finding): string {
  if (finding.outcome === 'fail') return finding.refusal.because;
  return finding.outcome === 'warn' ? finding.warning.detail : finding.because;
}

function codeOf(finding: Finding): Readonly<Record<string, unknown>> {
  if (finding.outcome === 'fail') return { code: finding.refusal.refused };
  return finding.outcome === 'warn' ? { code: finding.warning.code } : {};
}
