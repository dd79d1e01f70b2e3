import { concurrentHeadshipCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { headOn } from '../command.js';
import { decidedBy } from '../../judging/authority.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { headFacts } from '../facts.js';
import { endRepeated, endStanding, type Lasting, notStandingYet, stands } from '../lasting.js';

const cites = [concurrentHeadshipCite];

type Concurrent = 'DeclareConcurrentHeadship' | 'EndConcurrentHeadship';

const named = ({
  officerId,
  otherOfficeId,
}: {
  readonly officerId: string;
  readonly otherOfficeId: string;
}) => `${officerId} with ${otherOfficeId}`;

const concurrentHeadship: Lasting<'DeclareConcurrentHeadship', 'EndConcurrentHeadship'> = {
  begunBy: 'DeclareConcurrentHeadship',
  among: 'concurrent',
  called: 'concurrent headship of',
  begun: named,
  ended: named,
  cites,
};

const byPresident = decidedBy<Concurrent>('PRESIDENT', concurrentHeadshipCite);

/** The person heads this office and the other one. */
const headsBoth: Check<'DeclareConcurrentHeadship'> = {
  rule: 'OTHER_OFFICE',
  judge: (judged, circumstances) => {
    const { officerId, otherOfficeId } = judged.act.data;
    const { day } = judged;
    const { office } = circumstances;
    if (otherOfficeId === office.officeId)
      return fail('NO_HEAD', `${otherOfficeId} is this office, not another one.`, cites, {
        officeId: otherOfficeId,
      });
    const own = headOn(office, day)?.officerId;
    const other = headFacts('OTHER_OFFICE', otherOfficeId, judged, circumstances);
    if (!other.known)
      return fail('OFFICE_UNKNOWN', `No office ${otherOfficeId} is recorded.`, cites, {
        officeId: otherOfficeId,
      });
    return own === officerId && other.officerId === officerId
      ? pass('The person heads both offices.', cites, other)
      : fail('NO_HEAD', `${officerId} does not head both offices on ${day}.`, cites, other);
  },
};

/** One person heads this office and another (point 9, part 3). It ends with either headship. */
export const declareConcurrentHeadship: ActRule<'DeclareConcurrentHeadship'> = {
  checks: [isRecorded, isOpen, byPresident, headsBoth, notStandingYet(concurrentHeadship)],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { officerId, otherOfficeId } = standing.act.data;
    endRepeated(concurrentHeadship, office, standing);
    office.concurrent.push({ officerId, otherOfficeId, from: standing.day, by: standing });
  },
  events: only('ConcurrentHeadshipDeclared'),
};

export const endConcurrentHeadship: ActRule<'EndConcurrentHeadship'> = {
  checks: [isRecorded, byPresident, stands(concurrentHeadship)],
  citations: cites,
  policies: [],
  apply: (office, standing) => endStanding(concurrentHeadship, office, standing),
  events: only('ConcurrentHeadshipEnded'),
};
