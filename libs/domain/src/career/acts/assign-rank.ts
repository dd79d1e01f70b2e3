import { law, type Rank, sequenceCite } from '@elshi/law';
import { type ActRule, type Check, pass } from '../act-rule.js';
import { isInService, isOfficer, isRegistered } from '../checks/person.js';
import { authority, represented } from '../checks/rank.js';
import { sanctionBars } from '../checks/sanction.js';
import { termServed } from '../checks/term.js';
import {
  assigned,
  assignmentPolicies,
  competence,
  documentsDated,
  grounds,
  isNext,
  opens,
  positionMatches,
  representationOnRecord,
} from './assignment.js';

function modeOf(held: Rank | undefined): 'FIRST' | 'ORDINARY' {
  return held === undefined ? 'FIRST' : 'ORDINARY';
}

/** One rank after another; the first follows the position (policy P26). */
const inSequence: Check<'AssignRank'> = {
  rule: 'SEQUENCE',
  cite: sequenceCite,
  judge: (judged, circumstances) => {
    const { career, policies } = circumstances;
    return career.held !== undefined || policies.P26 === 'ATTACHE_ONLY'
      ? isNext.judge(judged, circumstances)
      : pass('A first rank follows the position.', [law('10')]);
  },
};

/** Assignment of the first rank, or of the next once the term is served. */
export const assignRank: ActRule<'AssignRank'> = {
  checks: [
    isRegistered,
    isOfficer,
    isInService,
    inSequence,
    documentsDated,
    authority(competence),
    represented(competence),
    representationOnRecord,
    termServed,
    sanctionBars,
    positionMatches,
  ],
  citations: grounds,
  policies: [...assignmentPolicies, 'P26'],
  apply: opens(modeOf),
  events: (judged, circumstances, eventId) => {
    const mode = modeOf(circumstances.career.held?.rank);
    return assigned('RankAssigned', judged, circumstances, { mode }, eventId);
  },
};
