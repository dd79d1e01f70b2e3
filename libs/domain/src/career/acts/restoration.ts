import { type CalendarDate, dayNumber, type Policies, rankNo, restorationCite, yearsAfter } from '@elshi/law';
import { type ActRule, type Check, fail, type Judged, pass } from '../act-rule.js';
import type { Circumstances } from '../circumstances.js';
import type { Loss } from '../career.js';
import { isInService, isOfficer, isRegistered } from '../checks/person.js';
import { authority, type Competence, representationDated, represented } from '../checks/rank.js';
import { openSpell, undoLoss, unrestoredLoss } from '../draft.js';
import { draft } from '../../judging/drafts.js';
import { onRecord } from '../../judging/represented.js';

type Restoring = Judged<'RestoreRank'>;

const cites = [restorationCite];

function competence({ act }: Restoring): Competence {
  return {
    rank: act.data.rank,
    order: act.order,
    representation: act.data.representation,
    byProcedureOf13: true,
  };
}

/** The latest loss of that rank that nothing has undone, if the rank is above the one held. */
function lossToUndo({ act }: Restoring, { career }: Circumstances): Loss | undefined {
  const { held } = career;
  const loss = unrestoredLoss(career, act.data.rank);
  return held !== undefined && rankNo(act.data.rank) <= rankNo(held.rank) ? undefined : loss;
}

const rankWasLost: Check<'RestoreRank'> = {
  rule: 'SEQUENCE',
  judge: (judged, circumstances) => {
    const loss = lossToUndo(judged, circumstances);
    const rankHeld = circumstances.career.held?.rank ?? null;
    return loss === undefined
      ? fail('RANK_SEQUENCE', `${judged.act.data.rank} was not lost, or is not above the rank held.`, cites, {
          rankHeld,
        })
      : pass(`${judged.act.data.rank} was lost on ${loss.on}.`, cites, {
          rankHeld,
          lossEventId: loss.eventId,
        });
  },
};

const datesInOrder: Check<'RestoreRank'> = {
  rule: 'DATE_ORDER',
  judge: (judged, { named }) => {
    const { act, day, index } = judged;
    const attestation = named.find('RecordAttestation', act.data.attestationId, index);
    if (attestation !== undefined && day < attestation.day) {
      return fail(
        'DATE_ORDER',
        `The restoration of ${day} is before its attestation of ${attestation.day}.`,
        cites,
        {
          attestedOn: attestation.day,
          eventId: attestation.actId,
        },
      );
    }
    return representationDated(act.order, act.data.representation);
  },
};

/** Attestation was passed after the loss (article 13, paragraph 2, part 4; policies P20, P22). */
const attested: Check<'RestoreRank'> = {
  rule: 'ATTESTATION',
  judge: (judged, circumstances) => {
    const fault = attestationFault(judged, circumstances);
    return fault === undefined
      ? pass('Attestation was passed after the loss.', cites, {
          attestationId: judged.act.data.attestationId,
        })
      : fail('ATTESTATION_MISSING', fault, cites, { attestationId: judged.act.data.attestationId });
  },
};

function attestationFault(judged: Restoring, circumstances: Circumstances): string | undefined {
  const { act, day, index } = judged;
  const { named, policies } = circumstances;
  const attestation = named.find('RecordAttestation', act.data.attestationId, index);
  if (attestation?.act.kind !== 'RecordAttestation')
    return `No attestation ${act.data.attestationId} is recorded.`;
  if (attestation.act.data.result !== 'PASSED')
    return `Attestation ${act.data.attestationId} was not passed.`;
  const loss = lossToUndo(judged, circumstances);
  if (loss !== undefined && attestation.day <= loss.on) {
    return `The attestation of ${attestation.day} is not after the loss of ${loss.on}.`;
  }
  if (loss?.how === 'REVOCATION' && policies.P20 === 'DEMOTION_ONLY')
    return 'A revoked rank is not restored by attestation.';
  if (policies.P22 === 'ONE_YEAR' && isOlderThanAYear(attestation.day, day, policies)) {
    return `The attestation of ${attestation.day} is more than a year old.`;
  }
  return undefined;
}

/** An attestation is good up to its anniversary, that day included. */
function isOlderThanAYear(attestedOn: CalendarDate, day: CalendarDate, { P04 }: Policies): boolean {
  return yearsAfter(dayNumber(attestedOn), 1, P04) < dayNumber(day);
}

/** Restoration in the former rank: the spell that was lost goes on. */
export const restoreRank: ActRule<'RestoreRank'> = {
  checks: [
    isRegistered,
    isOfficer,
    isInService,
    rankWasLost,
    datesInOrder,
    authority(competence),
    represented(competence),
    onRecord(({ act }) => act.data.representation, restorationCite),
    attested,
  ],
  citations: cites,
  policies: ['P20', 'P21', 'P22'],
  apply: (career, standing) => {
    const { rank } = standing.act.data;
    if (!undoLoss(career, rank, standing))
      openSpell(career, { spellId: standing.actId, rank, mode: 'ORDINARY', by: standing });
  },
  events: (judged, circumstances) => {
    const loss = lossToUndo(judged, circumstances);
    return [
      draft('RankRestored', judged, {
        spellId: loss?.spell.spellId,
        lossEventId: loss?.eventId,
        counterMode: circumstances.policies.P21,
      }),
    ];
  },
};
