import { officerCite } from '@elshi/law';
import { type ActRule, type Check, fail, pass } from '../act-rule.js';
import { BEGINNING } from '../career.js';
import { isNew, isRegistered } from '../checks/person.js';
import { only } from '../../judging/drafts.js';

const staffCites = [officerCite];

/** Opens a person's record with the names and the first category, which hold from the beginning. */
export const registerOfficer: ActRule<'RegisterOfficer'> = {
  checks: [isNew],
  citations: staffCites,
  policies: [],
  reaching: { from: () => BEGINNING },
  foldedFirst: true,
  apply: (career, standing) => {
    career.registration ??= standing;
    career.names ??= standing.act.data.names;
    if (career.categories.length === 0)
      career.categories.push({ category: standing.act.data.category, by: standing });
  },
  events: only('OfficerRegistered'),
};

/** A category that stands already is not set again. */
const isOtherCategory: Check<'SetStaffCategory'> = {
  rule: 'OTHER_CATEGORY',
  judge: ({ act }, { career }) => {
    const current = career.categories.at(-1);
    return current?.category === act.data.category
      ? fail('DUPLICATE_ID', `The category is ${act.data.category} already.`, staffCites, {
          category: act.data.category,
          eventId: current.by.actId,
        })
      : pass('The category changes.', staffCites);
  },
};

/** Moves a person to another category of staff. */
export const setStaffCategory: ActRule<'SetStaffCategory'> = {
  checks: [isRegistered, isOtherCategory],
  citations: staffCites,
  policies: [],
  apply: (career, standing) => {
    career.categories.push({ from: standing.day, category: standing.act.data.category, by: standing });
  },
  events: only('StaffCategorySet'),
};
