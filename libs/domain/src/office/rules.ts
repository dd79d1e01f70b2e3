import type { SubjectRules } from '../judging/subject-rules.js';
import { officeRuleOf } from './acts/index.js';
import type { OfficeCircumstances } from './circumstances.js';
import { emptyOffice, type OfficeDraft } from './draft.js';

/** The law of offices abroad. */
export const officeRules: SubjectRules<OfficeDraft, OfficeCircumstances> = {
  ruleOf: officeRuleOf,
  empty: emptyOffice,
  circumstances: (office, named, { policies, surroundings }) => {
    const { findings, representations } = surroundings;
    return {
      ...{ office, named, policies, surroundings },
      ...(representations && { representations }),
      ...(findings && { findings }),
    };
  },
};
