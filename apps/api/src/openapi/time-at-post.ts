import { POLICY_VALUES } from '@elshi/law';
import { line, timeAbroad } from './record.js';
import {
  count,
  day,
  flag,
  list,
  nullable,
  object,
  oneOf,
  ref,
  type Schema,
  text,
  uuid,
  written,
} from './schema.js';

const stay = object({
  postingId: text,
  officeId: text,
  positionCode: text,
  from: written,
  startedBy: uuid,
  to: nullable(written),
  endedBy: nullable(uuid),
  days: count,
  ...line,
});

/** The answer about time at posts. */
export const timeAtPostSchemas: Readonly<Record<string, Schema>> = {
  TimeAtPost: object(
    {
      officerId: text,
      stays: list(stay),
      daysAbroad: timeAbroad,
      current: {
        ...nullable(stay),
        description: 'The stay that runs; of two, the one that was decided later.',
      },
      rotation: object(
        {
          policy: oneOf(POLICY_VALUES.P35),
          dueOn: nullable(day),
          due: flag,
          'approximate?': {
            ...flag,
            description: 'Reckoned from an arrival of which only the month or the year is known.',
          },
        },
        'Reckoned from the arrival at the office of `current`; `dueOn` is null where nobody is at a post or the policy is off.',
      ),
      meta: ref('Meta'),
    },
    'Stays at posts, oldest first: `from` is the arrival, the line is that of the decision.',
  ),
};
