import type { Policies } from '@elshi/law';
import type { Career } from './career.js';
import type { TermCounter } from './counter.js';
import type { NamedActs } from '../judging/named-acts.js';
import type { Surroundings } from '../judging/surroundings.js';
import { termCounter } from './term-counter.js';

/** What an act is judged by: the career as it stood just before, and the names known by then. */
export interface Circumstances {
  readonly career: Career;
  readonly named: NamedActs;
  readonly policies: Policies;
  readonly offices: Surroundings['offices'];
  readonly filled?: Surroundings['filled'];
  readonly representations?: Surroundings['representations'];
  readonly findings?: Surroundings['findings'];
  readonly officers: Surroundings['officers'];
  readonly proposals: Surroundings['proposals'];
  /** The counter of the rank held, counted when first asked for. */
  readonly counter: () => TermCounter | undefined;
}

/** Circumstances for one act. The career must not change while they are in use. */
export function circumstancesOf(
  career: Career,
  named: NamedActs,
  policies: Policies,
  { offices, officers, proposals, representations, filled, findings }: Surroundings,
): Circumstances {
  let counted: TermCounter | undefined;
  return {
    career,
    named,
    policies,
    offices,
    officers,
    proposals,
    ...(filled && { filled }),
    ...(representations && { representations }),
    ...(findings && { findings }),
    counter: () => {
      if (counted === undefined && career.held !== undefined)
        counted = termCounter(career, career.held, policies);
      return counted;
    },
  };
}
