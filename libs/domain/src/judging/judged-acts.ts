import type { ActKind } from '../act.js';
import type { EventDraft } from '../event.js';
import type { Refusal } from '../refusal.js';
import type { StandingAct, Standings } from '../standing.js';
import { docketOf } from './docket.js';
import type { JudgeContext, SubjectRules } from './subject-rules.js';
import { sweep } from './sweep.js';

/** A recorded act with what the judge finds about it by what stands before it now. */
export interface JudgedAct {
  readonly standing: StandingAct;
  /** Why it would be refused; nothing where it is lawful, or has no effect any more. */
  readonly refusal?: Refusal;
  /** Its events with the members that are found now; none where it would be refused or has no effect. */
  readonly events: readonly EventDraft[];
}

/** Every act of a ledger as it is judged now, in the order of recording. */
export function judgedActs<Draft, C>(
  rules: SubjectRules<Draft, C>,
  standings: Standings,
  context: Pick<JudgeContext, 'policies' | 'surroundings'>,
): readonly JudgedAct[] {
  const found = new Map<number, Omit<JudgedAct, 'standing'>>();
  sweep(rules, docketOf(standings), {
    ...context,
    judges: () => true,
    visit: (judged, circumstances, { refusal }) => {
      const { events } = rules.ruleOf<ActKind>(judged.act.kind);
      const recorded = standings.all[judged.index]!.entry.events;
      const eventId = (place: number): string => recorded[place]?.eventId ?? '';
      found.set(judged.index, {
        ...(refusal && { refusal }),
        events: refusal === undefined ? events(judged, circumstances, eventId) : [],
      });
    },
  });
  return standings.all.map((standing) => ({ standing, events: [], ...found.get(standing.index) }));
}
