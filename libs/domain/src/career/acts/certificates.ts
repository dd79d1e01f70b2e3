import { confirmationCite, type Rank } from '@elshi/law';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { idIsNew, idStands, notBeforeBeginning } from '../../judging/ids.js';
import { isRegistered } from '../checks/person.js';
import type { Career, RankSpell } from '../career.js';
import { draft, only } from '../../judging/drafts.js';

const cites = [confirmationCite];

/** The spell that a certificate for a rank confirms: the latest of that rank. */
function certifiedSpell(career: Career, rank: Rank): RankSpell | undefined {
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
  apply: (career, standing) => {
    const { certificateNo } = standing.act.data;
    const certificate = career.certificates.findLast((issued) => issued.certificateNo === certificateNo);
    if (certificate !== undefined) certificate.withdrawn ??= standing;
  },
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

/** The same entry of the same event is made once. */
const entryIsNew: Check<'EnterServiceRecord'> = {
  rule: 'ID_IS_NEW',
  form: true,
  judge: ({ act, index }, { named }) => {
    const { entryNo, eventId } = act.data;
    const other = named.find('EnterServiceRecord', entryNo, index);
    return other?.act.kind === 'EnterServiceRecord' && other.act.data.eventId === eventId
      ? fail('DUPLICATE_ID', `Entry ${entryNo} of this event is recorded already.`, cites, {
          eventId: other.actId,
        })
      : pass('The entry is new.');
  },
};

/** The entry in the service record that confirms an act (article 11, paragraph 3). */
export const enterServiceRecord: ActRule<'EnterServiceRecord'> = {
  checks: [isRegistered, eventKnown, entryIsNew],
  citations: cites,
  policies: ['P33'],
  apply: (career, standing) => void career.entries.push(standing),
  events: only('ServiceRecordEntryMade'),
};
