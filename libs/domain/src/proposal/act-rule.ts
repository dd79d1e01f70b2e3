import type { ActKind } from '../act.js';
import type * as judging from '../judging/act-rule.js';
import type { ProposalCircumstances } from './circumstances.js';
import type { ProposalDraft } from './draft.js';

export { fail, type Judged, notApplicable, pass } from '../judging/act-rule.js';

/** One question that the law asks of an act about a proposal. */
export type Check<K extends ActKind> = judging.Check<K, ProposalCircumstances>;

/** Everything the core knows about one kind of act about a proposal. */
export type ActRule<K extends ActKind> = judging.ActRule<K, ProposalDraft, ProposalCircumstances>;
