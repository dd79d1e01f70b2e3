import type { ActKind } from '../act.js';
import { isReaction } from '../reaction.js';
import type { Refusal, Warning } from '../refusal.js';
import type { StandingAct } from '../standing.js';
import type { Judged } from './act-rule.js';
import type { Docket } from './docket.js';
import { addTo, begin, isInEffect } from './fold.js';
import type { NamedActs } from './named-acts.js';
import type { JudgeContext, SubjectRules } from './subject-rules.js';
import { faultsAndWarnings } from './verdict.js';

/** How an act stands in one sweep. */
export interface Swept {
  readonly standing: StandingAct;
  readonly refusal: Refusal | undefined;
  /** Everything that speaks against it; the refusal is the first. */
  readonly faults: readonly Refusal[];
  /** What should be looked at in it. */
  readonly warnings: readonly Warning[];
  /** Whether it has another effect than the one it is meant to have; see {@link SubjectRules.changesNature}. */
  readonly changed: boolean;
}

export interface Sweep<Draft> {
  readonly docket: Docket;
  /** The acts judged, by their place in the order of recording. */
  readonly swept: ReadonlyMap<number, Swept>;
  /** What all acts were folded into. */
  readonly folded: Draft;
}

export interface SweepOptions<C> extends Pick<JudgeContext, 'policies' | 'surroundings'> {
  /** Which acts are judged; the others are only folded. */
  readonly judges: (standing: StandingAct) => boolean;
  /** The names by which an act is judged, where they are not those of the ledger that is swept. */
  readonly namesFor?: (standing: StandingAct) => NamedActs;
  /** Called for each act judged, with what stands just before it and how it was found to stand. */
  readonly visit?: (judged: Judged<ActKind>, circumstances: C, swept: Swept) => void;
}

/** Goes once over a ledger in the order of effect: judges acts by what stands before them, then adds them. */
export function sweep<Draft, C>(
  rules: SubjectRules<Draft, C>,
  docket: Docket,
  options: SweepOptions<C>,
): Sweep<Draft> {
  const folded = begin(rules, docket.standings);
  const { judges, namesFor, visit } = options;
  const swept = new Map<number, Swept>();
  for (const standing of docket.inOrder) {
    if (!isInEffect(standing)) continue;
    if (judges(standing)) {
      const judged = judgedOf(standing);
      const named = namesFor?.(standing) ?? docket.named;
      const circumstances = rules.circumstances(folded, named, options);
      const { faults, warnings } = isReaction(standing.entry)
        ? notJudged
        : faultsAndWarnings(rules, judged, circumstances);
      const changed = rules.changesNature?.(standing, folded) === true;
      const found = { standing, refusal: faults[0], faults, warnings, changed };
      swept.set(standing.index, found);
      visit?.(judged, circumstances, found);
    }
    addTo(rules, folded, standing);
  }
  return { docket, swept, folded };
}

const notJudged = { faults: [], warnings: [] };

function judgedOf({ act, day, index, entry }: StandingAct): Judged<ActKind> {
  const decidedOn = entry.events[0]!.metadata.facts;
  return { act, day, index, ...(decidedOn && { decidedOn }) };
}
