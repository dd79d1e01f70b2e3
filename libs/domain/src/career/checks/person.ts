import { confirmationCite, law, officerCite, officersOnlyCite } from '@elshi/law';
import type { ActKind } from '../../act.js';
import { founded, notYetFounded } from '../../judging/founded.js';
import { type Check, fail, pass } from '../act-rule.js';
import { categoryOn, statusOn } from '../career.js';

const staffCites = [officerCite];

/** The person is registered. Asked first of every act but the registration. */
export const isRegistered: Check<ActKind> = founded(
  { rule: 'REGISTERED', code: 'OFFICER_UNKNOWN', because: 'No officer is recorded under this id.' },
  'The officer is registered.',
  { missing: staffCites, there: staffCites },
);

/** Nobody is registered under the id yet. */
export const isNew: Check<'RegisterOfficer'> = notYetFounded({
  rule: 'NOT_YET_REGISTERED',
  code: 'OFFICER_EXISTS',
  because: 'An officer is already recorded under this id.',
});

/** Ranks are for officers, not for employees or service personnel (article 10). */
export const isOfficer: Check<ActKind> = {
  rule: 'CATEGORY',
  judge: ({ day }, { career }) => {
    const category = categoryOn(career, day);
    return category === 'OFFICER'
      ? pass('The person is an officer.', [officersOnlyCite])
      : fail(
          'NOT_AN_OFFICER',
          `Ranks are for officers; on ${day} the category is ${category ?? 'not set'}.`,
          [officersOnlyCite],
          {
            category: category ?? null,
          },
        );
  },
};

/** Who holds a rank, or may hold one: a rank can be taken from a person of any category (article 11, paragraph 3). */
export const isOfficerOrHoldsRank: Check<ActKind> = {
  rule: 'CATEGORY',
  judge: (judged, circumstances) =>
    circumstances.career.held === undefined
      ? isOfficer.judge(judged, circumstances)
      : pass('The person holds a rank.', [confirmationCite]),
};

const serviceCites = [law('10')];

/** The person is in the service on the day of the act. */
export const isInService: Check<ActKind> = {
  rule: 'IN_SERVICE',
  judge: ({ day }, { career }) => {
    const status = statusOn(career, day);
    return status === 'IN_SERVICE'
      ? pass('The person is in the service.', serviceCites)
      : fail('NOT_IN_SERVICE', `On ${day} the person is not in the service (${status}).`, serviceCites, {
          status,
        });
  },
};
