import type { ActKind } from '../act.js';
import type * as judging from '../judging/act-rule.js';
import type { Circumstances } from './circumstances.js';
import type { CareerDraft } from './draft.js';

export {
  fail,
  type Finding,
  type Judged,
  notApplicable,
  pass,
  type Reaching,
  warn,
} from '../judging/act-rule.js';

/** One question that the law asks of an act about an officer. */
export type Check<K extends ActKind> = judging.Check<K, Circumstances>;

/** Everything the core knows about one kind of act about an officer. */
export type ActRule<K extends ActKind> = judging.ActRule<K, CareerDraft, Circumstances>;
