import type { StandingAct, Standings } from '../standing.js';
import * as judging from '../judging/fold.js';
import type { Career } from './career.js';
import type { CareerDraft } from './draft.js';
import { officerRules } from './rules.js';

/** A career with its names and intervals, to which the other acts are still to be added. */
export function beginCareer(standings: Standings): CareerDraft {
  return judging.begin(officerRules, standings);
}

/** Adds an act to a career under way, unless it was folded at the beginning. */
export function addAct(career: CareerDraft, standing: StandingAct): void {
  judging.addTo(officerRules, career, standing);
}

/** The whole career: every act in force, those that take effect later included. */
export function foldCareer(standings: Standings): Career {
  return judging.fold(officerRules, standings);
}
