import {
  type CalendarDate,
  type Citation,
  dateOf,
  dayNumber,
  type Policies,
  type Rank,
  rankAfter,
} from '@elshi/law';
import type { ActOf } from '../act.js';
import type { Standings } from '../standing.js';
import type { Circumstances, Finding, Judged } from './act-rule.js';
import { ruleOf } from './acts/index.js';
import { type Career, categoryOn, spellOn, statusOn } from './career.js';
import { foldCareer, inOrderOfEffect, isInEffect, beginCareer, addAct } from './fold.js';
import { namedActs } from './named-acts.js';
import { termCounter } from './term-counter.js';
import { checkAll } from './verdict.js';

/** One check of an assignment that nobody has submitted. */
export interface EligibilityCheck {
  readonly rule: string;
  readonly citation: Citation | null;
  readonly outcome: Finding['outcome'];
  readonly because: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

export interface Eligibility {
  readonly rank: Rank | null;
  readonly eligible: boolean;
  /** First day on which an officer in service has the term behind him, by every act known. */
  readonly firstEligibleOn: CalendarDate | null;
  readonly checks: readonly EligibilityCheck[];
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
  const circumstances = circumstancesOn(standings, on, policies);
  const held = spellOn(circumstances.career, on)?.spell;
  const next = rankAfter(held?.rank);
  const asked = rank ?? next;
  const act: ActOf<'AssignRank'> = {
    kind: 'AssignRank',
    effectiveOn: on,
    data: { rank: asked ?? held!.rank },
  };
  const judged: Judged<'AssignRank'> = { act, day: on, index: standings.all.length };
  const checks = checkAll(ruleOf('AssignRank').checks, judged, circumstances).map(({ rule, finding }) =>
    shown(rule, finding),
  );
  return {
    rank: asked ?? null,
    eligible: checks.every((check) => check.outcome !== 'fail'),
    firstEligibleOn: asked === next ? firstEligibleOn(foldCareer(standings), on, policies) : null,
    checks,
  };
}

/** The career as it stands on a day, all acts of that day included. */
function circumstancesOn(standings: Standings, on: CalendarDate, policies: Policies): Circumstances {
  const career = beginCareer(standings);
  for (const standing of inOrderOfEffect(standings.all)) {
    if (standing.day <= on && isInEffect(standing)) addAct(career, standing);
  }
  return { career, named: namedActs(standings), policies, offices: new Map() };
}

/** The first day on which the term of the spell in force is served by an officer in service. */
export function firstEligibleOn(career: Career, on: CalendarDate, policies: Policies): CalendarDate | null {
  const held = spellOn(career, on);
  if (held === undefined) return null;
  const counter = termCounter(career, held.spell, policies);
  const served = counter.termYears === undefined ? counter.startsOn : counter.eligibleOn;
  if (served === undefined) return null;
  const days = [
    served,
    ...career.service.map((period) => period.from),
    ...career.categories.flatMap(({ from }) => from ?? []),
  ];
  const fits = (day: CalendarDate) =>
    day >= served && statusOn(career, day) === 'IN_SERVICE' && categoryOn(career, day) === 'OFFICER';
  const first = days
    .filter(fits)
    .map(dayNumber)
    .sort((a, b) => a - b)[0];
  return first === undefined ? null : dateOf(first);
}

function shown(rule: string, finding: Finding): EligibilityCheck {
  switch (finding.outcome) {
    case 'fail': {
      const { because, citations, facts, refused } = finding.refusal;
      return {
        rule,
        citation: citations[0] ?? null,
        outcome: 'fail',
        because,
        facts: { ...facts, code: refused },
      };
    }
    case 'warn': {
      const { detail, citations, code } = finding.warning;
      return {
        rule,
        citation: citations[0] ?? null,
        outcome: 'warn',
        because: detail,
        facts: { ...finding.facts, code },
      };
    }
    default:
      return {
        rule,
        citation: finding.citations[0] ?? null,
        outcome: finding.outcome,
        because: finding.because,
        facts: finding.facts,
      };
  }
}
