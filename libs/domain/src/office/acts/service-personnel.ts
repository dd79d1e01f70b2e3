import { cardRule, servicePersonnelCite, staffOrdersBy } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import type { ActRule } from '../act-rule.js';
import { decidedBy } from '../../judging/authority.js';
import { isCommanded } from '../checks/command.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { endRepeated, endStanding, type Lasting, notStandingYet, stands } from '../lasting.js';

const cites = [servicePersonnelCite, cardRule('SERVICE_PERSONNEL').cite];

const servicePerson: Lasting<'EngageServicePerson', 'ReleaseServicePerson'> = {
  begunBy: 'EngageServicePerson',
  among: 'servicePersons',
  called: 'service person',
  begun: ({ personId }) => personId,
  ended: ({ personId }) => personId,
  cites,
};

/** Employs somebody at the office under a contract of his own, which its head alone decides (points 11(6) and 14). It ends with the office. */
export const engageServicePerson: ActRule<'EngageServicePerson'> = {
  checks: [
    isRecorded,
    isOpen,
    decidedBy(staffOrdersBy, servicePersonnelCite),
    isCommanded(servicePersonnelCite),
    notStandingYet(servicePerson),
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { personId, names, nationality, contractNo } = standing.act.data;
    endRepeated(servicePerson, office, standing);
    office.servicePersons.push({
      personId,
      names,
      nationality,
      contractNo,
      from: standing.day,
      by: standing,
    });
  },
  events: only('ServicePersonEngaged'),
};

/** Ends such an employment. */
export const releaseServicePerson: ActRule<'ReleaseServicePerson'> = {
  checks: [
    isRecorded,
    isOpen,
    decidedBy(staffOrdersBy, servicePersonnelCite),
    isCommanded(servicePersonnelCite),
    stands(servicePerson),
  ],
  citations: cites,
  policies: [],
  apply: (office, standing) => endStanding(servicePerson, office, standing),
  events: only('ServicePersonReleased'),
};
