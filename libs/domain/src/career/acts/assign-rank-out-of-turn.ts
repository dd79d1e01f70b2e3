import { type Rank, rankAt, rankNo, sequenceCite } from '@elshi/law';
import { type ActRule, type Check, fail, notApplicable, pass } from '../act-rule.js';
import { isInService, isOfficer, isRegistered } from '../checks/person.js';
import { authority, holdsRank, represented, steps } from '../checks/rank.js';
import { sanctionBars } from '../checks/sanction.js';
import { termServed } from '../checks/term.js';
import {
  assigned,
  assignmentPolicies,
  competence,
  documentsDated,
  groundNamed,
  grounds,
  opens,
  positionMatches,
  shortOf,
  representationOnRecord,
} from './assignment.js';

/** A shortest jump out of turn: to the rank after the next. */
const FEWEST_STEPS = 2;

/** At least one rank is passed over (policy P16: at most how many). */
const skipsRanks: Check<'AssignRankOutOfTurn'> = {
  rule: 'SEQUENCE',
  cite: sequenceCite,
  judge: ({ act }, { career, policies }) => {
    const held = career.held?.rank;
    const jump = held === undefined ? 0 : steps(held, act.data.rank);
    const facts = { rankHeld: held ?? null };
    const refused = (because: string) => fail('RANK_SEQUENCE', because, [sequenceCite], facts);
    if (jump < FEWEST_STEPS)
      return refused(`${act.data.rank} skips no rank after ${held ?? 'none'}: this is not out of turn.`);
    if (policies.P16 === 'SKIP_ONE' && jump > FEWEST_STEPS)
      return refused(`${act.data.rank} skips more than one rank after ${held}.`);
    return pass(`${act.data.rank} is out of turn after ${held}.`, [sequenceCite], facts);
  },
};

const termForJump: Check<'AssignRankOutOfTurn'> = {
  ...termServed,
  judge: (judged, circumstances) =>
    circumstances.policies.P16 === 'REQUIRED'
      ? termServed.judge(judged, circumstances)
      : notApplicable('Out of turn, no term need be served.', [sequenceCite]),
};

/** Ranks between two, which an assignment out of turn passes over. */
function skippedRanks(held: Rank, rank: Rank): readonly Rank[] {
  const first = rankNo(held) + 1;
  return Array.from({ length: rankNo(rank) - first }, (_, index) => rankAt(first + index)!);
}

/** Assignment out of the sequence, for success or merit (article 13, paragraph 1). */
export const assignRankOutOfTurn: ActRule<'AssignRankOutOfTurn'> = {
  checks: [
    isRegistered,
    isOfficer,
    isInService,
    holdsRank(sequenceCite),
    groundNamed,
    skipsRanks,
    documentsDated,
    authority(competence),
    represented(competence),
    representationOnRecord,
    termForJump,
    sanctionBars,
    positionMatches,
  ],
  citations: [...grounds, sequenceCite],
  policies: [...assignmentPolicies, 'P16'],
  apply: opens(() => 'OUT_OF_TURN'),
  events: (judged, circumstances, eventId) => {
    const held = circumstances.career.held?.rank;
    const found = {
      skippedRanks: held && skippedRanks(held, judged.act.data.rank),
      daysShort: shortOf(circumstances, judged),
    };
    return assigned('RankAssignedOutOfTurn', judged, circumstances, found, eventId);
  },
};
