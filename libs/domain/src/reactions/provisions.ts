import type { Citation } from '@elshi/law';
import type { ActKind } from '../act.js';
import { officerRules } from '../career/rules.js';
import { officeRules } from '../office/rules.js';
import type { SubjectKind } from '../subject.js';

/** The provisions on which every act of a kind rests: all that is told of one that nobody judges. */
export function provisionsOf(subject: SubjectKind, kind: ActKind): readonly Citation[] {
  return subject === 'office' ? officeRules.ruleOf(kind).citations : officerRules.ruleOf(kind).citations;
}
