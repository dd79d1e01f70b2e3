import { accreditedBy, subordinationCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { decidedBy } from '../checks/authority.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { heads } from '../checks/head.js';
import { endOpen } from '../draft.js';
import { type Accreditation, accreditationsOn } from '../office.js';

const cites = [subordinationCite];

/** Whether an accreditation is that of the person to that state or organisation. */
function isOf(
  { officerId, to }: { readonly officerId: string; readonly to: string },
  accreditation: Pick<Accreditation, 'officerId' | 'accreditedTo'>,
): boolean {
  return accreditation.officerId === officerId && accreditation.accreditedTo === to;
}

const notAccreditedYet: Check<'GrantAccreditation'> = {
  rule: 'NOT_ACCREDITED_YET',
  form: true,
  judge: ({ act, day }, { office }) => {
    const standing = accreditationsOn(office, day).find((one) => isOf(act.data, one));
    return standing === undefined
      ? pass('The accreditation is new.', cites)
      : fail('DUPLICATE_ID', `The accreditation to ${act.data.to} stands since ${standing.from}.`, cites, {
          from: standing.from,
          eventId: standing.by.actId,
        });
  },
};

/** The accreditation stands on the day. */
const stands: Check<'EndAccreditation'> = {
  rule: 'STANDS',
  form: true,
  judge: ({ act, day, index }, { office, named }) => {
    const { to } = act.data;
    if (accreditationsOn(office, day).some((one) => isOf(act.data, one)))
      return pass('The accreditation stands.', cites);
    const later = named.ofKind('GrantAccreditation', index).find(({ act: granted, day: from }) => {
      if (granted.kind !== 'GrantAccreditation' || from <= day) return false;
      return isOf(act.data, { ...granted.data, accreditedTo: granted.data.to });
    });
    return later === undefined
      ? fail('ID_UNKNOWN', `No accreditation to ${to} stands on ${day}.`, cites, { to })
      : fail('DATE_ORDER', `The accreditation to ${to} begins on ${later.day}, after ${day}.`, cites, {
          from: later.day,
          eventId: later.actId,
        });
  },
};

/** Accredits the head of an office to a state or an organisation (points 1 and 12). It ends with the headship that it rests on. */
export const grantAccreditation: ActRule<'GrantAccreditation'> = {
  checks: [isRecorded, isOpen, decidedBy(accreditedBy, subordinationCite), heads(), notAccreditedYet],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { officerId, to, concurrent } = standing.act.data;
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
  checks: [isRecorded, decidedBy(accreditedBy, subordinationCite), stands],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    endOpen(office.accreditations, standing, (one) => isOf(standing.act.data, one));
  },
  events: only('AccreditationEnded'),
};
