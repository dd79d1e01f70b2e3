import { confirmationCite, law, type Rank, rankAt, rankNo, sequenceCite } from '@elshi/law';
import type { ActKind, ActOf, Ground } from '../../act.js';
import type { EventDraft, EventType } from '../../event.js';
import {
  type ActRule,
  type Check,
  type Circumstances,
  fail,
  type Judged,
  pass,
  notApplicable,
} from '../act-rule.js';
import type { SpellMode } from '../career.js';
import { isInService, isOfficer, isRegistered } from '../checks/person.js';
import { matchFinding, positionMatch } from '../checks/position.js';
import {
  authority,
  type Competence,
  holdsRank,
  nextRankFinding,
  representationDated,
  represented,
  steps,
} from '../checks/rank.js';
import { sanctionBars } from '../checks/sanction.js';
import { daysShort, termCheck, termServed, termStillRuns } from '../checks/term.js';
import { heldSpell, openSpell } from '../draft.js';
import { draft } from './drafts.js';

type Assigning = 'AssignRank' | 'AssignRankEarly' | 'AssignRankOutOfTurn';

/** A shortest jump out of turn: to the rank after the next. */
const FEWEST_STEPS_OUT_OF_TURN = 2;

function competence({ act }: Judged<Assigning>): Competence {
  return {
    rank: act.data.rank,
    order: act.order,
    representation: act.data.representation,
    byProcedureOf13: false,
  };
}

const documentsDated: Check<Assigning> = {
  rule: 'DATE_ORDER',
  judge: ({ act }) => representationDated(act.order, act.data.representation),
};

const positionMatches: Check<Assigning> = {
  rule: 'POSITION_MATCH',
  judge: ({ act, day }, circumstances) =>
    matchFinding(
      circumstances,
      act.data.rank,
      heldSpell(circumstances.career),
      day,
      act.data.justification,
      act.order === undefined,
    ),
};

const inSequence: Check<'AssignRank'> = {
  rule: 'SEQUENCE',
  judge: ({ act }, { career, policies }) => {
    const held = heldSpell(career);
    if (held !== undefined || policies.P26 === 'ATTACHE_ONLY')
      return nextRankFinding(act.data.rank, held?.rank);
    return pass('A first rank follows the position.', [law('10')]);
  },
};

const isNext: Check<'AssignRankEarly'> = {
  rule: 'SEQUENCE',
  judge: ({ act }, { career }) => nextRankFinding(act.data.rank, heldSpell(career)?.rank),
};

const skipsRanks: Check<'AssignRankOutOfTurn'> = {
  rule: 'SEQUENCE',
  judge: ({ act }, { career, policies }) => {
    const held = heldSpell(career)?.rank;
    const jump = held === undefined ? 0 : steps(held, act.data.rank);
    const facts = { rankHeld: held ?? null };
    if (jump < FEWEST_STEPS_OUT_OF_TURN) {
      return fail(
        'RANK_SEQUENCE',
        `${act.data.rank} skips no rank after ${held}: this is not out of turn.`,
        [sequenceCite],
        facts,
      );
    }
    if (policies.P16 === 'SKIP_ONE' && jump > FEWEST_STEPS_OUT_OF_TURN) {
      return fail(
        'RANK_SEQUENCE',
        `${act.data.rank} skips more than one rank after ${held}.`,
        [sequenceCite],
        facts,
      );
    }
    return pass(`${act.data.rank} is out of turn after ${held}.`, [sequenceCite], facts);
  },
};

const groundNamed: Check<'AssignRankEarly' | 'AssignRankOutOfTurn'> = {
  rule: 'GROUND',
  judge: ({ act }) => {
    const ground: Ground | undefined = act.data.ground;
    return ground === undefined
      ? fail('GROUND_MISSING', 'It needs considerable success or special merit as its ground.', [
          sequenceCite,
        ])
      : pass(`The ground is ${ground.kind}.`, [sequenceCite]);
  },
};

const termForJump: Check<'AssignRankOutOfTurn'> = {
  rule: 'TERM',
  judge: (judged, circumstances) =>
    circumstances.policies.P16 === 'NOT_REQUIRED'
      ? notApplicable('Out of turn, no term need be served.', [sequenceCite])
      : termServed.judge(judged, circumstances),
};

/** Ranks between two, which an assignment out of turn passes over. */
function skippedRanks(held: Rank, rank: Rank): readonly Rank[] {
  const first = rankNo(held) + 1;
  return Array.from({ length: Math.max(0, rankNo(rank) - first) }, (_, index) => rankAt(first + index)!);
}

function assigned(
  type: EventType,
  judged: Judged<Assigning>,
  circumstances: Circumstances,
  found: Readonly<Record<string, unknown>>,
  eventId: (index: number) => string,
): readonly EventDraft[] {
  const { act, day } = judged;
  const held = heldSpell(circumstances.career);
  const match = positionMatch(circumstances.career, act.data.rank, day);
  return [
    draft(type, judged, {
      spellId: eventId(0),
      previousRank: held?.rank,
      positionCode: match?.positionCode,
      positionDeviation: match?.deviation,
      termCheck: held && termCheck(circumstances, held, day),
      ...found,
    }),
  ];
}

function shortOf(circumstances: Circumstances, day: Judged<ActKind>['day']): number {
  const held = heldSpell(circumstances.career);
  return held === undefined ? 0 : daysShort(termCheck(circumstances, held, day));
}

function opens<K extends Assigning>(mode: SpellMode | 'BY_RANK_HELD'): ActRule<K>['apply'] {
  return (career, standing) => {
    const act = standing.act as ActOf<Assigning>;
    const byRankHeld = heldSpell(career) === undefined ? 'FIRST' : 'ORDINARY';
    const opening = mode === 'BY_RANK_HELD' ? byRankHeld : mode;
    openSpell(career, { spellId: standing.actId, rank: act.data.rank, mode: opening, by: standing });
  };
}

const grounds = [law('10'), confirmationCite];

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
    termServed,
    sanctionBars,
    positionMatches,
  ],
  citations: grounds,
  policies: [
    'P02',
    'P03',
    'P04',
    'P05',
    'P06',
    'P08',
    'P09',
    'P10',
    'P11',
    'P13',
    'P14',
    'P15',
    'P17',
    'P21',
    'P25',
    'P26',
    'P32',
    'P34',
  ],
  apply: opens('BY_RANK_HELD'),
  events: (judged, circumstances, eventId) => {
    const mode = heldSpell(circumstances.career) === undefined ? 'FIRST' : 'ORDINARY';
    return assigned('RankAssigned', judged, circumstances, { mode }, eventId);
  },
};

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
    termStillRuns,
    sanctionBars,
    positionMatches,
  ],
  citations: [...grounds, sequenceCite],
  policies: [
    'P02',
    'P03',
    'P04',
    'P05',
    'P06',
    'P08',
    'P09',
    'P10',
    'P11',
    'P13',
    'P14',
    'P15',
    'P17',
    'P21',
    'P25',
    'P32',
    'P34',
  ],
  apply: opens('EARLY'),
  events: (judged, circumstances, eventId) =>
    assigned(
      'RankAssignedEarly',
      judged,
      circumstances,
      { daysShort: shortOf(circumstances, judged.day) },
      eventId,
    ),
};

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
    termForJump,
    sanctionBars,
    positionMatches,
  ],
  citations: [...grounds, sequenceCite],
  policies: ['P16', 'P25', 'P32'],
  apply: opens('OUT_OF_TURN'),
  events: (judged, circumstances, eventId) => {
    const held = heldSpell(circumstances.career);
    const found = {
      skippedRanks: held && skippedRanks(held.rank, judged.act.data.rank),
      daysShort: shortOf(circumstances, judged.day),
    };
    return assigned('RankAssignedOutOfTurn', judged, circumstances, found, eventId);
  },
};
