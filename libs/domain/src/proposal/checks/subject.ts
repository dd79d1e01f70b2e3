import { type Citation, officeLifeCite, officerCite } from '@elshi/law';
import { personFacts } from '../../office/facts.js';
import type { Submitting } from '../act-data.js';
import { type Check, fail, notApplicable, pass } from '../act-rule.js';
import { officeFacts } from '../facts.js';

/** The person whom the proposal is about is recorded. What was found about him is kept with the act under this rule. */
export function personIsKnown<K extends Submitting>(
  cite: (judged: Parameters<Check<K>['judge']>[0]) => Citation,
): Check<K> {
  return {
    rule: 'PERSON',
    form: true,
    judge: (judged, circumstances) => {
      const { officerId } = judged.act.data;
      if (officerId === undefined) return notApplicable('No person is named.');
      const facts = personFacts('PERSON', officerId, judged, circumstances);
      return facts.known
        ? pass('The person is recorded.', [cite(judged)], facts)
        : fail('OFFICER_UNKNOWN', `No officer ${officerId} is recorded.`, [officerCite], { officerId });
    },
  };
}

/** The office whose head a representation is about is recorded. */
export const officeIsKnown: Check<'SubmitMinisterRepresentation'> = {
  rule: 'OFFICE',
  form: true,
  judge: (judged, circumstances) => {
    const { officeId } = judged.act.data;
    if (officeId === undefined) return notApplicable('No office is named.');
    const facts = officeFacts('OFFICE', officeId, judged, circumstances);
    return facts.known
      ? pass('The office is recorded.', [officeLifeCite], facts)
      : fail('OFFICE_UNKNOWN', `No office ${officeId} is recorded.`, [officeLifeCite], { officeId });
  },
};
