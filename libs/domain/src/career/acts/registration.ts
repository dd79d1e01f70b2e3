import { regulation } from '@elshi/law';
import type { ActRule } from '../act-rule.js';
import { isNew, isRegistered } from '../checks/person.js';
import { only } from './drafts.js';

const staffCites = [regulation('14', '¶1')];

/** Opens a person's record with the names and the first category, which hold from the beginning. */
export const registerOfficer: ActRule<'RegisterOfficer'> = {
  checks: [isNew],
  citations: staffCites,
  policies: [],
  apply: (career, standing) => {
    career.registration ??= standing;
    career.names ??= standing.act.data.names;
    if (career.categories.length === 0)
      career.categories.push({ category: standing.act.data.category, by: standing });
  },
  events: only('OfficerRegistered'),
};

/** Moves a person to another category of staff. */
export const setStaffCategory: ActRule<'SetStaffCategory'> = {
  checks: [isRegistered],
  citations: staffCites,
  policies: [],
  apply: (career, standing) => {
    career.categories.push({ from: standing.day, category: standing.act.data.category, by: standing });
  },
  events: only('StaffCategorySet'),
};
