import type { SubjectRules } from '../judging/subject-rules.js';
import { ruleOf } from './acts/index.js';
import type { Career } from './career.js';
import { type Circumstances, circumstancesOf } from './circumstances.js';
import { type CareerDraft, emptyCareer } from './draft.js';

/** The law of careers. */
export const officerRules: SubjectRules<CareerDraft, Circumstances> = {
  ruleOf,
  empty: emptyCareer,
  circumstances: (career, named, { policies, surroundings }) =>
    circumstancesOf(career, named, policies, surroundings),
  // An ordinary assignment that would be a first one is judged by another rule.
  changesNature: ({ act }, career) => act.kind === 'AssignRank' && career.held === undefined,
  restingOn,
  hangsOn: ({ act }, { refused }) =>
    refused === 'POSTING_STATE' || (act.kind === 'RestoreRank' && refused === 'RANK_SEQUENCE'),
};

/** A certificate rests on the act that opened the spell of its rank, a restoration on the loss that it undoes. */
function restingOn({ certificates, losses }: Career, gone: ReadonlySet<number>): ReadonlySet<number> {
  const pairs = [
    ...certificates.map(({ by, spell }) => [by, spell?.by] as const),
    ...losses.map(({ by, restoredBy }) => [restoredBy, by] as const),
  ];
  return new Set(
    pairs.flatMap(([act, ground]) =>
      act !== undefined && ground !== undefined && gone.has(ground.index) && ground.index < act.index
        ? act.index
        : [],
    ),
  );
}
