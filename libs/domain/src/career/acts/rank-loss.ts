import { liabilityCite, rankNo, representationCite } from '@elshi/law';
import type { Liability } from '../act-data.js';
import { type ActRule, type Check, fail, type Judged, notApplicable, pass } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
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
import { loseSpell, openSpell } from '../draft.js';
import { draft } from '../../judging/drafts.js';
import { onRecord } from '../../judging/represented.js';

type Losing = 'DemoteRank' | 'RevokeRank';

function competence({ act }: Judged<Losing>, { career, policies }: Circumstances): Competence | undefined {
  const { held } = career;
  if (held === undefined) return undefined;
  const rank =
    act.kind === 'DemoteRank' ? demotionCompetence(policies, held.rank, act.data.toRank) : held.rank;
  return { rank, order: act.order, representation: act.data.representation, byProcedureOf13: true };
}

const documentsDated: Check<Losing> = {
  rule: 'DATE_ORDER',
  cite: representationCite,
  judge: ({ act }) => representationDated(act.order, act.data.representation),
};

const representationOnRecord: Check<Losing> = onRecord(
  ({ act }) => act.data.representation,
  representationCite,
);

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
  cite: liabilityCite,
  judge: ({ act }, { career, policies }) => {
    const { held } = career;
    if (held === undefined) return notApplicable('No rank is held.');
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
    representationOnRecord,
    liabilityNamed,
  ],
  citations: [liabilityCite],
  policies: ['P17', 'P18', 'P19', 'P24'],
  apply: (career, standing) => {
    const { actId, act } = standing;
    const previous = loseSpell(career, standing, 'DEMOTION', actId);
    openSpell(career, { spellId: actId, rank: act.data.toRank, mode: 'DEMOTION', by: standing, previous });
  },
  events: (judged, circumstances, eventId) => {
    const { held } = circumstances.career;
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
    representationOnRecord,
    liabilityNamed,
  ],
  citations: [liabilityCite],
  policies: ['P24'],
  apply: (career, standing) => void loseSpell(career, standing, 'REVOCATION', standing.actId),
  events: (judged, circumstances) => {
    const { held } = circumstances.career;
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
