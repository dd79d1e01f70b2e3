import type { CalendarDate, Policies } from '@elshi/law';
import type { ActKind } from '../act.js';
import { type Ledger, type LedgerAct, type RecordedEvent } from '../ledger.js';
import { FIRST_EVENT } from '../event.js';
import type { Act } from '../act.js';
import { type StandingAct, type Standings, standings } from '../standing.js';
import type { Circumstances, Judged } from './act-rule.js';
import type { Career } from './career.js';
import { heldSpell } from './draft.js';
import { addAct, beginCareer, inOrderOfEffect, isInEffect } from './fold.js';
import { type NamedActs, namedActs } from './named-acts.js';
import { judgeAct, type Verdict } from './verdict.js';

/** How an act stands in one sweep. */
export interface Swept {
  readonly standing: StandingAct;
  readonly verdict: Verdict;
  /** Whether it opened the first rank. */
  readonly first: boolean;
}

export interface Sweep {
  readonly standings: Standings;
  /** The acts judged, by their place in the order of recording. */
  readonly swept: ReadonlyMap<number, Swept>;
  readonly career: Career;
}

export interface SweepOptions {
  readonly policies: Policies;
  readonly offices: Circumstances['offices'];
  /** Acts in effect before this day are folded, not judged. */
  readonly from: CalendarDate;
  /** The names as they stood before the newest act, by which it is judged: what it annuls still stands for it. */
  readonly before?: NamedActs;
  /** Called for each act judged, with the career as it stands just before it. */
  readonly visit?: (judged: Judged<ActKind>, circumstances: Circumstances, verdict: Verdict) => void;
}

/** Goes once over a ledger in the order of effect: judges each act by what stands before it, then adds it. */
export function sweep(all: Standings, options: SweepOptions): Sweep {
  const career = beginCareer(all);
  const named = namedActs(all);
  const { policies, offices } = options;
  const newest = all.all.length - 1;
  const swept = new Map<number, Swept>();
  for (const standing of inOrderOfEffect(all.all)) {
    const { act, day, index } = standing;
    if (isInEffect(standing) && day >= options.from) {
      const names = index === newest ? (options.before ?? named) : named;
      const circumstances: Circumstances = { career, named: names, policies, offices };
      const verdict = judgeAct({ act, day, index }, circumstances);
      swept.set(index, {
        standing,
        verdict,
        first: act.kind === 'AssignRank' && heldSpell(career) === undefined,
      });
      options.visit?.({ act, day, index }, circumstances, verdict);
    }
    addAct(career, standing);
  }
  return { standings: all, swept, career };
}

/** The ledger as it would stand with one more act, and with these events annulled by it. */
export function supposing(ledger: Ledger, act: Act, eventId: string, annulled: readonly string[]): Standings {
  const event = (id: string, type: RecordedEvent['type'], data: Readonly<Record<string, unknown>>) =>
    ({ eventId: id, type, data, revision: 0, position: 0n, known: 0 }) as unknown as RecordedEvent;
  const entry: LedgerAct = {
    index: ledger.acts.length,
    actId: eventId,
    act,
    events: [
      event(eventId, FIRST_EVENT[act.kind], { ...act.data }),
      ...annulled.map((id) => event(eventId, 'ActAnnulled', { eventId: id })),
    ],
  };
  return standings({ ...ledger, acts: [...ledger.acts, entry] });
}
