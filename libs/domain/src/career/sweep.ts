import type { Policies } from '@elshi/law';
import type { ActKind } from '../act.js';
import type { Refusal } from '../refusal.js';
import type { StandingAct } from '../standing.js';
import type { Judged } from './act-rule.js';
import type { Career } from './career.js';
import { type Circumstances, circumstancesOf, type Offices } from './circumstances.js';
import type { Docket } from './docket.js';
import { addAct, beginCareer, isInEffect } from './fold.js';
import type { NamedActs } from './named-acts.js';
import { faultsOf, refusalOf } from './verdict.js';

/** How an act stands in one sweep. */
export interface Swept {
  readonly standing: StandingAct;
  readonly refusal: Refusal | undefined;
  /** Everything that speaks against it; the refusal is the first. */
  readonly faults: readonly Refusal[];
  /** Whether it opened the first rank. */
  readonly first: boolean;
}

export interface Sweep {
  readonly docket: Docket;
  /** The acts judged, by their place in the order of recording. */
  readonly swept: ReadonlyMap<number, Swept>;
  readonly career: Career;
}

export interface SweepOptions {
  readonly policies: Policies;
  readonly offices: Offices;
  /** Which acts are judged; the others are only folded. */
  readonly judges: (standing: StandingAct) => boolean;
  /** The names by which an act is judged, where they are not those of the ledger that is swept. */
  readonly namesFor?: (standing: StandingAct) => NamedActs;
  /** Called for each act judged, with the career as it stands just before it. */
  readonly visit?: (judged: Judged<ActKind>, circumstances: Circumstances) => void;
}

/** Goes once over a ledger in the order of effect: judges acts by what stands before them, then adds them. */
export function sweep(docket: Docket, options: SweepOptions): Sweep {
  const career = beginCareer(docket.standings);
  const { policies, offices, judges, namesFor, visit } = options;
  const swept = new Map<number, Swept>();
  for (const standing of docket.inOrder) {
    if (!isInEffect(standing)) continue;
    if (judges(standing)) {
      const judged = judgedOf(standing);
      const named = namesFor?.(standing) ?? docket.named;
      const circumstances = circumstancesOf(career, named, policies, offices);
      const refusal = refusalOf(judged, circumstances);
      const first = standing.act.kind === 'AssignRank' && career.held === undefined;
      const faults = refusal === undefined ? [] : faultsOf(judged, circumstances);
      swept.set(standing.index, { standing, refusal, faults, first });
      visit?.(judged, circumstances);
    }
    addAct(career, standing);
  }
  return { docket, swept, career };
}

function judgedOf({ act, day, index, entry }: StandingAct): Judged<ActKind> {
  const decidedOn = entry.events[0]!.metadata.facts;
  return { act, day, index, ...(decidedOn && { decidedOn }) };
}
