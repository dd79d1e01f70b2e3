import { officeLifeCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { type Check, fail, pass } from '../act-rule.js';

const cites = [officeLifeCite];

/** The office is recorded. Asked first of every act but its establishment. */
export const isRecorded: Check<ActKind> = {
  rule: 'RECORDED',
  form: true,
  judge: ({ index }, { named }) =>
    named.founded(index) === undefined
      ? fail('OFFICE_UNKNOWN', 'No office is recorded under this id.', cites)
      : pass('The office is recorded.', cites),
};

/** No office is recorded under the id yet. */
export const isNew: Check<'EstablishOffice'> = {
  rule: 'NOT_YET_RECORDED',
  form: true,
  judge: ({ index }, { named }) => {
    const earlier = named.founded(index);
    return earlier === undefined
      ? pass('The id is new.')
      : fail('OFFICE_EXISTS', 'An office is already recorded under this id.', [], {
          eventId: earlier.actId,
        });
  },
};

/** Before its establishment and after its termination, nothing is done at an office. */
export const isOpen: Check<ActKind> = {
  rule: 'OPEN',
  form: true,
  judge: ({ day, index }, { office, named }) => {
    const { termination } = office;
    const established = named.founded(index)?.day;
    if (established !== undefined && day < established)
      return fail('DATE_ORDER', `The office is established on ${established}, after ${day}.`, cites, {
        establishedOn: established,
      });
    return termination === undefined
      ? pass('The office is open.', cites)
      : fail('OFFICE_TERMINATED', `The office was terminated on ${termination.day}.`, cites, {
          terminatedOn: termination.day,
          eventId: termination.actId,
        });
  },
};
