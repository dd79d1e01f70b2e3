import { concurrentHeadshipCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { headOn } from '../command.js';
import { isOpen, isRecorded } from '../checks/existence.js';
import { endOpen } from '../draft.js';
import { headFacts } from '../facts.js';

const cites = [concurrentHeadshipCite];

type Concurrent = 'DeclareConcurrentHeadship' | 'EndConcurrentHeadship';

/** A concurrent headship is declared and ended by the President. */
const byPresident: Check<Concurrent> = {
  rule: 'AUTHORITY',
  judge: ({ act }) =>
    act.order?.issuedBy === 'PRESIDENT'
      ? pass('The President decides.', cites)
      : fail('AUTHORITY', 'A concurrent headship is declared and ended by the President.', cites, {
          issuedBy: act.order?.issuedBy ?? null,
        }),
};

/** The person heads this office and the other one. */
const headsBoth: Check<'DeclareConcurrentHeadship'> = {
  rule: 'OTHER_OFFICE',
  judge: (judged, circumstances) => {
    const { officerId, otherOfficeId } = judged.act.data;
    const { day } = judged;
    const own = headOn(circumstances.office, day)?.officerId;
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

const stands: Check<'EndConcurrentHeadship'> = {
  rule: 'STANDS',
  form: true,
  judge: ({ act, day }, { office }) => {
    const { officerId, otherOfficeId } = act.data;
    const declared = office.concurrent.some(
      (one) =>
        one.officerId === officerId &&
        one.otherOfficeId === otherOfficeId &&
        one.from <= day &&
        (one.to === undefined || day < one.to),
    );
    return declared
      ? pass('The concurrent headship stands.', cites)
      : fail('ID_UNKNOWN', `No concurrent headship with ${otherOfficeId} stands on ${day}.`, cites);
  },
};

/** One person heads this office and another (point 9, part 3). It ends with either headship. */
export const declareConcurrentHeadship: ActRule<'DeclareConcurrentHeadship'> = {
  checks: [isRecorded, isOpen, byPresident, headsBoth],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { officerId, otherOfficeId } = standing.act.data;
    office.concurrent.push({ officerId, otherOfficeId, from: standing.day, by: standing });
  },
  events: only('ConcurrentHeadshipDeclared'),
};

export const endConcurrentHeadship: ActRule<'EndConcurrentHeadship'> = {
  checks: [isRecorded, byPresident, stands],
  citations: cites,
  policies: [],
  apply: (office, standing) => {
    const { officerId, otherOfficeId } = standing.act.data;
    endOpen(
      office.concurrent,
      standing,
      (one) => one.officerId === officerId && one.otherOfficeId === otherOfficeId,
    );
  },
  events: only('ConcurrentHeadshipEnded'),
};
