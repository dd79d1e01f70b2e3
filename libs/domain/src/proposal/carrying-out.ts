import type { HeadProposal, RepresentationSubject } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Standing } from '../standing.js';
import type { Submitting } from './act-data.js';

const ASSIGNMENTS: readonly ActKind[] = ['AssignRank', 'AssignRankEarly', 'AssignRankOutOfTurn'];

/** The kinds of act that carry out what a head has proposed. */
const PROPOSED: Readonly<Record<HeadProposal, readonly ActKind[]>> = {
  AWARD: ['RecordAward'],
  PROMOTION_IN_RANK: ASSIGNMENTS,
  PROMOTION_IN_POSITION: ['AppointToPosition', 'AssignPosting'],
  EARLY_RECALL: ['RecallEarly'],
  EXTENSION: ['ExtendPosting'],
  SANCTION: ['ImposeSanction', 'DismissForDisciplineBreach'],
};

/** The kinds of act for which the Minister represents to the President. */
const REPRESENTED: Readonly<Record<RepresentationSubject, readonly ActKind[]>> = {
  RANK: [...ASSIGNMENTS, 'DemoteRank', 'RevokeRank', 'RestoreRank', 'DismissForDisciplineBreach'],
  HEAD: ['AppointHead', 'DismissHead'],
};

/** Whether acts of a kind carry out what was proposed. */
export function carriesOut(kind: ActKind, { act }: Standing<Submitting>): boolean {
  const kinds =
    act.kind === 'SubmitHeadProposal' ? PROPOSED[act.data.proposes] : REPRESENTED[act.data.subject];
  return kinds.includes(kind);
}
