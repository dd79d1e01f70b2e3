import { attestedBy, regulation, restorationCite, sanctionCite } from '@elshi/law';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { idIsNew, idStands, notBeforeBeginning } from '../../judging/ids.js';
import { isInService, isRegistered } from '../checks/person.js';
import { endOpen } from '../draft.js';
import { draft, only } from '../../judging/drafts.js';

const proposedByHead = regulation('11', '(4)');
const sanctionCites = [proposedByHead, sanctionCite];

/** An attestation is decided by a commission. */
const byCommission: Check<'RecordAttestation'> = {
  rule: 'AUTHORITY',
  cite: restorationCite,
  judge: ({ act }) => {
    const issuedBy = act.order?.issuedBy ?? null;
    const facts = { required: attestedBy, issuedBy };
    return issuedBy === attestedBy
      ? pass('A commission attests.', [restorationCite], facts)
      : fail('AUTHORITY', `A commission attests, not an act of ${issuedBy}.`, [restorationCite], facts);
  },
};

/** Service attestation, passed or failed. */
export const recordAttestation: ActRule<'RecordAttestation'> = {
  checks: [
    isRegistered,
    isInService,
    byCommission,
    idIsNew('RecordAttestation', 'attestation', ({ act }) => act.data.attestationId),
  ],
  citations: [restorationCite],
  policies: ['P22'],
  apply: (career, standing) => void career.attestations.push(standing),
  events: (judged) => [
    draft(judged.act.data.result === 'PASSED' ? 'AttestationPassed' : 'AttestationFailed', judged),
  ],
};

/** A disciplinary sanction, in force until it is lifted. */
export const imposeSanction: ActRule<'ImposeSanction'> = {
  checks: [isRegistered, idIsNew('ImposeSanction', 'sanction', ({ act }) => act.data.sanctionId)],
  citations: sanctionCites,
  policies: ['P32'],
  apply: (career, standing) => {
    const { sanctionId, sanctionKind } = standing.act.data;
    career.sanctions.push({ sanctionId, sanctionKind, from: standing.day, by: standing });
  },
  events: only('DisciplinarySanctionImposed'),
};

/** Lifts a sanction. */
export const liftSanction: ActRule<'LiftSanction'> = {
  checks: [
    isRegistered,
    idStands('ImposeSanction', ['LiftSanction'], 'sanction', ({ act }) => act.data.sanctionId),
    notBeforeBeginning(
      'ImposeSanction',
      ({ act }) => act.data.sanctionId,
      ({ day }) => day,
      ({ day }) => day,
    ),
  ],
  citations: sanctionCites,
  policies: [],
  apply: (career, standing) => {
    const { sanctionId } = standing.act.data;
    endOpen(career.sanctions, (sanction) => sanction.sanctionId === sanctionId, standing.day, standing);
  },
  events: only('DisciplinarySanctionLifted'),
};

/** A state award. */
export const recordAward: ActRule<'RecordAward'> = {
  checks: [isRegistered],
  citations: [proposedByHead],
  policies: [],
  apply: (career, standing) => void career.awards.push(standing),
  events: only('AwardRecorded'),
};
