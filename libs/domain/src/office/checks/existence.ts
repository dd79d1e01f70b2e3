import { officeLifeCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { founded, notYetFounded } from '../../judging/founded.js';
import { type Check, fail, pass } from '../act-rule.js';

const cites = [officeLifeCite];

/** The office is recorded. Asked first of every act but its establishment. */
export const isRecorded: Check<ActKind> = founded(
  { rule: 'RECORDED', code: 'OFFICE_UNKNOWN', because: 'No office is recorded under this id.' },
  'The office is recorded.',
  { missing: cites, there: cites },
);

/** No office is recorded under the id yet. */
export const isNew: Check<'EstablishOffice'> = notYetFounded({
  rule: 'NOT_YET_RECORDED',
  code: 'OFFICE_EXISTS',
  because: 'An office is already recorded under this id.',
});

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
