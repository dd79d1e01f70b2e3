import { confirmationCite, law, type PolicyNo, type Rank, representationCite } from '@elshi/law';
import type { ActKind, ActOf } from '../../act.js';
import type { Ground } from '../act-data.js';
import type { EventDraft, EventType } from '../../event.js';
import { type ActRule, type Check, fail, type Judged, pass } from '../act-rule.js';
import type { SpellMode } from '../career.js';
import { positionMatch, matchFinding } from '../checks/position.js';
import { onRecord } from '../../judging/represented.js';
import { type Competence, nextRankFinding, representationDated } from '../checks/rank.js';
import { COUNTER_POLICIES, daysShort, termCheck } from '../checks/term.js';
import type { Circumstances } from '../circumstances.js';
import { openSpell } from '../draft.js';
import { positionMatchCite, sequenceCite } from '@elshi/law';
import { draft } from '../../judging/drafts.js';

/** The kinds of act by which a rank is assigned. */
export type Assigning = 'AssignRank' | 'AssignRankEarly' | 'AssignRankOutOfTurn';

/** Provisions on which every assignment rests. */
export const grounds = [law('10'), confirmationCite];

/** Policies on which every assignment rests. */
export const assignmentPolicies: readonly PolicyNo[] = [...COUNTER_POLICIES, 'P25', 'P27', 'P32'];

/** Who must decide an assignment, and on which documents. */
export function competence({ act }: Judged<Assigning>): Competence {
  const { rank, representation } = act.data;
  return { rank, order: act.order, representation, byProcedureOf13: false };
}

export const documentsDated: Check<Assigning> = {
  rule: 'DATE_ORDER',
  cite: representationCite,
  judge: ({ act }) => representationDated(act.order, act.data.representation),
};

/** The representation named is compared with the one on record. */
export const representationOnRecord: Check<Assigning> = onRecord(
  ({ act }) => act.data.representation,
  representationCite,
);

export const positionMatches: Check<Assigning> = {
  rule: 'POSITION_MATCH',
  cite: positionMatchCite,
  judge: ({ act, day }, circumstances) =>
    matchFinding(
      circumstances,
      act.data.rank,
      circumstances.career.held,
      day,
      act.data.justification,
      act.order === undefined,
    ),
};

export const isNext: Check<Assigning> = {
  rule: 'SEQUENCE',
  cite: sequenceCite,
  judge: ({ act }, { career }) => nextRankFinding(act.data.rank, career.held?.rank),
};

export const groundNamed: Check<'AssignRankEarly' | 'AssignRankOutOfTurn'> = {
  rule: 'GROUND',
  cite: sequenceCite,
  judge: ({ act }) => {
    const ground: Ground | undefined = act.data.ground;
    return ground === undefined
      ? fail('GROUND_MISSING', 'It needs considerable success or special merit as its ground.', [
          sequenceCite,
        ])
      : pass(`The ground is ${ground.kind}.`, [sequenceCite]);
  },
};

/** The event of an assignment, with what was found about rank, position and term. */
export function assigned(
  type: EventType,
  judged: Judged<Assigning>,
  circumstances: Circumstances,
  found: Readonly<Record<string, unknown>>,
  eventId: (index: number) => string,
): readonly EventDraft[] {
  const { act, day } = judged;
  const match = positionMatch(circumstances.career, act.data.rank, day);
  return [
    draft(type, judged, {
      spellId: eventId(0),
      previousRank: circumstances.career.held?.rank,
      positionCode: match?.positionCode,
      positionDeviation: match?.deviation,
      termCheck: termCheck(circumstances, day),
      ...found,
    }),
  ];
}

/** Days of the term that are missing on the day of an assignment. */
export function shortOf(circumstances: Circumstances, { day }: Judged<ActKind>): number {
  return daysShort(termCheck(circumstances, day));
}

/** Opens the spell of the rank. The mode is told by the rank held just before, or given. */
export function opens<K extends Assigning>(mode: (held: Rank | undefined) => SpellMode): ActRule<K>['apply'] {
  return (career, standing) => {
    const { rank } = (standing.act as ActOf<Assigning>).data;
    openSpell(career, { spellId: standing.actId, rank, mode: mode(career.held?.rank), by: standing });
  };
}
