import type { ActKind } from '../act.js';
import type { Standing, StandingAct, Standings } from '../standing.js';
import type { SubjectRules } from './subject-rules.js';

/** Whether an act has its effect: neither annulled nor removed. */
export function isInEffect(standing: StandingAct): boolean {
  return standing.status !== 'annulled' && standing.status !== 'removed';
}

/** Acts in the order of their effect; those of one day in the order of first recording. */
export function inOrderOfEffect(acts: readonly StandingAct[]): readonly StandingAct[] {
  return [...acts].sort((a, b) => (a.day === b.day ? a.index - b.index : a.day < b.day ? -1 : 1));
}

/** A subject with its names and intervals, to which the other acts are still to be added. */
export function begin<Draft, C>(rules: SubjectRules<Draft, C>, standings: Standings): Draft {
  const draft = rules.empty(standings.subject.id);
  for (const standing of standings.all) {
    if (isInEffect(standing) && isFoldedFirst(rules, standing)) applyTo(rules, draft, standing);
  }
  return draft;
}

/** Adds an act to a subject under way, unless it was folded at the beginning. */
export function addTo<Draft, C>(rules: SubjectRules<Draft, C>, draft: Draft, standing: StandingAct): void {
  if (isInEffect(standing) && !isFoldedFirst(rules, standing)) applyTo(rules, draft, standing);
}

/** The whole: every act in force, those that take effect later included. */
export function fold<Draft, C>(rules: SubjectRules<Draft, C>, standings: Standings): Draft {
  const draft = begin(rules, standings);
  for (const standing of inOrderOfEffect(standings.all)) addTo(rules, draft, standing);
  return draft;
}

function isFoldedFirst<Draft, C>(rules: SubjectRules<Draft, C>, { act }: StandingAct): boolean {
  return rules.ruleOf(act.kind).foldedFirst === true;
}

function applyTo<K extends ActKind, Draft, C>(
  rules: SubjectRules<Draft, C>,
  draft: Draft,
  standing: StandingAct,
): void {
  rules.ruleOf(standing.act.kind as K).apply(draft, standing as Standing<K>);
}
