import { accreditedBy, subordinationCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import type { ActRule } from '../act-rule.js';
import { decidedBy } from '../../judging/authority.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { heads } from '../checks/head.js';
import { endRepeated, endStanding, type Lasting, notStandingYet, stands } from '../lasting.js';

const cites = [subordinationCite];

const named = ({ officerId, to }: { readonly officerId: string; readonly to: string }): string =>
  `${officerId} to ${to}`;

const accreditation: Lasting<'GrantAccreditation', 'EndAccreditation'> = {
  begunBy: 'GrantAccreditation',
  among: 'accreditations',
  called: 'accreditation of',
  begun: named,
  ended: named,
  cites,
};

/** Accredits the head of an office to a state or an organisation (points 1 and 12). It ends with the headship that it rests on. */
export const grantAccreditation: ActRule<'GrantAccreditation'> = {
  checks: [
    isRecorded,
    isOpen,
    decidedBy(accreditedBy, subordinationCite),
    heads(),
    notStandingYet(accreditation),
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { officerId, to, concurrent } = standing.act.data;
    endRepeated(accreditation, office, standing);
    office.accreditations.push({
      officerId,
      accreditedTo: to,
      concurrent,
      from: standing.day,
      by: standing,
    });
  },
  events: only('AccreditationGranted'),
};

/** Ends an accreditation while its headship goes on. */
export const endAccreditation: ActRule<'EndAccreditation'> = {
  checks: [isRecorded, decidedBy(accreditedBy, subordinationCite), stands(accreditation)],
  citations: cites,
  policies: [],
  apply: (office, standing) => endStanding(accreditation, office, standing),
  events: only('AccreditationEnded'),
};
