import type { ActKind } from '../act.js';
import type { Standing, StandingAct, Standings } from '../standing.js';
import { ruleOf } from './acts/index.js';
import type { Career } from './career.js';
import { type CareerDraft, emptyCareer } from './draft.js';

/** Whether an act has its effect: neither annulled nor removed. */
export function isInEffect(standing: StandingAct): boolean {
  return standing.status !== 'annulled' && standing.status !== 'removed';
}

/** Acts in the order of their effect; those of one day in the order of first recording. */
export function inOrderOfEffect(acts: readonly StandingAct[]): readonly StandingAct[] {
  return [...acts].sort((a, b) => (a.day === b.day ? a.index - b.index : a.day < b.day ? -1 : 1));
}

/** A career with its names and intervals, to which the other acts are still to be added. */
export function beginCareer(standings: Standings): CareerDraft {
  const career = emptyCareer();
  for (const standing of standings.all) {
    if (isInEffect(standing) && isFoldedFirst(standing)) applyTo(career, standing);
  }
  return career;
}

/** Adds an act to a career under way, unless it was folded at the beginning. */
export function addAct(career: CareerDraft, standing: StandingAct): void {
  if (isInEffect(standing) && !isFoldedFirst(standing)) applyTo(career, standing);
}

function isFoldedFirst({ act }: StandingAct): boolean {
  return ruleOf(act.kind).foldedFirst === true;
}

function applyTo<K extends ActKind>(career: CareerDraft, standing: StandingAct): void {
  const rule = ruleOf(standing.act.kind as K);
  rule.apply(career, standing as Standing<K>);
}

/** The whole career: every act in force, those that take effect later included. */
export function foldCareer(standings: Standings): Career {
  const career = beginCareer(standings);
  for (const standing of inOrderOfEffect(standings.all)) addAct(career, standing);
  return career;
}
