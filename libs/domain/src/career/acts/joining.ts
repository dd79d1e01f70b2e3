import { officerCite } from '@elshi/law';
import { only } from '../../judging/drafts.js';
import { keptFacts } from '../../judging/kept-facts.js';
import { type ActRule, type Check, fail, pass, warn } from '../act-rule.js';
import { isRegistered } from '../checks/person.js';

const staffCites = [officerCite];

/**
 * The other record is there, goes on itself, and nothing in it tells of another person. A recorded act is judged by what was
 * known when it was decided.
 */
const isOfOnePerson: Check<'JoinRecord'> = {
  rule: 'SAME_PERSON',
  form: true,
  judge: (judged, { career, officers }) => {
    const { act } = judged;
    const { officerId } = act.data;
    const facts = { officerId };
    if (keptFacts(judged, 'SAME_PERSON', { officerId }) !== undefined)
      return pass('Nothing told of another person when this was decided.', staffCites, facts);
    const other = officers.get(officerId);
    if (other == null)
      return fail('OFFICER_UNKNOWN', `No officer ${officerId} is recorded.`, staffCites, facts);
    const { joinedInto } = other;
    if (joinedInto !== undefined)
      return fail(
        'RECORD_JOINED',
        `The record of ${officerId} is joined to that of ${joinedInto}: name that.`,
        staffCites,
        {
          officerId,
          joinedInto,
        },
      );
    const [own, others] = [career, other].map(({ registration }) => registration?.act.data);
    if (differ(own?.personalNo, others?.personalNo))
      return fail(
        'PERSON_DIFFERS',
        'The two records have different personal numbers: correct the wrong one first, if it is one person.',
        staffCites,
        facts,
      );
    if (differ(own?.birthDate, others?.birthDate))
      return warn(
        {
          code: 'BIRTH_DATE_DIFFERS',
          detail: 'The two records have different dates of birth.',
          citations: staffCites,
        },
        facts,
      );
    return pass('Nothing tells of another person.', staffCites, facts);
  },
};

function differ(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && one !== other;
}

/** Says under which record a person goes on who was recorded twice. It moves no day of either career. */
export const joinRecord: ActRule<'JoinRecord'> = {
  checks: [isRegistered, isOfOnePerson],
  citations: staffCites,
  policies: [],
  apply: (career, { act }) => {
    career.joinedInto = act.data.officerId;
  },
  events: only('RecordJoined'),
};
