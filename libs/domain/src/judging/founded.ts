import type { Citation } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { RefusalCode } from '../refusal.js';
import { type Check, fail, pass } from './act-rule.js';
import type { NamedActs } from './named-acts.js';

/** All that these questions look at. */
interface ByNames {
  readonly named: NamedActs;
}

/** What is asked, and what is said where the answer is no. */
interface Asked {
  readonly rule: string;
  readonly code: RefusalCode;
  readonly because: string;
}

/** The subject is recorded. Asked first of every act but the one by which it comes to be. */
export function founded(
  { rule, code, because }: Asked,
  isThere: string,
  cites: { readonly missing: readonly Citation[]; readonly there: readonly Citation[] },
): Check<ActKind, ByNames> {
  return {
    rule,
    form: true,
    judge: ({ index }, { named }) =>
      named.founded(index) === undefined ? fail(code, because, cites.missing) : pass(isThere, cites.there),
  };
}

/** Nothing is recorded under the id yet. */
export function notYetFounded<K extends ActKind>({ rule, code, because }: Asked): Check<K, ByNames> {
  return {
    rule,
    form: true,
    judge: ({ index }, { named }) => {
      const earlier = named.founded(index);
      return earlier === undefined
        ? pass('The id is new.')
        : fail(code, because, [], { eventId: earlier.actId });
    },
  };
}
