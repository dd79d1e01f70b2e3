import { sequenceCite } from '@elshi/law';
import type { ActRule } from '../act-rule.js';
import { isInService, isOfficer, isRegistered } from '../checks/person.js';
import { authority, holdsRank, represented } from '../checks/rank.js';
import { sanctionBars } from '../checks/sanction.js';
import { termStillRuns } from '../checks/term.js';
import {
  assigned,
  assignmentPolicies,
  competence,
  documentsDated,
  groundNamed,
  grounds,
  isNext,
  opens,
  positionMatches,
  shortOf,
  representationOnRecord,
} from './assignment.js';

/** Assignment of the next rank before the term is served, for success or merit (article 13, paragraph 1). */
export const assignRankEarly: ActRule<'AssignRankEarly'> = {
  checks: [
    isRegistered,
    isOfficer,
    isInService,
    holdsRank(sequenceCite),
    groundNamed,
    isNext,
    documentsDated,
    authority(competence),
    represented(competence),
    representationOnRecord,
    termStillRuns,
    sanctionBars,
    positionMatches,
  ],
  citations: [...grounds, sequenceCite],
  policies: assignmentPolicies,
  apply: opens(() => 'EARLY'),
  events: (judged, circumstances, eventId) => {
    const found = { daysShort: shortOf(circumstances, judged) };
    return assigned('RankAssignedEarly', judged, circumstances, found, eventId);
  },
};
