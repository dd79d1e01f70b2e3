import { law, officerCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { type Check, fail, type Judged, pass } from '../act-rule.js';
import { personFacts } from '../facts.js';

const cites = [officerCite];

type PersonOf<K extends ActKind> = (judged: Judged<K>) => string;

/** The person is recorded. What was found about him is kept with the act under this rule. */
export function isKnown<K extends ActKind>(personOf: PersonOf<K>): Check<K> {
  return {
    rule: 'PERSON',
    form: true,
    judge: (judged, circumstances) => {
      const facts = personFacts('PERSON', personOf(judged), judged, circumstances);
      return facts.known
        ? pass('The person is recorded.', cites, facts)
        : fail('OFFICER_UNKNOWN', `No officer ${facts.officerId} is recorded.`, cites, {
            officerId: facts.officerId,
          });
    },
  };
}

/** The person is an officer, not an employee or service personnel (point 14). */
export function isOfficer<K extends ActKind>(personOf: PersonOf<K>): Check<K> {
  return {
    rule: 'CATEGORY',
    judge: (judged, circumstances) => {
      const { officerId, category } = personFacts('PERSON', personOf(judged), judged, circumstances);
      return category === 'OFFICER'
        ? pass('The person is an officer.', cites)
        : fail('NOT_AN_OFFICER', `${officerId} is not an officer on ${judged.day}.`, cites, {
            officerId,
            category,
          });
    },
  };
}

/** The person is in the service on the day. */
export function isServing<K extends ActKind>(personOf: PersonOf<K>): Check<K> {
  return {
    rule: 'IN_SERVICE',
    judge: (judged, circumstances) => {
      const { officerId, status } = personFacts('PERSON', personOf(judged), judged, circumstances);
      return status === 'IN_SERVICE'
        ? pass('The person is in the service.', [law('10')])
        : fail('NOT_IN_SERVICE', `On ${judged.day} ${officerId} is not in the service.`, [law('10')], {
            officerId,
            status,
          });
    },
  };
}
