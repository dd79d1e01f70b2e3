import type { ActKind } from '../act.js';
import type * as judging from '../judging/act-rule.js';
import type { OfficeCircumstances } from './circumstances.js';
import type { OfficeDraft } from './draft.js';

export { fail, type Finding, type Judged, notApplicable, pass, warn } from '../judging/act-rule.js';

/** One question that the law asks of an act about an office. */
export type Check<K extends ActKind> = judging.Check<K, OfficeCircumstances>;

/** Everything the core knows about one kind of act about an office. */
export type ActRule<K extends ActKind> = judging.ActRule<K, OfficeDraft, OfficeCircumstances>;
