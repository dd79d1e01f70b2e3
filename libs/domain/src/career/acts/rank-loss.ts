import { liabilityCite, rankNo } from '@elshi/law';
import type { Liability } from '../../act.js';
import type { Standing } from '../../standing.js';
import { type ActRule, type Check, type Circumstances, fail, type Judged, pass } from '../act-rule.js';
import { statusOn } from '../career.js';
import { isOfficerOrHoldsRank, isRegistered } from '../checks/person.js';
import {
  authority,
  type Competence,
  demotionCompetence,
  holdsRank,
  representationDated,
  represented,
} from '../checks/rank.js';
import { closeSpell, type CareerDraft, heldSpell, openSpell } from '../draft.js';
import { draft } from './drafts.js';

type Losing = 'DemoteRank' | 'RevokeRank';

function competence({ act }: Judged<Losing>, { career, policies }: Circumstances): Competence | undefined {
  const held = heldSpell(career);
  if (held === undefined) return undefined;
  const rank =
    act.kind === 'DemoteRank' ? demotionCompetence(policies, held.rank, act.data.toRank) : held.rank;
  return { rank, order: act.order, representation: act.data.representation, byProcedureOf13: true };
}

const documentsDated: Check<Losing> = {
  rule: 'DATE_ORDER',
  judge: ({ act }) => representationDated(act.order, act.data.representation),
};

/** The act rests on a decision that entails liability (article 13, paragraph 2; policy P24). */
const liabilityNamed: Check<Losing> = {
  rule: 'LIABILITY',
  judge: ({ act }, { policies }) => {
    const liability: Liability | undefined = act.data.liability;
    if (liability === undefined) {
      return fail('LIABILITY_MISSING', 'It needs the decision that establishes liability.', [liabilityCite]);
    }
    if (policies.P24 === 'BOTH') {
      return fail(
        'LIABILITY_MISSING',
        'It needs liability under the law of Kazakhstan and of the host state.',
        [liabilityCite],
        {
          jurisdiction: liability.jurisdiction,
        },
      );
    }
    return pass(`Liability under ${liability.jurisdiction}.`, [liabilityCite]);
  },
};

const isLower: Check<'DemoteRank'> = {
  rule: 'SEQUENCE',
  judge: ({ act }, { career, policies }) => {
    const held = heldSpell(career);
    if (held === undefined) return pass('No rank is held.');
    const by = rankNo(held.rank) - rankNo(act.data.toRank);
    const facts = { rankHeld: held.rank };
    if (by < 1)
      return fail('RANK_SEQUENCE', `${act.data.toRank} is not below ${held.rank}.`, [liabilityCite], facts);
    if (policies.P18 === 'ONE' && by > 1) {
      return fail(
        'RANK_SEQUENCE',
        `${act.data.toRank} is more than one rank below ${held.rank}.`,
        [liabilityCite],
        facts,
      );
    }
    return pass(`${act.data.toRank} is below ${held.rank}.`, [liabilityCite], facts);
  },
};

function isFormer({ career }: Circumstances, day: Judged<Losing>['day']): boolean {
  return statusOn(career, day) !== 'IN_SERVICE';
}

function lose(career: CareerDraft, standing: Standing<Losing>, how: 'DEMOTION' | 'REVOCATION'): void {
  const spell = closeSpell(career, standing.day, standing);
  if (spell !== undefined)
    career.losses.push({ eventId: standing.actId, on: standing.day, how, spell, by: standing });
}

/** Demotion: the spell ends and another opens in the lower rank. */
export const demoteRank: ActRule<'DemoteRank'> = {
  checks: [
    isRegistered,
    isOfficerOrHoldsRank,
    holdsRank(liabilityCite),
    isLower,
    documentsDated,
    authority(competence),
    represented(competence),
    liabilityNamed,
  ],
  citations: [liabilityCite],
  policies: ['P17', 'P18', 'P19', 'P24'],
  apply: (career, standing) => {
    const lost = heldSpell(career);
    lose(career, standing, 'DEMOTION');
    const previous = career.spells.find((spell) => spell.spellId === lost?.spellId);
    const spell = openSpell(career, {
      spellId: standing.actId,
      rank: standing.act.data.toRank,
      mode: 'DEMOTION',
      by: standing,
    });
    if (previous !== undefined) career.spells[career.spells.length - 1] = { ...spell, previous };
  },
  events: (judged, circumstances, eventId) => {
    const held = heldSpell(circumstances.career);
    return [
      draft('RankDemoted', judged, {
        closedSpellId: held?.spellId,
        fromRank: held?.rank,
        newSpellId: eventId(0),
        formerOfficer: isFormer(circumstances, judged.day),
      }),
    ];
  },
};

/** Revocation: nobody's rank until another act gives one. */
export const revokeRank: ActRule<'RevokeRank'> = {
  checks: [
    isRegistered,
    isOfficerOrHoldsRank,
    holdsRank(liabilityCite),
    documentsDated,
    authority(competence),
    represented(competence),
    liabilityNamed,
  ],
  citations: [liabilityCite],
  policies: ['P24'],
  apply: (career, standing) => lose(career, standing, 'REVOCATION'),
  events: (judged, circumstances) => {
    const held = heldSpell(circumstances.career);
    return [
      draft('RankRevoked', judged, {
        closedSpellId: held?.spellId,
        rank: held?.rank,
        cause: 'LIABILITY',
        formerOfficer: isFormer(circumstances, judged.day),
      }),
    ];
  },
};
