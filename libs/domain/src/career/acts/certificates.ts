import { confirmationCite } from '@elshi/law';
import type { CareerDraft } from '../draft.js';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { idIsNew, idStands, notBeforeBeginning } from '../checks/ids.js';
import { isRegistered } from '../checks/person.js';
import type { Career, RankSpell } from '../career.js';
import { draft, only } from './drafts.js';
import type { Rank } from '@elshi/law';

const cites = [confirmationCite];

/** The spell that a certificate for a rank confirms: the latest of that rank. */
export function certifiedSpell(career: Career, rank: Rank): RankSpell | undefined {
  return career.spells.findLast((spell) => spell.rank === rank);
}

const rankEverHeld: Check<'IssueRankCertificate'> = {
  rule: 'RANK_HELD',
  judge: ({ act, day }, { career }) => {
    const spell = certifiedSpell(career, act.data.rank);
    return spell === undefined
      ? fail('NO_RANK_HELD', `${act.data.rank} was not held by ${day}.`, cites)
      : pass('The rank is or was held.', cites, { spellId: spell.spellId });
  },
};

/** The certificate that confirms a rank (article 11, paragraph 3). */
export const issueRankCertificate: ActRule<'IssueRankCertificate'> = {
  checks: [
    isRegistered,
    idIsNew('IssueRankCertificate', 'certificate', ({ act }) => act.data.certificateNo),
    rankEverHeld,
  ],
  citations: cites,
  policies: ['P33'],
  apply: (career, standing) => {
    const { certificateNo, rank } = standing.act.data;
    const spell = certifiedSpell(career, rank);
    career.certificates.push({ certificateNo, rank, by: standing, ...(spell && { spell }) });
  },
  events: (judged, { career }) => [
    draft('RankCertificateIssued', judged, {
      spellId: certifiedSpell(career, judged.act.data.rank)?.spellId,
    }),
  ],
};

function withdraw(
  career: CareerDraft,
  certificateNo: string,
  by: Parameters<ActRule<'WithdrawRankCertificate'>['apply']>[1],
): void {
  career.certificates = career.certificates.map((certificate) =>
    certificate.certificateNo === certificateNo ? { ...certificate, withdrawn: by } : certificate,
  );
}

/** Takes a certificate back. */
export const withdrawRankCertificate: ActRule<'WithdrawRankCertificate'> = {
  checks: [
    isRegistered,
    idStands(
      'IssueRankCertificate',
      ['WithdrawRankCertificate'],
      'certificate',
      ({ act }) => act.data.certificateNo,
    ),
    notBeforeBeginning(
      'IssueRankCertificate',
      ({ act }) => act.data.certificateNo,
      ({ day }) => day,
      ({ day }) => day,
    ),
  ],
  citations: cites,
  policies: [],
  apply: (career, standing) => withdraw(career, standing.act.data.certificateNo, standing),
  events: only('RankCertificateWithdrawn'),
};

const eventKnown: Check<'EnterServiceRecord'> = {
  rule: 'EVENT_KNOWN',
  form: true,
  judge: ({ act, index }, { named }) =>
    named.ofEvent(act.data.eventId, index) === undefined
      ? fail('ID_UNKNOWN', `No event ${act.data.eventId} is recorded for this officer.`, [], {
          eventId: act.data.eventId,
        })
      : pass('The event is recorded.'),
};

/** The entry in the service record that confirms an act (article 11, paragraph 3). */
export const enterServiceRecord: ActRule<'EnterServiceRecord'> = {
  checks: [isRegistered, eventKnown],
  citations: cites,
  policies: ['P33'],
  apply: (career, standing) => void career.entries.push(standing),
  events: only('ServiceRecordEntryMade'),
};
